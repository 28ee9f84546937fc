package io.footfall.simulate.scenario;

/** A point on the floor plan, in metres. */
public record FloorPoint(double x, double y) {
  public FloorPoint {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException(
          "A floor point needs finite coordinates, but was (%s, %s)".formatted(x, y));
    }
  }

  /** Straight distance in metres. */
  public double distance(FloorPoint other) {
    return Math.hypot(x - other.x, y - other.y);
  }

  /** This point moved by metres along both axes. */
  public FloorPoint plus(double byX, double byY) {
    return new FloorPoint(x + byX, y + byY);
  }

  /** The point a fraction of the way to another: 0 is here, 1 is there. */
  public FloorPoint towards(FloorPoint other, double fraction) {
    return new FloorPoint(x + (other.x - x) * fraction, y + (other.y - y) * fraction);
  }

  /** Direction in radians in which another point lies, 0 along x and a quarter turn along y. */
  public double headingTo(FloorPoint other) {
    return Math.atan2(other.y - y, other.x - x);
  }
}
