package io.footfall.site;

import java.time.Duration;
import java.time.Instant;

/**
 * A camera clock that runs fast or slow.
 *
 * @param perDay added for every day since the clock was right: negative for a clock that runs fast
 * @param since when the clock was last right
 */
public record ClockDrift(Duration perDay, Instant since) {
  private static final double MICROS_PER_DAY = 86_400e6;

  /** The true time of an instant that the clock showed, rounded to microseconds. */
  Instant correct(Instant shown) {
    Duration elapsed = Duration.between(since, shown);
    double days = elapsed.toNanos() / 1e3 / MICROS_PER_DAY;
    long correctionUs = Math.round(perDay.toNanos() / 1e3 * days);
    return shown.plusNanos(correctionUs * 1000);
  }
}
