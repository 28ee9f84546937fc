package io.footfall.track;

/**
 * Variances along one axis, in pixels.
 *
 * @param measured of one measurement
 * @param drift that the speed gains in a second
 * @param startSpeed of a speed nothing is known about
 */
record AxisNoise(double measured, double drift, double startSpeed) {
  /** From standard deviations. */
  static AxisNoise of(double measured, double drift, double startSpeed) {
    return new AxisNoise(measured * measured, drift * drift, startSpeed * startSpeed);
  }

  /** The same with the variance of a measurement multiplied. */
  AxisNoise lessSure(double factor) {
    return new AxisNoise(factor * measured, drift, startSpeed);
  }
}
