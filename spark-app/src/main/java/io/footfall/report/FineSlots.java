package io.footfall.report;

import io.footfall.model.Crossing;
import io.footfall.model.TimeRange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Short footage cut into slots of ten seconds or one minute, counted from single events.
 *
 * @param axis where the slots are drawn
 * @param slots in order; those without any footage have no figures
 */
record FineSlots(TimeAxis axis, long slotUs, List<FootfallSlot> slots) {
  /** Up to here a slot is ten seconds long. */
  private static final long TEN_SECOND_SLOTS_UP_TO_US = 5 * StoreClock.MINUTE_US;

  private static final int MOST_QUARTERS = 2;

  /** Fine slots for a day whose footage lies in one or two quarter hours; otherwise nothing. */
  static Optional<FineSlots> of(StoreDay day, TimeAxis axis) {
    List<TimeRange> seen = day.seenByAny();
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    TimeRange hull = TimeAxis.hull(seen);
    TimeRange quarters = TimeAxis.padded(hull, StoreClock.QUARTER_US);
    if (quarters.lengthUs() > MOST_QUARTERS * StoreClock.QUARTER_US) {
      return Optional.empty();
    }

    long slotUs =
        hull.lengthUs() <= TEN_SECOND_SLOTS_UP_TO_US
            ? 10 * StoreClock.SECOND_US
            : StoreClock.MINUTE_US;
    TimeAxis fine =
        new TimeAxis(axis.clock(), TimeAxis.padded(hull, slotUs), true, axis.left(), axis.width());
    List<FootfallSlot> slots =
        fine.slots(slotUs).stream().map(span -> slot(span, day, seen)).toList();
    return Optional.of(new FineSlots(fine, slotUs, slots));
  }

  private static FootfallSlot slot(TimeRange span, StoreDay day, List<TimeRange> seen) {
    List<TimeRange> seenHere = TimeSpans.intersection(seen, List.of(span));
    if (seenHere.isEmpty()) {
      return new FootfallSlot(span, Optional.empty(), Optional.empty(), Optional.empty());
    }
    Occupancy occupancy = occupancy(day.moments().presences(), span, TimeSpans.lengthUs(seenHere));
    InOut visitors =
        new InOut(
            count(day.moments().crossings(), span, Crossing.Direction.IN),
            count(day.moments().crossings(), span, Crossing.Direction.OUT));
    return new FootfallSlot(span, Optional.of(visitors), Optional.empty(), Optional.of(occupancy));
  }

  private static int count(List<Crossing> crossings, TimeRange span, Crossing.Direction direction) {
    return (int)
        crossings.stream()
            .filter(crossing -> !crossing.netted() && crossing.direction() == direction)
            .filter(crossing -> span.contains(crossing.timeUs()))
            .count();
  }

  private static Occupancy occupancy(List<TimeRange> presences, TimeRange span, long seenUs) {
    record Change(long us, int by) {}
    List<Change> changes = new ArrayList<>();
    long presentUs = 0;
    for (TimeRange presence : presences) {
      long sharedUs = presence.overlapUs(span);
      if (sharedUs > 0) {
        presentUs += sharedUs;
        changes.add(new Change(Math.max(presence.startUs(), span.startUs()), 1));
        changes.add(new Change(presence.endUs(), -1));
      }
    }
    // Whoever leaves at an instant is gone when another comes at the same.
    changes.sort(Comparator.comparingLong(Change::us).thenComparingInt(Change::by));
    int now = 0;
    int max = 0;
    for (Change change : changes) {
      now += change.by();
      max = Math.max(max, now);
    }
    return new Occupancy((double) presentUs / seenUs, max);
  }
}
