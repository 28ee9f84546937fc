package io.footfall.simulate.world;

import io.footfall.simulate.scenario.Fixture;
import io.footfall.simulate.scenario.FloorPoint;
import io.footfall.simulate.scenario.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The floor during a day: ways over it, places to browse, and who is in the way. */
final class ShopFloor {
  /** A place to stand before goods. */
  static final class Stop {
    final FloorPoint at;
    final double headingRadians;
    long takenUntilUs = Long.MIN_VALUE;

    Stop(FloorPoint at, double headingRadians) {
      this.at = at;
      this.headingRadians = headingRadians;
    }
  }

  private static final int REMEMBERED_FIELDS = 300;
  private static final long STEP_US = 350_000;
  private static final double PERSONAL_METRES = 0.5;
  private static final double[] DELAYS = {0, 0.7, 1.5, 2.5};
  private static final double[] SIDESTEPS = {0, 0.3, -0.3, 0.5};

  private final Layout layout;
  private final WalkGrid grid;
  private final List<Stop> stops;
  private final List<FloorPoint> openFloor;
  private final List<Person> present = new ArrayList<>();
  private final Map<FloorPoint, float[]> fields =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FloorPoint, float[]> eldest) {
          return size() > REMEMBERED_FIELDS;
        }
      };

  ShopFloor(Layout layout) {
    this.layout = layout;
    this.grid = new WalkGrid(layout);
    this.stops = stops();
    this.openFloor = openFloor();
  }

  private List<Stop> stops() {
    List<Stop> found = new ArrayList<>();
    for (Fixture fixture : layout.fixtures()) {
      boolean goods =
          fixture.kind() == Fixture.Kind.SHELF
              || fixture.kind() == Fixture.Kind.RACK
              || fixture.kind() == Fixture.Kind.TABLE;
      if (goods) {
        double wide = fixture.x1() - fixture.x0();
        double deep = fixture.y1() - fixture.y0();
        if (wide >= deep * 0.7) {
          along(found, fixture.x0(), fixture.x1(), fixture.y0() - 0.5, true, Math.PI / 2);
          along(found, fixture.x0(), fixture.x1(), fixture.y1() + 0.5, true, -Math.PI / 2);
        }
        if (deep >= wide * 0.7) {
          along(found, fixture.y0(), fixture.y1(), fixture.x0() - 0.5, false, 0);
          along(found, fixture.y0(), fixture.y1(), fixture.x1() + 0.5, false, Math.PI);
        }
      }
    }
    return found;
  }

  private void along(
      List<Stop> found, double from, double to, double fixed, boolean alongX, double heading) {
    int count = Math.max(1, (int) ((to - from) / 0.85));
    for (int i = 0; i < count; i++) {
      double along = from + (to - from) * (i + 0.5) / count;
      FloorPoint p = alongX ? new FloorPoint(along, fixed) : new FloorPoint(fixed, along);
      if (grid.free(p) > 0.3 && inStore(p)) {
        found.add(new Stop(p, heading));
      }
    }
  }

  private List<FloorPoint> openFloor() {
    List<FloorPoint> open = new ArrayList<>();
    for (double x = 0.8; x < layout.widthMetres(); x += 1.1) {
      for (double y = 0.8; y < layout.depthMetres(); y += 1.1) {
        FloorPoint p = new FloorPoint(x, y);
        if (grid.free(p) >= 0.6) {
          open.add(p);
        }
      }
    }
    return open;
  }

  private boolean inStore(FloorPoint p) {
    return p.x() > 0.2
        && p.y() > 0.2
        && p.x() < layout.widthMetres() - 0.2
        && p.y() < layout.depthMetres() - 0.2;
  }

  /** A free stop, nearer ones more often; null when all are taken. */
  Stop stop(FloorPoint near, long timeUs, double reachMetres, RandomStream random) {
    double best = Double.MAX_VALUE;
    Stop chosen = null;
    for (Stop stop : stops) {
      double price = near.distance(stop.at) / reachMetres + random.exponential(1);
      if (stop.takenUntilUs <= timeUs && price < best && stop.at.distance(near) > 0.3) {
        best = price;
        chosen = stop;
      }
    }
    return chosen;
  }

  /** Somewhere on open floor. */
  FloorPoint openPlace(RandomStream random) {
    return random.pick(openFloor);
  }

  void enter(Person person) {
    present.add(person);
  }

  void leave(Person person) {
    present.remove(person);
  }

  /**
   * Lets somebody walk to a place around the others, waiting a moment or stepping aside where that
   * keeps more distance.
   *
   * @return when the person arrives
   */
  long walk(Person person, FloorPoint to, long earliestUs, double metresPerSecond) {
    long fromUs = Math.max(earliestUs, person.lastUs());
    Route best = null;
    long bestUs = fromUs;
    double bestGap = -1;
    float[] field = fields.computeIfAbsent(to, grid::field);
    for (int attempt = 0; attempt < DELAYS.length && bestGap < PERSONAL_METRES; attempt++) {
      long startUs = fromUs + (long) (DELAYS[attempt] * 1e6);
      Route route = grid.route(person.place(), to, field, SIDESTEPS[attempt]);
      double gap = gap(person, route, startUs, metresPerSecond);
      if (gap > bestGap + 0.05) {
        bestGap = gap;
        best = route;
        bestUs = startUs;
      }
    }
    person.walk(bestUs, best, metresPerSecond);
    return person.lastUs();
  }

  /** Lets somebody walk in from nowhere. */
  long appear(Person person, FloorPoint from, FloorPoint to, long startUs, double metresPerSecond) {
    float[] field = fields.computeIfAbsent(to, grid::field);
    person.appear(startUs, grid.route(from, to, field, 0), metresPerSecond);
    return person.lastUs();
  }

  /** Least distance to anybody else on the way. */
  private double gap(Person person, Route route, long startUs, double metresPerSecond) {
    Leg leg =
        new Leg(
            startUs, startUs + Leg.walkingUs(route, metresPerSecond), route, 0, Leg.Activity.WALK);
    List<FloorPoint> way = new ArrayList<>();
    for (long t = startUs + STEP_US; t < leg.endUs(); t += STEP_US) {
      way.add(leg.at(t));
    }
    double gap = PERSONAL_METRES;
    for (Person other : present) {
      if (other != person && other.firstUs() < leg.endUs()) {
        gap = Math.min(gap, gap(other, way, startUs));
      }
    }
    return gap;
  }

  private static double gap(Person other, List<FloorPoint> way, long startUs) {
    double gap = PERSONAL_METRES;
    for (int i = 0; i < way.size(); i++) {
      FloorPoint there = other.placeOrLast(startUs + (i + 1) * STEP_US);
      if (there != null) {
        gap = Math.min(gap, way.get(i).distance(there));
      }
    }
    return gap;
  }
}
