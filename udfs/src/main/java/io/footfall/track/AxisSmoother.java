package io.footfall.track;

/**
 * The most likely course along one axis, given all sightings before and after each instant.
 *
 * <p>Source: Rauch, Tung and Striebel, "Maximum likelihood estimates of linear dynamic systems",
 * AIAA Journal 3(8), 1965, over the model of {@link AxisFilter}.
 */
final class AxisSmoother {
  private AxisSmoother() {}

  /**
   * Smooths one axis.
   *
   * @param seconds of each instant, growing
   * @param measured at each instant; NaN where nothing was seen, but not at the first
   * @param variance of each measurement
   * @param drift variance the speed gains in a second, at each instant
   * @param startSpeedVariance of the speed before anything was seen
   * @return the position at each instant
   */
  static double[] smooth(
      double[] seconds,
      double[] measured,
      double[] variance,
      double[] drift,
      double startSpeedVariance) {
    int n = seconds.length;
    double[] position = new double[n];
    double[] speed = new double[n];
    double[][] filtered = new double[n][];
    double[][] predicted = new double[n][];
    AxisFilter filter = new AxisFilter(measured[0], variance[0], startSpeedVariance);
    for (int i = 0; i < n; i++) {
      if (i > 0) {
        filter.predict(seconds[i] - seconds[i - 1], drift[i], 1);
        predicted[i] = state(filter);
        if (!Double.isNaN(measured[i])) {
          filter.update(measured[i], variance[i]);
        }
      }
      filtered[i] = state(filter);
    }
    position[n - 1] = filtered[n - 1][0];
    speed[n - 1] = filtered[n - 1][1];
    for (int i = n - 2; i >= 0; i--) {
      double[] now = filtered[i];
      double[] next = predicted[i + 1];
      double dt = seconds[i + 1] - seconds[i];
      // Covariance of the state now with the prediction, divided by the prediction's own.
      double pp = now[2] + dt * now[3];
      double pv = now[3];
      double vp = now[3] + dt * now[4];
      double vv = now[4];
      double det = next[2] * next[4] - next[3] * next[3];
      double dp = position[i + 1] - next[0];
      double dv = speed[i + 1] - next[1];
      double byPosition = (next[4] * dp - next[3] * dv) / det;
      double bySpeed = (next[2] * dv - next[3] * dp) / det;
      position[i] = now[0] + pp * byPosition + pv * bySpeed;
      speed[i] = now[1] + vp * byPosition + vv * bySpeed;
    }
    return position;
  }

  private static double[] state(AxisFilter filter) {
    return new double[] {
      filter.position(),
      filter.speed(),
      filter.positionVariance(),
      filter.covariance(),
      filter.speedVariance()
    };
  }
}
