package io.footfall.simulate.draw;

/** How the parts of a body take the light of ceiling lamps: bright from above, dark below. */
final class Shade {
  private Shade() {}

  private static double lamp(double worldX, double worldY, double up) {
    double sky = 0.5 + 0.5 * up;
    double key = Math.max(0, 0.35 * worldX - 0.25 * worldY + 0.90 * up);
    double side = 0.08 * worldX + 0.05 * worldY;
    return 0.40 + 0.46 * sky + 0.26 * key + side;
  }

  private static void set(Mesh mesh, int v, Rgb colour, double light) {
    mesh.red[v] = (float) (colour.red() * light);
    mesh.green[v] = (float) (colour.green() * light);
    mesh.blue[v] = (float) (colour.blue() * light);
  }

  /** Near the floor and between limbs less light arrives. */
  private static double reach(double z) {
    return 0.72 + 0.28 * Math.min(1, z / 1.0);
  }

  /** Cloth; {@code shadeSide} is the side (1 left, -1 right, 0 none) that another limb darkens. */
  static Mesh.Paint cloth(Rgb colour, int shadeSide) {
    return (mesh, v, n, wx, wy) -> {
      double inner = Math.max(0, n[1] * shadeSide);
      set(mesh, v, colour, lamp(wx, wy, n[2]) * reach(mesh.z[v]) * (1 - 0.35 * inner));
    };
  }

  /** The trunk: arms darken its sides. */
  static Mesh.Paint trunk(Rgb colour) {
    return (mesh, v, n, wx, wy) -> {
      double under = Math.max(0, Math.abs(n[1]) - 0.5) * 0.5;
      set(mesh, v, colour, lamp(wx, wy, n[2]) * reach(mesh.z[v]) * (1 - under));
    };
  }

  /** Bare skin; a negative mark keeps the cloth's folds off it. */
  static Mesh.Paint skin(Rgb colour) {
    return (mesh, v, n, wx, wy) -> {
      set(mesh, v, colour, lamp(wx, wy, n[2]));
      mesh.along[v] = -1;
    };
  }

  /** A head: hair above and behind, a face with shaded eyes and mouth in front. */
  static Mesh.Paint head(Rgb skin, Rgb hair, double[] front, double[] top, boolean longHair) {
    return (mesh, v, n, wx, wy) -> {
      double f = n[0] * front[0] + n[2] * front[2];
      double t = n[0] * top[0] + n[2] * top[2];
      boolean isHair =
          t > 0.55 - 0.25 * (f < 0.3 ? 1 : 0) || f < (longHair ? 0.25 : 0.0) && t > -0.6;
      double light = lamp(wx, wy, n[2]);
      if (isHair) {
        set(mesh, v, hair, light * 0.95);
      } else {
        double eyes = f > 0.5 && t > 0.0 && t < 0.35 ? 0.72 : 1;
        double mouth = f > 0.6 && t < -0.35 && t > -0.65 ? 0.82 : 1;
        set(mesh, v, skin, light * eyes * mouth);
      }
      mesh.along[v] = -1;
    };
  }
}
