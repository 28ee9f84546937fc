package io.footfall.geometry;

import java.io.Serializable;

/**
 * A line segment with a direction. Its right side is the right of someone who stands at {@code
 * from} and faces {@code to}.
 */
public record DirectedLine(Point from, Point to) implements Serializable {
  public DirectedLine {
    if (from.distance(to) == 0) {
      throw new IllegalArgumentException(
          "A line needs two different points, but both were %s".formatted(from));
    }
  }

  public double length() {
    return from.distance(to);
  }

  /**
   * Distance to the endless line through both points: positive on the right side, negative on the
   * left.
   */
  public double signedDistance(Point p) {
    // With y pointing down, the cross product is positive to the right.
    return ((to.x() - from.x()) * (p.y() - from.y()) - (to.y() - from.y()) * (p.x() - from.x()))
        / length();
  }

  /**
   * Where a point falls along the line: 0 at {@code from}, 1 at {@code to}, outside 0-1 beyond the
   * ends.
   */
  public double along(Point p) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    return ((p.x() - from.x()) * dx + (p.y() - from.y()) * dy) / (dx * dx + dy * dy);
  }

  /** Turns 0-1 fractions into pixels of a picture. */
  public DirectedLine toPixels(PictureSize picture) {
    return new DirectedLine(picture.toPixels(from), picture.toPixels(to));
  }
}
