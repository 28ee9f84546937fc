package io.footfall.track;

/**
 * The most likely course along one axis, given all sightings before and after each instant.
 *
 * <p>Source: Rauch, Tung and Striebel, "Maximum likelihood estimates of linear dynamic systems",
 * AIAA Journal 3(8), 1965, over the model of {@link AxisFilter}.
 */
final class AxisSmoother {
  private record State(
      double position, double speed, double positionVariance, double covariance, double variance) {
    static State of(AxisFilter filter) {
      return new State(
          filter.position(),
          filter.speed(),
          filter.positionVariance(),
          filter.covariance(),
          filter.speedVariance());
    }

    /** This state, corrected by what later became known of the state predicted from it. */
    State correctedBy(State predicted, State later, double seconds) {
      double determinant =
          predicted.positionVariance * predicted.variance
              - predicted.covariance * predicted.covariance;
      double surprise = later.position - predicted.position;
      double speedSurprise = later.speed - predicted.speed;
      double byPosition =
          (predicted.variance * surprise - predicted.covariance * speedSurprise) / determinant;
      double bySpeed =
          (predicted.positionVariance * speedSurprise - predicted.covariance * surprise)
              / determinant;
      return new State(
          position + (positionVariance + seconds * covariance) * byPosition + covariance * bySpeed,
          speed + (covariance + seconds * variance) * byPosition + variance * bySpeed,
          positionVariance,
          covariance,
          variance);
    }
  }

  private AxisSmoother() {}

  /**
   * Smooths one axis.
   *
   * @param seconds of each instant, growing
   * @param measured at each instant; NaN where nothing was seen, but not at the first
   * @param noise at each instant
   * @return the position at each instant
   */
  static double[] smooth(double[] seconds, double[] measured, AxisNoise[] noise) {
    int n = seconds.length;
    State[] filtered = new State[n];
    State[] predicted = new State[n];
    AxisFilter filter = new AxisFilter(measured[0], noise[0]);
    filtered[0] = State.of(filter);
    for (int i = 1; i < n; i++) {
      filter.predict(seconds[i] - seconds[i - 1], noise[i], 1);
      predicted[i] = State.of(filter);
      if (!Double.isNaN(measured[i])) {
        filter.update(measured[i], noise[i]);
      }
      filtered[i] = State.of(filter);
    }
    double[] position = new double[n];
    State later = filtered[n - 1];
    position[n - 1] = later.position;
    for (int i = n - 2; i >= 0; i--) {
      later = filtered[i].correctedBy(predicted[i + 1], later, seconds[i + 1] - seconds[i]);
      position[i] = later.position;
    }
    return position;
  }
}
