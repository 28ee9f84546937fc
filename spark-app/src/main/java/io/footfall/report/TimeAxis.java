package io.footfall.report;

import io.footfall.measure.TimeSpans;
import io.footfall.model.TimeRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Which part of the day the charts show, and where an instant lies on them.
 *
 * @param zoomed true when the charts show much less than the opening hours, because footage does
 * @param left x of the axis' beginning in the chart
 */
record TimeAxis(StoreClock clock, TimeRange span, boolean zoomed, double left, double width) {
  /** Footage shorter than this part of the opening hours gets the whole width. */
  private static final int ZOOM_BELOW_ONE_IN = 4;

  private static final int MOST_TICKS = 14;
  private static final long[] STEPS_US = {
    StoreClock.SECOND_US,
    5 * StoreClock.SECOND_US,
    10 * StoreClock.SECOND_US,
    30 * StoreClock.SECOND_US,
    StoreClock.MINUTE_US,
    2 * StoreClock.MINUTE_US,
    5 * StoreClock.MINUTE_US,
    StoreClock.QUARTER_US,
    2 * StoreClock.QUARTER_US,
    StoreClock.HOUR_US,
    2 * StoreClock.HOUR_US,
    3 * StoreClock.HOUR_US
  };

  /** A mark on the axis. */
  record Tick(long us, double x, String label, boolean repeated) {}

  /** The opening hours and all footage; only the hours with footage when that is short. */
  static TimeAxis of(StoreDay day, double left, double width) {
    StoreClock clock = new StoreClock(day.store().timeZone(), day.date());
    TimeSpans seen = day.seenByAny();
    TimeSpans shown = seen.union(day.store().open());
    if (shown.isEmpty()) {
      return new TimeAxis(clock, clock.day(), false, left, width);
    }

    TimeRange whole = padded(shown.hull(), StoreClock.QUARTER_US);
    boolean zoomed =
        !seen.isEmpty() && seen.hull().lengthUs() * ZOOM_BELOW_ONE_IN <= whole.lengthUs();
    return new TimeAxis(clock, zoomed ? inHours(clock, seen) : whole, zoomed, left, width);
  }

  /**
   * Grown to whole steps; offsets from UTC are whole quarter hours, so these are the wall's too.
   */
  static TimeRange padded(TimeRange range, long stepUs) {
    return new TimeRange(
        Math.floorDiv(range.startUs(), stepUs) * stepUs,
        Math.floorDiv(range.endUs() + stepUs - 1, stepUs) * stepUs);
  }

  private static TimeRange inHours(StoreClock clock, TimeSpans spans) {
    TimeRange hull = spans.hull();
    return new TimeRange(clock.hourAtOrBefore(hull.startUs()), clock.hourAtOrAfter(hull.endUs()));
  }

  double x(long us) {
    return left + width * (us - span.startUs()) / span.lengthUs();
  }

  double right() {
    return left + width;
  }

  /** The parts of some spans that the axis shows. */
  List<TimeRange> shown(TimeSpans spans) {
    return spans.within(span).ranges();
  }

  boolean shows(TimeRange range) {
    return range.startUs() >= span.startUs() && range.endUs() <= span.endUs();
  }

  /** The quarter hours on the axis, in order. */
  List<TimeRange> quarters() {
    return slots(StoreClock.QUARTER_US);
  }

  /** The axis cut into slots of one length. */
  List<TimeRange> slots(long lengthUs) {
    List<TimeRange> slots = new ArrayList<>();
    for (long us = span.startUs(); us < span.endUs(); us += lengthUs) {
      slots.add(new TimeRange(us, Math.min(us + lengthUs, span.endUs())));
    }
    return slots;
  }

  /** Marks at round times of the store's clock, few enough to be read. */
  List<Tick> ticks() {
    long stepUs = STEPS_US[STEPS_US.length - 1];
    for (int i = STEPS_US.length - 1; i >= 0 && span.lengthUs() <= STEPS_US[i] * MOST_TICKS; i--) {
      stepUs = STEPS_US[i];
    }
    List<Tick> ticks = new ArrayList<>();
    long hours = stepUs / StoreClock.HOUR_US;
    long walkUs = Math.min(stepUs, StoreClock.HOUR_US);
    for (long us = firstTick(walkUs); us <= span.endUs(); us += walkUs) {
      boolean repeated = clock.isRepeated(us);
      if (hours <= 1 || clock.hour(us) % hours == 0 || repeated) {
        ticks.add(new Tick(us, x(us), label(us, walkUs), repeated));
      }
    }
    return ticks;
  }

  private long firstTick(long stepUs) {
    long hour = clock.hourAtOrBefore(span.startUs());
    return hour + Math.floorDiv(span.startUs() - hour + stepUs - 1, stepUs) * stepUs;
  }

  private String label(long us, long stepUs) {
    String time = stepUs < StoreClock.MINUTE_US ? clock.timeWithSeconds(us) : clock.time(us);
    return time.replace(StoreClock.AGAIN, "");
  }
}
