package io.footfall.track;

/**
 * Position and speed along one axis, estimated from noisy sightings.
 *
 * <p>A Kalman filter with constant velocity and white-noise acceleration in continuous time
 * (Bar-Shalom, Li and Kirubarajan, "Estimation with Applications to Tracking and Navigation", 2001,
 * 6.2), so that the result depends on seconds and not on how many frames they hold.
 */
final class AxisFilter {
  private double position;
  private double speed;
  private double positionVariance;
  private double covariance;
  private double speedVariance;

  AxisFilter(double measured, AxisNoise noise) {
    this.position = measured;
    this.positionVariance = noise.measured();
    this.speedVariance = noise.startSpeed();
  }

  /** Moves on in time; {@code keep} is the share of the speed that is kept, 1 for all. */
  void predict(double seconds, AxisNoise noise, double keep) {
    double drift = noise.drift();
    position += seconds * speed;
    speed *= keep;
    positionVariance +=
        seconds * (2 * covariance + seconds * speedVariance)
            + drift * seconds * seconds * seconds / 3;
    covariance = keep * (covariance + seconds * speedVariance) + drift * seconds * seconds / 2;
    speedVariance = keep * keep * speedVariance + drift * seconds;
  }

  /** Takes in a measurement. */
  void update(double measured, AxisNoise noise) {
    double total = positionVariance + noise.measured();
    double gain = positionVariance / total;
    double speedGain = covariance / total;
    double surprise = measured - position;
    position += gain * surprise;
    speed += speedGain * surprise;
    speedVariance -= speedGain * covariance;
    covariance *= 1 - gain;
    positionVariance *= 1 - gain;
  }

  double position() {
    return position;
  }

  double speed() {
    return speed;
  }

  double positionVariance() {
    return positionVariance;
  }

  double covariance() {
    return covariance;
  }

  double speedVariance() {
    return speedVariance;
  }
}
