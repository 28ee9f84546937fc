package io.footfall.geometry;

import java.io.Serializable;

/**
 * A point; x runs right and y runs down. The holder says whether it is in pixels, 0-1 fractions or
 * metres.
 */
public record Point(double x, double y) implements Serializable {
  public Point {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException(
          "A point needs finite coordinates, but was (%s, %s)".formatted(x, y));
    }
  }

  /** Scales both axes apart, for example from 0-1 fractions to pixels. */
  public Point scale(double byX, double byY) {
    return new Point(x * byX, y * byY);
  }

  /** Straight distance to another point, in the unit of both. */
  public double distance(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
