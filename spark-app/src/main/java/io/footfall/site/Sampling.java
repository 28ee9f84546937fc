package io.footfall.site;

import java.util.OptionalDouble;

/**
 * How often a camera's footage is looked at.
 *
 * @param framesPerSecond looks a second of capture time; empty for every frame there is
 */
public record Sampling(OptionalDouble framesPerSecond) {
  public static final Sampling EVERY_FRAME = new Sampling(OptionalDouble.empty());

  /** Where the site file says nothing. */
  public static final Sampling DEFAULT = ofRate(5);

  public Sampling {
    if (framesPerSecond.isPresent() && !(framesPerSecond.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "A sampling rate must be positive, but was %s".formatted(framesPerSecond.getAsDouble()));
    }
  }

  /** So many looks a second. */
  public static Sampling ofRate(double framesPerSecond) {
    return new Sampling(OptionalDouble.of(framesPerSecond));
  }

  public boolean isEveryFrame() {
    return framesPerSecond.isEmpty();
  }
}
