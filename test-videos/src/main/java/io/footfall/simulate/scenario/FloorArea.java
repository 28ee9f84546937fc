package io.footfall.simulate.scenario;

import java.util.ArrayList;
import java.util.List;

/** A convex area of the floor, its corners in order and not closed, in metres. */
public record FloorArea(List<FloorPoint> corners) {
  public FloorArea {
    corners = List.copyOf(corners);
    if (corners.size() < 3) {
      throw new IllegalArgumentException(
          "An area needs at least 3 corners, but has %d".formatted(corners.size()));
    }
  }

  /** The rectangle between two opposite corners. */
  public static FloorArea rectangle(double x0, double y0, double x1, double y1) {
    return new FloorArea(
        List.of(
            new FloorPoint(x0, y0),
            new FloorPoint(x1, y0),
            new FloorPoint(x1, y1),
            new FloorPoint(x0, y1)));
  }

  /** Whether a point lies inside, by the even-odd rule. */
  public boolean contains(FloorPoint p) {
    boolean inside = false;
    for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
      FloorPoint a = corners.get(i);
      FloorPoint b = corners.get(j);
      if ((a.y() > p.y()) != (b.y() > p.y())
          && p.x() < (b.x() - a.x()) * (p.y() - a.y()) / (b.y() - a.y()) + a.x()) {
        inside = !inside;
      }
    }
    return inside;
  }

  /**
   * The part on the side of a straight border where {@code a*x + b*y + c >= 0} (Sutherland and
   * Hodgman, 1974); the corners may be fewer than 3 when nothing is left.
   */
  public static List<FloorPoint> clip(List<FloorPoint> corners, double a, double b, double c) {
    List<FloorPoint> kept = new ArrayList<>();
    for (int i = 0; i < corners.size(); i++) {
      FloorPoint p = corners.get(i);
      FloorPoint q = corners.get((i + 1) % corners.size());
      double dp = a * p.x() + b * p.y() + c;
      double dq = a * q.x() + b * q.y() + c;
      if (dp >= 0) {
        kept.add(p);
      }
      if ((dp > 0 && dq < 0) || (dp < 0 && dq > 0)) {
        kept.add(p.towards(q, dp / (dp - dq)));
      }
    }
    return kept;
  }

  /** The mean of the corners. */
  public FloorPoint middle() {
    return new FloorPoint(
        corners.stream().mapToDouble(FloorPoint::x).average().orElseThrow(),
        corners.stream().mapToDouble(FloorPoint::y).average().orElseThrow());
  }
}
