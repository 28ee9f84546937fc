package io.footfall.simulate.draw;

import io.footfall.simulate.scenario.Fixture;
import io.footfall.simulate.scenario.Layout;
import io.footfall.simulate.scenario.Opening;
import io.footfall.simulate.scenario.Prop;

/** Follows one ray into the store and says what it meets. Not thread safe. */
final class Scenery {
  static final double CEILING = 3.3;

  /** Lower edge of a poster above the floor. */
  static final double POSTER_LOW = 0.6;

  private static final double POSTER_HIGH = 2.3;
  private static final double POSTER_HALF_WIDTH = 0.5;
  private static final double SILL = 0.10;
  private static final double LINTEL = 2.6;
  private static final double MULLION = 0.06;
  private static final double OPPOSITE = -11;

  private static final Rgb POSTER = Rgb.hex(0xCFE0E6);

  private final Layout layout;
  private final Light light;

  // The nearest hit so far.
  private double nearest;
  private Rgb colour;
  private boolean floor;

  Scenery(Layout layout, Light light) {
    this.layout = layout;
    this.light = light;
  }

  Rgb colour() {
    return colour;
  }

  /** Metres of depth to what was met. */
  double depth() {
    return nearest;
  }

  /** Whether it was the floor or the pavement. */
  boolean isFloor() {
    return floor;
  }

  /** Follows a ray from a point; the direction's length is one metre of depth. */
  void follow(double[] from, double[] ray) {
    nearest = Double.MAX_VALUE;
    floor = false;
    colour = sky();
    ground(from, ray);
    ceiling(from, ray);
    sideWalls(from, ray);
    backWall(from, ray);
    shopFront(from, ray);
    opposite(from, ray);
    for (int i = 0; i < layout.fixtures().size(); i++) {
      box(layout.fixtures().get(i), i, from, ray);
    }
    colour = light.apply(colour, nearest);
  }

  private Rgb sky() {
    return light == Light.DAY ? Rgb.hex(0xD5DEE6) : Rgb.grey(0.05);
  }

  private double outdoors() {
    return light == Light.DAY ? 1.15 : light == Light.EVENING ? 0.3 : 0.25;
  }

  private void hit(double t, Rgb what) {
    nearest = t;
    colour = what;
    floor = false;
  }

  private boolean inStore(double x, double y) {
    return x > 0 && x < layout.widthMetres() && y > 0 && y < layout.depthMetres();
  }

  private void ground(double[] from, double[] ray) {
    double t = -from[2] / ray[2];
    if (ray[2] < 0 && t < nearest) {
      double x = from[0] + t * ray[0];
      double y = from[1] + t * ray[1];
      Rgb what =
          y > 0
              ? Surfaces.tiles(x, y).times(lamps(x, y) * corners(x, y))
              : Surfaces.street(x, y).times(outdoors());
      hit(t, what);
      floor = true;
    }
  }

  /** Light of the ceiling lamps on the floor: brighter below each. */
  private static double lamps(double x, double y) {
    return 0.93 + 0.07 * Math.cos(x * 2 * Math.PI / 2.8) * Math.cos(y * 2 * Math.PI / 2.8);
  }

  /** Corners are darker than open floor. */
  private double corners(double x, double y) {
    double near = Math.min(Math.min(x, layout.widthMetres() - x), layout.depthMetres() - y);
    for (Fixture fixture : layout.fixtures()) {
      near = Math.min(near, fixture.distance(x, y));
    }
    return 1 - 0.42 * Math.exp(-Math.max(0, near) / 0.22);
  }

  private void ceiling(double[] from, double[] ray) {
    double t = (CEILING - from[2]) / ray[2];
    if (ray[2] > 0 && t < nearest) {
      double x = from[0] + t * ray[0];
      double y = from[1] + t * ray[1];
      if (inStore(x, y)) {
        double fx = x / 2.8 - Math.floor(x / 2.8);
        double fy = y / 2.8 - Math.floor(y / 2.8);
        boolean lamp = fx > 0.4 && fx < 0.6 && fy > 0.25 && fy < 0.75 && light != Light.NIGHT;
        hit(t, lamp ? Rgb.grey(1) : Rgb.grey(0.62));
      }
    }
  }

  private void sideWalls(double[] from, double[] ray) {
    for (double wall : new double[] {0, layout.widthMetres()}) {
      double t = (wall - from[0]) / ray[0];
      double y = from[1] + t * ray[1];
      double z = from[2] + t * ray[2];
      if (t > 0 && t < nearest && y > 0 && y < layout.depthMetres() && z < CEILING && z >= 0) {
        Rgb paint = isPoster(wall, y, z) ? POSTER : Surfaces.wall(y, z);
        hit(t, paint.times(0.70 + 0.12 * Math.min(1, z / 1.5)));
      }
    }
  }

  private boolean isPoster(double x, double y, double z) {
    for (Prop prop : layout.props()) {
      if (prop.kind() == Prop.Kind.POSTER
          && z > POSTER_LOW
          && z < POSTER_HIGH
          && Math.hypot(prop.at().x() - x, prop.at().y() - y) < POSTER_HALF_WIDTH) {
        return true;
      }
    }
    return false;
  }

  private void backWall(double[] from, double[] ray) {
    double t = (layout.depthMetres() - from[1]) / ray[1];
    double x = from[0] + t * ray[0];
    double z = from[2] + t * ray[2];
    if (t > 0 && t < nearest && z < CEILING && z >= 0 && x > 0 && x < layout.widthMetres()) {
      Opening door = layout.staffDoor();
      boolean isDoor = x > door.x0() && x < door.x1() && z < 2.1;
      Rgb paint = isPoster(x, layout.depthMetres(), z) ? POSTER : Surfaces.wall(x, z);
      hit(t, isDoor ? Rgb.hex(0x59616B) : paint.times(0.74 + 0.1 * Math.min(1, z)));
    }
  }

  private void shopFront(double[] from, double[] ray) {
    double t = -from[1] / ray[1];
    double x = from[0] + t * ray[0];
    double z = from[2] + t * ray[2];
    if (!(t > 0 && t < nearest)) {
      return;
    }
    if (x < 0 || x > layout.widthMetres() || z > LINTEL) {
      hit(t, Rgb.hex(0x6E625A));
      return;
    }
    boolean frame = z < SILL || x - Math.floor(x / 1.6) * 1.6 < MULLION;
    for (Opening door : layout.doors()) {
      if (x > door.x0() && x < door.x1()) {
        frame = false;
      }
      if (Math.abs(x - door.x0()) < MULLION || Math.abs(x - door.x1()) < MULLION) {
        frame = true;
      }
    }
    if (frame) {
      hit(t, Rgb.hex(0x30343A));
    }
  }

  private void opposite(double[] from, double[] ray) {
    double t = (OPPOSITE - from[1]) / ray[1];
    double x = from[0] + t * ray[0];
    double z = from[2] + t * ray[2];
    if (t > 0 && t < nearest && z < 9) {
      boolean window =
          z > 1 && x / 2.2 - Math.floor(x / 2.2) < 0.5 && z / 3 - Math.floor(z / 3) > 0.3;
      hit(t, (window ? Rgb.hex(0x4A5560) : Rgb.hex(0x9C8272)).times(outdoors() * 0.85));
    }
  }

  private void box(Fixture f, int number, double[] from, double[] ray) {
    double enter = 0;
    double leave = nearest;
    int axis = -1;
    double[] low = {f.x0(), f.y0(), 0};
    double[] high = {f.x1(), f.y1(), f.heightMetres()};
    for (int i = 0; i < 3; i++) {
      double a = (low[i] - from[i]) / ray[i];
      double b = (high[i] - from[i]) / ray[i];
      if (Math.min(a, b) > enter) {
        enter = Math.min(a, b);
        axis = i;
      }
      leave = Math.min(leave, Math.max(a, b));
    }
    if (axis < 0 || enter >= leave) {
      return;
    }
    double x = from[0] + enter * ray[0];
    double y = from[1] + enter * ray[1];
    double z = from[2] + enter * ray[2];
    double along = axis == 0 ? y - f.y0() : x - f.x0();
    if (f.kind() == Fixture.Kind.TROLLEY && (axis == 2 || !Surfaces.wire(along, z))) {
      return;
    }
    Rgb what =
        axis == 2
            ? Surfaces.top(f, x, y, number)
            : Surfaces.side(f, along, z, number * 4 + axis).times(axis == 0 ? 0.80 : 0.88);
    hit(enter, what);
  }
}
