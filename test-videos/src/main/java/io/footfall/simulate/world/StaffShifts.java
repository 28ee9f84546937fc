package io.footfall.simulate.world;

import io.footfall.simulate.scenario.FloorPoint;
import io.footfall.simulate.scenario.Layout;
import io.footfall.simulate.scenario.Opening;
import io.footfall.simulate.scenario.Till;

/**
 * What staff do from before opening until after closing: stand at tills, fill shelves, have breaks.
 */
final class StaffShifts {
  private static final double METRES_PER_SECOND = 1.15;

  private final Layout layout;
  private final ShopFloor floor;
  private final Agenda agenda;
  private final long endUs;

  StaffShifts(Layout layout, ShopFloor floor, Agenda agenda, long endUs) {
    this.layout = layout;
    this.floor = floor;
    this.agenda = agenda;
    this.endUs = endUs;
  }

  /** A cashier stands at the till all day. */
  void cashier(Person person, Till till, long startUs) {
    floor.enter(person);
    floor.appear(person, backRoom(), till.cashier(), startUs, METRES_PER_SECOND);
    person.face(till.cashier().headingTo(till.serves()), Leg.Activity.WORK);
    agenda.at(endUs, t -> goHome(person, t));
  }

  /** Somebody on the floor goes from shelf to shelf. */
  void assistant(Person person, RandomStream random, long startUs) {
    floor.enter(person);
    ShopFloor.Stop first = floor.stop(backRoom(), startUs, 6, random);
    FloorPoint to = first == null ? floor.openPlace(random) : first.at;
    long arrivalUs = floor.appear(person, backRoom(), to, startUs, METRES_PER_SECOND);
    person.face(first == null ? 0 : first.headingRadians, Leg.Activity.WORK);
    if (endUs - startUs > 4 * 3_600_000_000L && random.chance(0.5)) {
      long breakUs = startUs + (long) ((endUs - startUs) * random.between(0.35, 0.65));
      agenda.at(arrivalUs + work(random), t -> next(person, random, breakUs, t));
    } else {
      agenda.at(arrivalUs + work(random), t -> next(person, random, Long.MAX_VALUE, t));
    }
  }

  private static long work(RandomStream random) {
    return (long) (random.between(40, 240) * 1e6);
  }

  private void next(Person person, RandomStream random, long breakUs, long timeUs) {
    if (timeUs >= endUs) {
      goHome(person, timeUs);
      return;
    }
    if (timeUs >= breakUs) {
      outside(person, random, timeUs);
      return;
    }
    if (random.chance(0.12)) {
      backRoomBreak(person, random, breakUs, timeUs);
      return;
    }
    ShopFloor.Stop stop = floor.stop(person.place(), timeUs, 8, random);
    long doneUs = timeUs + work(random);
    if (stop != null) {
      long arrivalUs = floor.walk(person, stop.at, timeUs, METRES_PER_SECOND);
      person.face(stop.headingRadians, Leg.Activity.WORK);
      doneUs += arrivalUs - timeUs;
      stop.takenUntilUs = doneUs;
    }
    agenda.at(doneUs, t -> next(person, random, breakUs, t));
  }

  private void backRoomBreak(Person person, RandomStream random, long breakUs, long timeUs) {
    long goneUs = floor.walk(person, backRoom(), timeUs, METRES_PER_SECOND);
    long backUs = goneUs + (long) (random.between(60, 500) * 1e6);
    comeBack(person, random, breakUs, backRoom(), backUs);
  }

  private void outside(Person person, RandomStream random, long timeUs) {
    Opening door = layout.doors().get(0);
    FloorPoint away = new FloorPoint(layout.widthMetres() + 4.2, -1.6);
    floor.walk(person, new FloorPoint(door.middle(), 1.2), timeUs, METRES_PER_SECOND);
    long goneUs = floor.walk(person, away, person.lastUs(), METRES_PER_SECOND);
    comeBack(
        person, random, Long.MAX_VALUE, away, goneUs + (long) (random.between(300, 1200) * 1e6));
  }

  private void comeBack(
      Person person, RandomStream random, long breakUs, FloorPoint from, long backUs) {
    agenda.at(
        backUs,
        t -> {
          FloorPoint to = floor.openPlace(random);
          long arrivalUs = floor.appear(person, from, to, t, METRES_PER_SECOND);
          agenda.at(arrivalUs, u -> next(person, random, breakUs, u));
        });
  }

  private void goHome(Person person, long timeUs) {
    floor.walk(person, backRoom(), timeUs, METRES_PER_SECOND);
    floor.leave(person);
  }

  private FloorPoint backRoom() {
    return new FloorPoint(layout.staffDoor().middle(), layout.depthMetres() + 0.8);
  }
}
