package io.footfall.simulate.world;

import io.footfall.simulate.scenario.FloorPoint;

/**
 * A piece of somebody's time: walking a route, or standing where it has one point only.
 *
 * @param headingRadians where the person looks while standing
 * @param activity what the person does
 */
public record Leg(long startUs, long endUs, Route route, double headingRadians, Activity activity) {
  /** What people do, as far as it shows. */
  public enum Activity {
    WALK,
    STAND,
    BROWSE,
    WAIT,
    WORK
  }

  /** Seconds a walker takes to reach full speed, and to stop. */
  private static final double EASE_SECONDS = 0.6;

  public Leg {
    if (startUs >= endUs) {
      throw new IllegalArgumentException(
          "A leg needs start < end: [%d, %d)".formatted(startUs, endUs));
    }
  }

  static long walkingUs(Route route, double metresPerSecond) {
    return Math.max(300_000L, Math.round((route.length() / metresPerSecond + EASE_SECONDS) * 1e6));
  }

  boolean walks() {
    return activity == Activity.WALK;
  }

  /** Metres walked at an instant: speeds up, goes steadily, slows down. */
  double metresAt(long timeUs) {
    double total = (endUs - startUs) / 1e6;
    double t = Math.max(0, Math.min(total, (timeUs - startUs) / 1e6));
    double ease = Math.min(EASE_SECONDS, total / 2);
    double speed = route.length() / (total - ease);
    if (t < ease) {
      return speed * t * t / (2 * ease);
    }
    if (t > total - ease) {
      double rest = total - t;
      return route.length() - speed * rest * rest / (2 * ease);
    }
    return speed * (t - ease / 2);
  }

  FloorPoint at(long timeUs) {
    return walks() ? route.at(metresAt(timeUs)) : route.end();
  }
}
