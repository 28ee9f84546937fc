package io.footfall.simulate.draw;

import io.footfall.simulate.world.Whereabouts;

/**
 * Builds the mesh of a clothed, walking body: two-part legs and arms, shoes, trunk, neck, head and
 * hair, in proportions of about seven and a half heads (Drillis and Contini, "Body Segment
 * Parameters", 1966). Not thread safe.
 */
final class Figure {
  private static final double THIGH = 0.245;
  private static final double SHIN = 0.246;
  private static final double ANKLE = 0.042;
  private static final double UPPER_ARM = 0.172;
  private static final double FOREARM = 0.148;

  /** Height above the hip, half width, half depth; all as fractions of the body height. */
  private static final double[][] TRUNK = {
    {-0.045, 0.070, 0.055},
    {-0.01, 0.095, 0.066},
    {0.03, 0.096, 0.066},
    {0.075, 0.088, 0.060},
    {0.12, 0.088, 0.060},
    {0.17, 0.096, 0.064},
    {0.22, 0.105, 0.066},
    {0.26, 0.108, 0.058},
    {0.283, 0.096, 0.048},
    {0.300, 0.062, 0.040},
    {0.312, 0.036, 0.036},
  };

  private final Mesh mesh;
  private Looks looks;
  private double h;
  private double build;

  Figure(Mesh mesh) {
    this.mesh = mesh;
  }

  /** Fills the mesh with somebody's body; heights are metres above the floor. */
  void build(Whereabouts person, Looks who) {
    looks = who;
    h = who.heightMetres();
    build = who.build();
    Pose pose = Pose.of(person, who);
    mesh.start(person.at().x(), person.at().y(), person.headingRadians());
    double hip = hipHeight(pose);
    for (int side = 0; side < 2; side++) {
      leg(pose, side, hip);
    }
    trunk(pose, hip);
    for (int side = 0; side < 2; side++) {
      arm(pose, side, hip);
    }
    head(pose, hip);
    if (looks.bag()) {
      bag(pose, hip);
    }
    mesh.part();
  }

  private double hipHeight(Pose pose) {
    double lowest = 0;
    for (int side = 0; side < 2; side++) {
      double t = pose.thigh()[side];
      double s = t - pose.knee()[side];
      double heel = Math.max(0, -s) * 0.12;
      lowest = Math.max(lowest, THIGH * Math.cos(t) + SHIN * Math.cos(s) + heel * 0.1);
    }
    return (lowest + ANKLE) * h;
  }

  private void leg(Pose pose, int side, double hip) {
    double l = (side == 0 ? 1 : -1) * 0.050 * h * build;
    double t = pose.thigh()[side];
    double s = t - pose.knee()[side];
    double[] thigh = {Math.sin(t), 0, -Math.cos(t)};
    double[] shin = {Math.sin(s), 0, -Math.cos(s)};
    double[] top = {0, l, hip};
    double[] knee = along(top, thigh, THIGH * h);
    double[] ankle = along(knee, shin, SHIN * h);
    Mesh.Paint cloth = Shade.cloth(looks.bottom(), side == 0 ? -1 : 1);
    mesh.part();
    limb(along(top, thigh, -0.03 * h), thigh, 0.056 * build, 0.060 * build, 0, cloth);
    limb(along(top, thigh, 0.05 * h), thigh, 0.054 * build, 0.060 * build, 0.08 * h, cloth);
    limb(along(top, thigh, 0.15 * h), thigh, 0.045 * build, 0.050 * build, 0.18 * h, cloth);
    double[] bent = {thigh[0] + shin[0], 0, thigh[2] + shin[2]};
    limb(knee, unit(bent), 0.037, 0.041, 0.25 * h, cloth);
    limb(along(knee, shin, 0.07 * h), shin, 0.035, 0.041, 0.32 * h, cloth);
    limb(along(knee, shin, 0.16 * h), shin, 0.031, 0.035, 0.41 * h, cloth);
    limb(along(knee, shin, 0.235 * h), shin, 0.031, 0.034, 0.48 * h, cloth);
    limb(along(knee, shin, 0.240 * h), shin, 0.012, 0.012, 0.485 * h, cloth);
    foot(ankle, s, l);
  }

  private void foot(double[] ankle, double shinAngle, double l) {
    double pitch = Math.max(-0.15, Math.min(0.9, -shinAngle * 0.9 - 0.08));
    if (ankle[2] < (ANKLE + 0.012) * h) {
      pitch = Math.min(pitch, 0.12);
    }
    double[] toe = {Math.cos(pitch), Math.signum(l) * 0.12, -Math.sin(pitch)};
    double[] up = {Math.sin(pitch), 0, Math.cos(pitch)};
    double[] left = {0, 1, 0};
    Mesh.Paint leather = Shade.cloth(looks.shoes(), 0);
    mesh.part();
    double[][] rings = {
      {-0.036, 0.012, 0.012, -1}, {-0.034, 0.022, 0.026, -0.7}, {-0.01, 0.025, 0.032, 0},
      {0.03, 0.026, 0.026, 0.1}, {0.07, 0.029, 0.018, 0.2}, {0.105, 0.024, 0.013, 0.6},
      {0.116, 0.008, 0.006, 1}
    };
    for (double[] r : rings) {
      double[] c = along(ankle, toe, r[0] * h);
      c = along(c, up, (r[2] - ANKLE) * h);
      mesh.ring(c, scaled(left, r[1] * h), scaled(up, r[2] * h), r[3], toe, 0, leather);
    }
  }

  private void trunk(Pose pose, double hip) {
    Mesh.Paint shirt = Shade.trunk(looks.top());
    Mesh.Paint trousers = Shade.cloth(looks.bottom(), 0);
    double hem = -looks.coatMetres() / h;
    mesh.part();
    for (double[] r : TRUNK) {
      if (r[0] < 0.02) {
        trunkRing(pose, hip, r, trousers);
      }
    }
    mesh.part();
    double flare = 1.06 + 0.3 * Math.max(0, -hem - 0.03);
    trunkRing(pose, hip, new double[] {hem, 0.097 * flare, 0.069 * flare}, shirt);
    if (hem < -0.05) {
      trunkRing(pose, hip, new double[] {hem / 2, 0.1, 0.071}, shirt);
    }
    for (double[] r : TRUNK) {
      if (r[0] > Math.max(-0.02, hem + 0.015) && r[0] < 0.306) {
        trunkRing(pose, hip, new double[] {r[0], r[1] * 1.03, r[2] * 1.06}, shirt);
      }
    }
  }

  private void trunkRing(Pose pose, double hip, double[] r, Mesh.Paint paint) {
    double up = r[0] * h;
    double bend = pose.lean() * Math.max(0, up);
    double turn = pose.twist() * Math.max(0, Math.min(1, r[0] / 0.28));
    double wide = r[1] * h * (0.35 + 0.65 * build);
    double deep = r[2] * h * (0.25 + 0.75 * build);
    double[] c = {bend, 0, hip + up};
    double[] a = {-Math.sin(turn) * wide, Math.cos(turn) * wide, 0};
    double[] b = {Math.cos(turn) * deep, Math.sin(turn) * deep, 0};
    double axial = r[0] > 0.27 ? Math.min(0.75, (r[0] - 0.26) * 22) : 0;
    mesh.ring(c, b, a, axial, new double[] {0, 0, 1}, up, paint);
  }

  private void arm(Pose pose, int side, double hip) {
    double left = side == 0 ? 1 : -1;
    double up = 0.268 * h;
    double wide = 0.104 * h * (0.35 + 0.65 * build);
    double turn = pose.twist();
    double[] shoulder = {
      pose.lean() * up - Math.sin(turn) * wide * left, Math.cos(turn) * wide * left, hip + up
    };
    double t = pose.arm()[side] - pose.lean() * 0.3;
    double e = t + pose.elbow()[side];
    double out = 0.13 * left;
    double[] upper = unit(new double[] {Math.sin(t), out, -Math.cos(t)});
    double[] fore = unit(new double[] {Math.sin(e), out * 0.1, -Math.cos(e)});
    double[] elbow = along(shoulder, upper, UPPER_ARM * h);
    double[] wrist = along(elbow, fore, FOREARM * h);
    Mesh.Paint sleeve = Shade.cloth(looks.top(), 0);
    Mesh.Paint skin = Shade.skin(looks.skin());
    Mesh.Paint lower = looks.sleeve() > 0.9 ? sleeve : skin;
    double stout = 0.6 + 0.4 * build;
    mesh.part();
    capped(along(shoulder, upper, -0.026 * h), upper, 0.013 * stout, -0.9, sleeve);
    capped(along(shoulder, upper, -0.016 * h), upper, 0.026 * stout, -0.6, sleeve);
    limb(along(shoulder, upper, 0.02 * h), upper, 0.033 * stout, 0.035 * stout, 0.05, sleeve);
    limb(along(shoulder, upper, 0.09 * h), upper, 0.031 * stout, 0.033 * stout, 0.15, sleeve);
    limb(along(shoulder, upper, 0.10 * h), upper, 0.028 * stout, 0.03 * stout, 0.17, lower);
    double[] bent = unit(new double[] {upper[0] + fore[0], upper[1], upper[2] + fore[2]});
    limb(elbow, bent, 0.026 * stout, 0.027 * stout, 0.3, lower);
    limb(along(elbow, fore, 0.05 * h), fore, 0.025 * stout, 0.026 * stout, 0.38, lower);
    limb(wrist, fore, 0.018, 0.019, 0.55, lower);
    mesh.part();
    limb(along(wrist, fore, -0.008 * h), fore, 0.013, 0.014, 0, skin);
    limb(along(wrist, fore, 0.025 * h), fore, 0.012, 0.022, 0, skin);
    limb(along(wrist, fore, 0.055 * h), fore, 0.011, 0.019, 0, skin);
    limb(along(wrist, fore, 0.085 * h), fore, 0.004, 0.006, 0, skin);
  }

  private void head(Pose pose, double hip) {
    double neckUp = 0.30 * h;
    double[] neck = {pose.lean() * neckUp, 0, hip + neckUp};
    double[] up =
        unit(new double[] {Math.sin(pose.nod() * 0.6 + 0.12), 0, Math.cos(pose.nod() * 0.6)});
    Mesh.Paint skin = Shade.skin(looks.skin());
    mesh.part();
    limb(neck, up, 0.036, 0.034, 0, Shade.skin(looks.skin().times(0.85)));
    limb(along(neck, up, 0.05 * h), up, 0.033, 0.031, 0, skin);
    double[] centre = along(neck, up, 0.100 * h);
    double nod = pose.nod();
    double[] top = {Math.sin(nod), 0, Math.cos(nod)};
    double[] front = {Math.cos(nod), 0, -Math.sin(nod)};
    mesh.part();
    Mesh.Paint face = Shade.head(looks.skin(), looks.hair(), front, top, looks.longHair());
    int rings = 11;
    for (int i = 0; i < rings; i++) {
      double angle = Math.PI * (i + 0.15) / (rings - 0.7) - Math.PI / 2;
      double across = Math.cos(angle);
      double jaw = angle < 0 ? 1 - 0.18 * Math.sin(-angle) : 1;
      double[] c = along(centre, top, 0.069 * h * Math.sin(angle));
      c = along(c, front, angle < 0 ? 0.008 * h * Math.sin(-angle) : 0);
      mesh.ring(
          c,
          scaled(front, 0.056 * h * across * jaw),
          scaled(new double[] {0, 1, 0}, 0.046 * h * across * jaw),
          Math.sin(angle),
          top,
          0,
          face);
    }
    if (looks.longHair()) {
      longHair(centre, top, front);
    }
  }

  private void longHair(double[] centre, double[] top, double[] front) {
    Mesh.Paint hair = Shade.cloth(looks.hair(), 0);
    mesh.part();
    double[][] rings = {
      {0.03, 0.030, 0.044}, {-0.03, 0.034, 0.050}, {-0.08, 0.026, 0.050}, {-0.13, 0.014, 0.040}
    };
    for (double[] r : rings) {
      double[] c = along(along(centre, top, r[0] * h), front, -0.030 * h);
      mesh.ring(
          c,
          scaled(front, r[1] * h),
          scaled(new double[] {0, 1, 0}, r[2] * h),
          0,
          scaled(top, -1),
          r[0],
          hair);
    }
  }

  private void bag(Pose pose, double hip) {
    Mesh.Paint leather = Shade.cloth(looks.shoes().towards(looks.top(), 0.3), 0);
    double[] down = {0, 0, -1};
    double sideways = -0.135 * h * build;
    mesh.part();
    double[][] rings = {
      {0.05, 0.02, 0.006}, {0.04, 0.07, 0.02}, {-0.06, 0.08, 0.025}, {-0.075, 0.03, 0.01}
    };
    for (double[] r : rings) {
      double[] c = {-0.02 + pose.lean() * 0.05, sideways, hip + r[0] * h};
      double[] a = {r[1] * h, 0, 0};
      mesh.ring(c, a, new double[] {0, r[2] * h, 0}, 0, down, 0, leather);
    }
  }

  private void limb(
      double[] c, double[] axis, double wide, double deep, double metres, Mesh.Paint paint) {
    ring(c, axis, wide, deep, 0, metres, paint);
  }

  private void capped(double[] c, double[] axis, double radius, double axial, Mesh.Paint paint) {
    ring(c, axis, radius, radius, axial, 0, paint);
  }

  private void ring(
      double[] c,
      double[] axis,
      double wide,
      double deep,
      double axial,
      double metres,
      Mesh.Paint paint) {
    double[] left = {0, 1, 0};
    double[] b = unit(cross(left, axis));
    double[] a = cross(axis, b);
    mesh.ring(c, scaled(a, wide * h), scaled(b, deep * h), axial, axis, metres, paint);
  }

  private static double[] along(double[] from, double[] direction, double metres) {
    return new double[] {
      from[0] + direction[0] * metres,
      from[1] + direction[1] * metres,
      from[2] + direction[2] * metres
    };
  }

  private static double[] scaled(double[] v, double by) {
    return new double[] {v[0] * by, v[1] * by, v[2] * by};
  }

  private static double[] unit(double[] v) {
    return scaled(v, 1 / Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]));
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }
}
