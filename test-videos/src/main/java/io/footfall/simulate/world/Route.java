package io.footfall.simulate.world;

import io.footfall.simulate.scenario.FloorPoint;
import java.util.List;

/** A way over the floor that knows its length. */
public final class Route {
  private final double[] x;
  private final double[] y;
  private final double[] metres;

  Route(List<FloorPoint> points) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("A route needs a point");
    }
    x = points.stream().mapToDouble(FloorPoint::x).toArray();
    y = points.stream().mapToDouble(FloorPoint::y).toArray();
    metres = new double[x.length];
    for (int i = 1; i < x.length; i++) {
      metres[i] = metres[i - 1] + Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
    }
  }

  double length() {
    return metres[metres.length - 1];
  }

  FloorPoint end() {
    return new FloorPoint(x[x.length - 1], y[y.length - 1]);
  }

  /** The point some metres along. */
  FloorPoint at(double along) {
    if (along <= 0 || x.length == 1) {
      return new FloorPoint(x[0], y[0]);
    }
    int i = segment(along);
    double piece = metres[i + 1] - metres[i];
    double f = piece == 0 ? 1 : Math.min(1, (along - metres[i]) / piece);
    return new FloorPoint(x[i] + (x[i + 1] - x[i]) * f, y[i] + (y[i + 1] - y[i]) * f);
  }

  /**
   * Direction of travel some metres along, looked up over a short piece so that it turns softly.
   */
  double heading(double along) {
    FloorPoint before = at(Math.max(0, along - 0.15));
    FloorPoint after = at(Math.min(length(), along + 0.25));
    return before.headingTo(after);
  }

  private int segment(double along) {
    int low = 0;
    int high = metres.length - 2;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (metres[middle] <= along) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
