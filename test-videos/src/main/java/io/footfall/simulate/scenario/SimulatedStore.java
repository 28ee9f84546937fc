package io.footfall.simulate.scenario;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * One store of a scenario.
 *
 * @param hours opening hours by day; a day without is closed
 * @param arrivalsFactor multiplies the scenario's arrivals
 */
public record SimulatedStore(
    String id,
    String name,
    String region,
    ZoneId zone,
    Map<DayOfWeek, Hours> hours,
    Layout layout,
    double arrivalsFactor) {
  /** Half-open opening hours; a closing time of midnight is written 24:00 and kept as 00:00. */
  public record Hours(LocalTime opens, LocalTime closes) {
    /** Seconds from midnight until closing; 86400 for midnight. */
    public int closesSecondOfDay() {
      return closes.equals(LocalTime.MIDNIGHT) ? 86_400 : closes.toSecondOfDay();
    }
  }

  public SimulatedStore {
    hours = Map.copyOf(hours);
  }

  /** Opening hours of a day; empty when closed. */
  public Optional<Hours> hoursOn(DayOfWeek day) {
    return Optional.ofNullable(hours.get(day));
  }
}
