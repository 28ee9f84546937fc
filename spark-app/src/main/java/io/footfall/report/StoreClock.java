package io.footfall.report;

import io.footfall.model.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The clock on the store's wall during one local day, which may have 23 or 25 hours. */
record StoreClock(ZoneId zone, LocalDate date) {
  static final long SECOND_US = 1_000_000;
  static final long MINUTE_US = 60 * SECOND_US;
  static final long QUARTER_US = 15 * MINUTE_US;
  static final long HOUR_US = 60 * MINUTE_US;

  /** Marks a time that the clock shows for the second time. */
  static final String AGAIN = " again";

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  /** The whole day, UTC. */
  TimeRange day() {
    return new TimeRange(us(date.atStartOfDay(zone)), us(date.plusDays(1).atStartOfDay(zone)));
  }

  String dayName() {
    return DAY.format(date);
  }

  /** Hours and minutes; a minute that the clock shows for the second time says so. */
  String time(long us) {
    return said(us, MINUTES);
  }

  String timeWithSeconds(long us) {
    return said(us, SECONDS);
  }

  /** A span: "12:30–12:45", "01:15–01:30 again", "01:45 again–02:00". */
  String span(TimeRange range) {
    return joined(range, time(range.startUs()), time(range.endUs()));
  }

  /** A span whose end is rounded up to the second. */
  String spanWithSeconds(TimeRange range) {
    long endUs = (range.endUs() + SECOND_US - 1) / SECOND_US * SECOND_US;
    return joined(range, timeWithSeconds(range.startUs()), timeWithSeconds(endUs));
  }

  private String joined(TimeRange range, String from, String to) {
    boolean bothRepeated = isRepeated(range.startUs()) && isRepeated(range.endUs());
    return (bothRepeated ? from.replace(AGAIN, "") : from) + "–" + to;
  }

  /** True when clocks went back and showed this time of day once before. */
  boolean isRepeated(long us) {
    ZonedDateTime at = at(us);
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(at.toLocalDateTime());
    return offsets.size() == 2 && at.getOffset().equals(offsets.get(1));
  }

  int hour(long us) {
    return at(us).getHour();
  }

  /** The last full hour on the wall at or before an instant. */
  long hourAtOrBefore(long us) {
    return us(at(us).truncatedTo(ChronoUnit.HOURS));
  }

  /** The first full hour on the wall at or after an instant. */
  long hourAtOrAfter(long us) {
    long before = hourAtOrBefore(us);
    return before == us ? us : us(at(before).plusHours(1));
  }

  /** The zone's name and its distance from UTC on that day. */
  String zoneName() {
    ZoneOffset morning = at(day().startUs()).getOffset();
    ZoneOffset evening = at(day().endUs() - 1).getOffset();
    String offsets = utc(morning) + (morning.equals(evening) ? "" : " then " + utc(evening));
    return zone.getId() + " (" + offsets + ")";
  }

  private static String utc(ZoneOffset offset) {
    return offset.getTotalSeconds() == 0 ? "UTC" : "UTC" + offset.getId().replace('-', '−');
  }

  private String said(long us, DateTimeFormatter format) {
    if (us == day().endUs()) {
      return format == MINUTES ? "24:00" : "24:00:00";
    }
    return format.format(at(us)) + (isRepeated(us) ? AGAIN : "");
  }

  private ZonedDateTime at(long us) {
    return Instant.EPOCH.plus(us, ChronoUnit.MICROS).atZone(zone);
  }

  private static long us(ZonedDateTime at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at.toInstant());
  }
}
