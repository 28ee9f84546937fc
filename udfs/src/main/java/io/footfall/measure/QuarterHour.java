package io.footfall.measure;

import io.footfall.model.TimeRange;
import java.util.ArrayList;
import java.util.List;

/**
 * A quarter of an hour of UTC. Every time zone in use today is a multiple of a quarter hour off
 * UTC, so these are quarters of the local hour as well.
 *
 * @param startUs its first instant, UTC
 */
public record QuarterHour(long startUs) implements Comparable<QuarterHour> {
  public static final long LENGTH_US = 15 * 60 * 1_000_000L;

  public QuarterHour {
    if (Math.floorMod(startUs, LENGTH_US) != 0) {
      throw new IllegalArgumentException(
          "A quarter hour starts on a multiple of %d, but was %d".formatted(LENGTH_US, startUs));
    }
  }

  /** The quarter hour an instant falls into. */
  public static QuarterHour of(long timeUs) {
    return new QuarterHour(timeUs - Math.floorMod(timeUs, LENGTH_US));
  }

  /** The quarter hours a range touches, in order. */
  public static List<QuarterHour> slotsOf(TimeRange range) {
    List<QuarterHour> slots = new ArrayList<>();
    for (long at = of(range.startUs()).startUs; at < range.endUs(); at += LENGTH_US) {
      slots.add(new QuarterHour(at));
    }
    return slots;
  }

  public TimeRange range() {
    return new TimeRange(startUs, startUs + LENGTH_US);
  }

  @Override
  public int compareTo(QuarterHour other) {
    return Long.compare(startUs, other.startUs);
  }
}
