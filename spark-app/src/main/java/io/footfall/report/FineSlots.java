package io.footfall.report;

import io.footfall.measure.TimeSpans;
import io.footfall.model.Crossing;
import io.footfall.model.TimeRange;
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
    TimeSpans seen = day.seenByAny();
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    TimeRange hull = seen.hull();
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
    io.footfall.measure.Occupancy people =
        io.footfall.measure.Occupancy.of(day.moments().presences());
    List<FootfallSlot> slots =
        fine.slots(slotUs).stream().map(span -> slot(span, day, seen, people)).toList();
    return Optional.of(new FineSlots(fine, slotUs, slots));
  }

  private static FootfallSlot slot(
      TimeRange span, StoreDay day, TimeSpans seen, io.footfall.measure.Occupancy people) {
    TimeSpans seenHere = seen.within(span);
    if (seenHere.isEmpty()) {
      return new FootfallSlot(span, Optional.empty(), Optional.empty(), Optional.empty());
    }
    double mean = (double) people.presentUs(span) / seenHere.lengthUs();
    Occupancy occupancy = new Occupancy(mean, people.maximum(span));
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
}
