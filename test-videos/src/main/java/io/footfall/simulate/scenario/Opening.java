package io.footfall.simulate.scenario;

/** An opening in a wall that runs along x: people walk through between its two edges, in metres. */
public record Opening(String id, double x0, double x1) {
  public Opening {
    if (!(x0 < x1)) {
      throw new IllegalArgumentException(
          "Opening %s needs x0 < x1, but was [%s, %s]".formatted(id, x0, x1));
    }
  }

  /** The middle between the edges. */
  public double middle() {
    return (x0 + x1) / 2;
  }
}
