package io.footfall.simulate.truth;

import io.footfall.simulate.scenario.FloorLine;
import io.footfall.simulate.scenario.FloorPoint;
import io.footfall.simulate.world.Person;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody went over a line and stayed on the other side.
 *
 * <p>A U-turn is measured by the time spent more than the band beyond the line, not from passage to
 * passage: people who loiter on the line pass it many times, and which passage was the last one is
 * a matter of centimetres that no camera sees.
 *
 * @param timeUs when the line itself was passed for the last time before it counted
 * @param direction +1 in, -1 out
 * @param netted a crossing back after at most {@link #U_TURN_US} cancels this one
 */
public record LineCrossing(Person person, String line, long timeUs, int direction, boolean netted) {
  /** Metres a person must be beyond the line for the crossing to count. */
  public static final double BAND_METRES = 0.2;

  /** Over the line and back with at most this time beyond it is a U-turn. */
  public static final long U_TURN_US = 10_000_000;

  /** Everybody's crossings of a line, in order of person and time. */
  static List<LineCrossing> of(FloorLine line, List<Person> people) {
    List<LineCrossing> all = new ArrayList<>();
    for (Person person : people) {
      Counter counter = new Counter(line, person);
      Trace.follow(person, counter);
      all.addAll(net(counter.crossings, counter.beyondUs));
    }
    return all;
  }

  /**
   * Marks U-turns.
   *
   * @param beyondUs time spent beyond the line before each crossing, since the one before it;
   *     without end before the first one of a visit, because coming back another time is no U-turn
   */
  private static List<LineCrossing> net(List<LineCrossing> crossings, List<Long> beyondUs) {
    List<LineCrossing> netted = new ArrayList<>(crossings);
    for (int i = 1; i < netted.size(); i++) {
      LineCrossing before = netted.get(i - 1);
      LineCrossing now = netted.get(i);
      if (!before.netted && before.direction != now.direction && beyondUs.get(i) <= U_TURN_US) {
        netted.set(i - 1, before.cancelled());
        netted.set(i, now.cancelled());
      }
    }
    return netted;
  }

  private LineCrossing cancelled() {
    return new LineCrossing(person, line, timeUs, direction, true);
  }

  private static final class Counter implements Trace.Listener {
    private final FloorLine line;
    private final Person person;
    private final List<LineCrossing> crossings = new ArrayList<>();
    private final List<Long> beyondUs = new ArrayList<>();
    private int side;
    private int sign;
    private boolean beyond;
    private long beforeUs;
    private long passedUs = -1;
    private long arrivedUs;
    private long leftUs;
    private boolean crossedBefore;

    Counter(FloorLine line, Person person) {
      this.line = line;
      this.person = person;
    }

    @Override
    public void at(long timeUs, FloorPoint place) {
      double depth = line.depth(place);
      int now = depth >= 0 ? 1 : -1;
      if (sign != 0 && now != sign) {
        long us = Trace.change(person, beforeUs, timeUs, p -> (line.depth(p) >= 0) == (now > 0));
        double along = line.along(Trace.place(person, us));
        passedUs = along >= 0 && along <= 1 ? us : -1;
      }
      boolean wasBeyond = beyond;
      beyond = Math.abs(depth) > BAND_METRES;
      if (sign != 0 && wasBeyond && (!beyond || now != sign)) {
        leftUs = Trace.change(person, beforeUs, timeUs, p -> !isBeyond(p, side));
      }
      if (beyond && now != side) {
        if (side != 0 && passedUs >= 0) {
          crossings.add(new LineCrossing(person, line.id(), passedUs, now, false));
          beyondUs.add(crossedBefore ? leftUs - arrivedUs : Long.MAX_VALUE);
          crossedBefore = true;
        }
        arrivedUs =
            sign == 0 ? timeUs : Trace.change(person, beforeUs, timeUs, p -> isBeyond(p, now));
        side = now;
        passedUs = -1;
      }
      sign = now;
      beforeUs = timeUs;
    }

    private boolean isBeyond(FloorPoint place, int onSide) {
      return onSide * line.depth(place) > BAND_METRES;
    }

    @Override
    public void gone(long timeUs) {
      side = 0;
      sign = 0;
      beyond = false;
      passedUs = -1;
      crossedBefore = false;
    }
  }
}
