package io.footfall.evaluate;

import java.util.OptionalDouble;

/**
 * A figure beside the true one.
 *
 * @param truth what is right
 * @param counted what was found
 */
public record Tally(double truth, double counted) {
  public Tally {
    if (!(truth >= 0 && counted >= 0)) {
      throw new IllegalArgumentException(
          "A tally needs figures of 0 or more, but was %s of %s".formatted(counted, truth));
    }
  }

  /** Both figures added up. */
  public Tally plus(Tally other) {
    return new Tally(truth + other.truth, counted + other.counted);
  }

  /**
   * How far off the figure is as a share of the true one, positive for too many; empty where there
   * should be nothing and is something.
   */
  public OptionalDouble error() {
    if (truth == 0) {
      return counted == 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
    }
    return OptionalDouble.of(counted / truth - 1);
  }
}
