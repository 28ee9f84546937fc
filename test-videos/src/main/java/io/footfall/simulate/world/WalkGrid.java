package io.footfall.simulate.world;

import io.footfall.simulate.scenario.Fixture;
import io.footfall.simulate.scenario.FloorPoint;
import io.footfall.simulate.scenario.Layout;
import io.footfall.simulate.scenario.Opening;
import io.footfall.simulate.scenario.Prop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Where people can walk, and smooth ways around what stands there.
 *
 * <p>Distances to a target are spread over a grid (Dijkstra, 1959) with a price on closeness to
 * walls; a way follows them down, is pulled tight and then rounded. Not thread safe.
 */
final class WalkGrid {
  private static final double CELL = 0.2;
  private static final double MARGIN = 4.5;

  /** Half a person and a bit: nobody's middle comes closer to a wall or shelf. */
  private static final double CLEARANCE = 0.26;

  private final Layout layout;
  private final int columns;
  private final int rows;
  private final float[] clearance;

  WalkGrid(Layout layout) {
    this.layout = layout;
    columns = (int) Math.ceil((layout.widthMetres() + 2 * MARGIN) / CELL);
    rows = (int) Math.ceil((layout.depthMetres() + MARGIN + 2) / CELL);
    clearance = new float[columns * rows];
    for (int i = 0; i < clearance.length; i++) {
      clearance[i] = (float) free(centre(i));
    }
  }

  private FloorPoint centre(int i) {
    return new FloorPoint(
        (i % columns + 0.5) * CELL - MARGIN, (Math.floorDiv(i, columns) + 0.5) * CELL - MARGIN);
  }

  private int cell(FloorPoint p) {
    int column = Math.max(0, Math.min(columns - 1, (int) ((p.x() + MARGIN) / CELL)));
    int row = Math.max(0, Math.min(rows - 1, (int) ((p.y() + MARGIN) / CELL)));
    return row * columns + column;
  }

  /** Metres from a point to the nearest thing in the way, at most 1. */
  double free(FloorPoint p) {
    double free = 1;
    for (Fixture fixture : layout.fixtures()) {
      free = Math.min(free, fixture.distance(p.x(), p.y()));
    }
    for (Prop prop : layout.props()) {
      if (prop.kind() == Prop.Kind.MANNEQUIN) {
        free = Math.min(free, prop.at().distance(p) - 0.2);
      }
    }
    free = Math.min(free, wall(p, 0, layout.doors()));
    free = Math.min(free, wall(p, layout.depthMetres(), List.of(layout.staffDoor())));
    if (p.y() > -0.1) {
      free = Math.min(free, Math.abs(p.x()));
      free = Math.min(free, Math.abs(layout.widthMetres() - p.x()));
    }
    return free;
  }

  private double wall(FloorPoint p, double y, List<Opening> openings) {
    double x = Math.max(0, Math.min(layout.widthMetres(), p.x()));
    double nearest = Math.hypot(p.x() - x, p.y() - y);
    for (Opening opening : openings) {
      if (x > opening.x0() && x < opening.x1()) {
        double edge =
            Math.min(
                Math.hypot(p.x() - opening.x0(), p.y() - y),
                Math.hypot(p.x() - opening.x1(), p.y() - y));
        nearest = edge;
      }
    }
    return nearest;
  }

  private boolean walkable(FloorPoint p) {
    return clearance[cell(p)] >= CLEARANCE;
  }

  /** Distances from every cell to a target, walls priced in. */
  float[] field(FloorPoint target) {
    float[] distance = new float[columns * rows];
    Arrays.fill(distance, Float.MAX_VALUE);
    record Reached(float distance, int cell) {}
    PriorityQueue<Reached> open =
        new PriorityQueue<>(
            (a, b) ->
                a.distance != b.distance
                    ? Float.compare(a.distance, b.distance)
                    : Integer.compare(a.cell, b.cell));
    open.add(new Reached(0, cell(target)));
    distance[cell(target)] = 0;
    while (!open.isEmpty()) {
      Reached reached = open.poll();
      if (reached.distance > distance[reached.cell]) {
        continue;
      }
      for (int direction = 0; direction < 8; direction++) {
        int next = neighbour(reached.cell, direction);
        if (next >= 0) {
          float there = reached.distance + step(next, direction);
          if (there < distance[next]) {
            distance[next] = there;
            open.add(new Reached(there, next));
          }
        }
      }
    }
    return distance;
  }

  private float step(int cell, int direction) {
    double length = direction % 2 == 0 ? 1 : Math.sqrt(2);
    double gap = clearance[cell];
    double price = gap < CLEARANCE ? 40 : gap < 0.6 ? 1 + 3 * (0.6 - gap) : 1;
    return (float) (CELL * length * price);
  }

  private int neighbour(int cell, int direction) {
    int column = cell % columns + DX[direction];
    int row = cell / columns + DY[direction];
    return column < 0 || row < 0 || column >= columns || row >= rows ? -1 : row * columns + column;
  }

  private static final int[] DX = {1, 1, 0, -1, -1, -1, 0, 1};
  private static final int[] DY = {0, 1, 1, 1, 0, -1, -1, -1};

  /** A smooth way down a target's field, shifted sideways to the walker's right by some metres. */
  Route route(FloorPoint from, FloorPoint to, float[] field, double sideways) {
    List<FloorPoint> points = new ArrayList<>();
    points.add(from);
    int cell = cell(from);
    while (field[cell] > 0 && points.size() < 2000) {
      int best = cell;
      for (int direction = 0; direction < 8; direction++) {
        int next = neighbour(cell, direction);
        if (next >= 0 && field[next] < field[best]) {
          best = next;
        }
      }
      if (best == cell) {
        break;
      }
      cell = best;
      points.add(centre(cell));
    }
    points.add(to);
    return new Route(round(shift(resample(tighten(points)), sideways)));
  }

  private List<FloorPoint> tighten(List<FloorPoint> points) {
    List<FloorPoint> kept = new ArrayList<>();
    int here = 0;
    kept.add(points.get(0));
    while (here < points.size() - 1) {
      int next = Math.min(points.size() - 1, here + 30);
      while (next > here + 1 && !clear(points.get(here), points.get(next))) {
        next--;
      }
      kept.add(points.get(next));
      here = next;
    }
    return kept;
  }

  private boolean clear(FloorPoint a, FloorPoint b) {
    int steps = 1 + (int) (a.distance(b) / (CELL / 2));
    for (int i = 0; i <= steps; i++) {
      if (clearance[cell(a.towards(b, (double) i / steps))] < 0.38) {
        return false;
      }
    }
    return true;
  }

  private static List<FloorPoint> resample(List<FloorPoint> points) {
    Route tight = new Route(points);
    int steps = Math.max(1, (int) Math.round(tight.length() / 0.15));
    List<FloorPoint> even = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      even.add(tight.at(tight.length() * i / steps));
    }
    return even;
  }

  private List<FloorPoint> shift(List<FloorPoint> points, double sideways) {
    int last = points.size() - 1;
    List<FloorPoint> shifted = new ArrayList<>(points);
    for (int i = 1; i < last; i++) {
      double heading = points.get(i - 1).headingTo(points.get(i + 1));
      double ends = Math.min(1, Math.min(i, last - i) / 6.0);
      FloorPoint p =
          points
              .get(i)
              .plus(Math.sin(heading) * sideways * ends, -Math.cos(heading) * sideways * ends);
      if (walkable(p)) {
        shifted.set(i, p);
      }
    }
    return shifted;
  }

  private List<FloorPoint> round(List<FloorPoint> points) {
    List<FloorPoint> smooth = new ArrayList<>(points);
    for (int pass = 0; pass < 14; pass++) {
      for (int i = 1; i < smooth.size() - 1; i++) {
        FloorPoint p = smooth.get(i - 1).towards(smooth.get(i + 1), 0.5);
        if (walkable(p) || !walkable(smooth.get(i))) {
          smooth.set(i, p);
        }
      }
    }
    return smooth;
  }
}
