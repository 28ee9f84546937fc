package io.footfall.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Microseconds since 1970 UTC, the unit of every {@code …timeUs}, beside the JDK's own time types.
 */
public final class Micros {
  public static final long PER_SECOND = 1_000_000L;

  private Micros() {}

  public static long of(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** A length; anything below a microsecond is dropped. */
  public static long of(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  public static Instant instant(long timeUs) {
    return Instant.EPOCH.plus(timeUs, ChronoUnit.MICROS);
  }

  public static double seconds(long us) {
    return us / (double) PER_SECOND;
  }

  /** The date on the wall calendar of a zone. */
  public static LocalDate date(long timeUs, ZoneId zone) {
    return instant(timeUs).atZone(zone).toLocalDate();
  }

  /** When a date begins in a zone: its first instant, also where midnight does not exist. */
  public static long startOfDay(LocalDate date, ZoneId zone) {
    return of(date.atStartOfDay(zone).toInstant());
  }
}
