package io.footfall.simulate.draw;

/** Repeatable texture noise: the same place always looks the same. */
final class Texture {
  private Texture() {}

  /** Evenly spread in [0, 1) by whole-number place. */
  static double hash(long a, long b, long c) {
    long z = a * 0x9E3779B97F4A7C15L + b * 0xC2B2AE3D27D4EB4FL + c * 0x165667B19E3779F9L;
    z = (z ^ (z >>> 29)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 32)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
  }

  /** Smooth noise in [0, 1) of a plane. */
  static double smooth(double x, double y, long seed) {
    long ix = (long) Math.floor(x);
    long iy = (long) Math.floor(y);
    double fx = ease(x - ix);
    double fy = ease(y - iy);
    double top = mix(hash(ix, iy, seed), hash(ix + 1, iy, seed), fx);
    double bottom = mix(hash(ix, iy + 1, seed), hash(ix + 1, iy + 1, seed), fx);
    return mix(top, bottom, fy);
  }

  private static double ease(double f) {
    return f * f * (3 - 2 * f);
  }

  static double mix(double a, double b, double f) {
    return a + (b - a) * f;
  }
}
