package io.footfall.simulate.scenario;

/**
 * A counting line on the floor.
 *
 * @param kind as the site file names it: entrance, passer-by or internal
 * @param inside any point on the side that is inside
 */
public record FloorLine(String id, String kind, FloorPoint from, FloorPoint to, FloorPoint inside) {
  public FloorLine {
    if (from.distance(to) == 0 || cross(from, to, inside) == 0) {
      throw new IllegalArgumentException(
          "Line %s needs a length and an inside beside it".formatted(id));
    }
  }

  /** Metres from the endless line, positive inside. */
  public double depth(FloorPoint p) {
    return Math.signum(cross(from, to, inside)) * cross(from, to, p) / from.distance(to);
  }

  /** Where a point falls along the line: 0 at its start, 1 at its end. */
  public double along(FloorPoint p) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    return ((p.x() - from.x()) * dx + (p.y() - from.y()) * dy) / (dx * dx + dy * dy);
  }

  private static double cross(FloorPoint a, FloorPoint b, FloorPoint p) {
    return (b.x() - a.x()) * (p.y() - a.y()) - (b.y() - a.y()) * (p.x() - a.x());
  }
}
