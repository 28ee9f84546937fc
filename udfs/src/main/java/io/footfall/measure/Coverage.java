package io.footfall.measure;

import io.footfall.model.TimeRange;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What of a store's day a camera saw: the footage there is, set against the time the store was
 * open.
 */
public final class Coverage {
  private final TimeRange day;
  private final TimeSpans seen;
  private final TimeSpans open;
  private final TimeSpans seenOpen;

  private Coverage(TimeRange day, TimeSpans seen, TimeSpans open) {
    this.day = day;
    this.seen = seen;
    this.open = open;
    this.seenOpen = seen.intersection(open);
  }

  /**
   * The coverage of one day; footage and opening times may overlap, come in any order and reach
   * beyond it.
   *
   * @param day from local midnight to the next, 23 to 25 hours, on whole quarter hours of UTC
   */
  public static Coverage of(
      TimeRange day, Collection<TimeRange> footage, Collection<TimeRange> open) {
    if (Math.floorMod(day.startUs(), QuarterHour.LENGTH_US) != 0
        || Math.floorMod(day.endUs(), QuarterHour.LENGTH_US) != 0) {
      throw new IllegalArgumentException(
          "A day starts and ends on a quarter hour, but was %s".formatted(day));
    }
    TimeSpans within = new TimeSpans(List.of(day));
    return new Coverage(
        day,
        TimeSpans.union(footage).intersection(within),
        TimeSpans.union(open).intersection(within));
  }

  public TimeRange day() {
    return day;
  }

  /** Microseconds of footage in a quarter hour. */
  public long seenUs(QuarterHour slot) {
    return seen.lengthWithinUs(slot.range());
  }

  /** Microseconds the store was open in a quarter hour. */
  public long openUs(QuarterHour slot) {
    return open.lengthWithinUs(slot.range());
  }

  /** Microseconds of footage in a quarter hour while the store was open. */
  public long seenOpenUs(QuarterHour slot) {
    return seenOpen.lengthWithinUs(slot.range());
  }

  /** The quarter hours in which the store was open or something was seen, in order. */
  public SortedSet<QuarterHour> slots() {
    SortedSet<QuarterHour> slots = new TreeSet<>();
    seen.ranges().forEach(range -> slots.addAll(QuarterHour.slotsOf(range)));
    open.ranges().forEach(range -> slots.addAll(QuarterHour.slotsOf(range)));
    return slots;
  }
}
