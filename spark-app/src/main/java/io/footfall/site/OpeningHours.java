package io.footfall.site;

import io.footfall.model.TimeRange;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * When a store is open, by its own wall clock.
 *
 * @param spans of each day of the week, in order; a day without spans is closed
 */
public record OpeningHours(Map<DayOfWeek, List<Span>> spans) {
  /**
   * A half-open span of the wall clock.
   *
   * @param from when the store opens
   * @param to when it closes; at or before {@code from} it is the next day's time, so {@code
   *     00:00-00:00} is a whole day
   */
  public record Span(LocalTime from, LocalTime to) {
    boolean pastMidnight() {
      return !to.isAfter(from);
    }
  }

  public static final OpeningHours ALWAYS = always();

  public OpeningHours {
    Map<DayOfWeek, List<Span>> copy = new EnumMap<>(DayOfWeek.class);
    spans.forEach(
        (day, ofDay) -> {
          if (!ofDay.isEmpty()) {
            copy.put(day, List.copyOf(ofDay));
          }
        });
    spans = Collections.unmodifiableMap(copy);
  }

  private static OpeningHours always() {
    Map<DayOfWeek, List<Span>> spans = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      spans.put(day, List.of(new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
    }
    return new OpeningHours(spans);
  }

  /**
   * When the store is open on one calendar day of its zone: in order, apart from each other, and
   * within the day. Hours past midnight belong to the day they fall on, so a Saturday may begin
   * with the end of a Friday night. On days that the clock is changed, time that is skipped is not
   * counted and an hour that comes twice counts twice.
   */
  public List<TimeRange> open(LocalDate date, ZoneId zone) {
    long dayStartUs = micros(date.atStartOfDay(zone).toInstant());
    long dayEndUs = micros(date.plusDays(1).atStartOfDay(zone).toInstant());
    List<TimeRange> ranges = new ArrayList<>();
    for (LocalDate opened : List.of(date.minusDays(1), date)) {
      for (Span span : spans.getOrDefault(opened.getDayOfWeek(), List.of())) {
        LocalDate closed = span.pastMidnight() ? opened.plusDays(1) : opened;
        long startUs = Math.max(dayStartUs, micros(first(opened.atTime(span.from()), zone)));
        long endUs = Math.min(dayEndUs, micros(last(closed.atTime(span.to()), zone)));
        if (startUs < endUs) {
          ranges.add(new TimeRange(startUs, endUs));
        }
      }
    }
    return merged(ranges);
  }

  /** The first instant at which the wall clock shows a time or has passed it. */
  private static Instant first(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.isEmpty() ? jump(local, zone) : local.toInstant(offsets.get(0));
  }

  /** The last instant at which the wall clock shows a time, or when it jumped over it. */
  private static Instant last(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.isEmpty() ? jump(local, zone) : local.toInstant(offsets.get(offsets.size() - 1));
  }

  private static Instant jump(LocalDateTime skipped, ZoneId zone) {
    ZoneOffsetTransition transition = zone.getRules().getTransition(skipped);
    return transition.getInstant();
  }

  private static List<TimeRange> merged(List<TimeRange> ranges) {
    Collections.sort(ranges);
    List<TimeRange> merged = new ArrayList<>();
    for (TimeRange range : ranges) {
      int previous = merged.size() - 1;
      if (previous >= 0 && merged.get(previous).endUs() >= range.startUs()) {
        TimeRange before = merged.get(previous);
        merged.set(
            previous, new TimeRange(before.startUs(), Math.max(before.endUs(), range.endUs())));
      } else {
        merged.add(range);
      }
    }
    return List.copyOf(merged);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
