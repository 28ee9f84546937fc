package io.footfall.simulate.truth;

import io.footfall.simulate.scenario.FloorPoint;
import io.footfall.simulate.world.Leg;
import io.footfall.simulate.world.Person;
import io.footfall.simulate.world.Whereabouts;
import java.util.List;

/** Goes along somebody's time in small steps; standing still takes one. */
final class Trace {
  private static final long STEP_US = 100_000;

  private Trace() {}

  /** Hears where somebody is. */
  interface Listener {
    void at(long timeUs, FloorPoint place);

    /** The person left the plan. */
    void gone(long timeUs);
  }

  static void follow(Person person, Listener listener) {
    List<Leg> legs = person.legs();
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      long step = leg.activity() == Leg.Activity.WALK ? STEP_US : Long.MAX_VALUE / 4;
      for (long t = leg.startUs(); t < leg.endUs(); t += step) {
        listener.at(t, place(person, t));
      }
      listener.at(leg.endUs() - 1, place(person, leg.endUs() - 1));
      if (i == legs.size() - 1 || legs.get(i + 1).startUs() != leg.endUs()) {
        listener.gone(leg.endUs());
      }
    }
  }

  static FloorPoint place(Person person, long timeUs) {
    return person.at(timeUs).map(Whereabouts::at).orElseThrow();
  }

  /** The first instant in (fromUs, toUs] at which a changed condition holds, to 1 ms. */
  static long change(
      Person person, long fromUs, long toUs, java.util.function.Predicate<FloorPoint> now) {
    long low = fromUs;
    long high = toUs;
    while (high - low > 1000) {
      long middle = (low + high) >>> 1;
      if (now.test(place(person, middle))) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
