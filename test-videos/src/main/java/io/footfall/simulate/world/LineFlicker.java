package io.footfall.simulate.world;

import io.footfall.simulate.scenario.FloorLine;
import io.footfall.simulate.scenario.FloorPoint;
import io.footfall.simulate.scenario.Layout;
import java.util.List;

/** People who stop on the entrance line, shuffle over it and back, and then make up their mind. */
final class LineFlicker {
  /** A shuffle stays this near to the line, so that it is no crossing. */
  private static final double SHUFFLE_METRES = 0.12;

  private final Layout layout;
  private final ShopFloor floor;
  private final Agenda agenda;

  LineFlicker(Layout layout, ShopFloor floor, Agenda agenda) {
    this.layout = layout;
    this.floor = floor;
    this.agenda = agenda;
  }

  void start(Party party, CustomerVisits customers, long timeUs) {
    FloorLine line = CustomerVisits.entranceLine(layout);
    long doneUs = timeUs;
    for (int i = 0; i < party.members.size(); i++) {
      Person person = party.members.get(i);
      double along = 0.25 + 0.5 * party.random.unit();
      FloorPoint on = line.from().towards(line.to(), along);
      step(person, beside(line, on, party.random), timeUs, 0.9);
      int shuffles = 2 + party.random.index(4);
      for (int s = 0; s < shuffles; s++) {
        person.face(party.random.between(0.5, 2.6), Leg.Activity.STAND);
        long pauseUs = (long) (party.random.between(0.8, 3) * 1e6);
        step(person, beside(line, on, party.random), person.lastUs() + pauseUs, 0.45);
      }
      person.face(Math.PI / 2, Leg.Activity.STAND);
      doneUs = Math.max(doneUs, person.lastUs());
    }
    if (party.random.chance(0.5)) {
      agenda.at(doneUs + 500_000, t -> customers.leave(party, t));
    } else {
      agenda.at(doneUs + 500_000, t -> goIn(party, customers, t));
    }
  }

  private void goIn(Party party, CustomerVisits customers, long timeUs) {
    long doneUs = timeUs;
    for (Person person : party.members) {
      FloorPoint inside = new FloorPoint(layout.doors().get(0).middle(), 2);
      doneUs = Math.max(doneUs, floor.walk(person, inside, timeUs, party.metresPerSecond));
    }
    agenda.at(doneUs, t -> customers.next(party, t));
  }

  private static FloorPoint beside(FloorLine line, FloorPoint on, RandomStream random) {
    double side = Math.signum(line.depth(line.inside()));
    double dx = (line.inside().x() - on.x()) * side;
    double dy = (line.inside().y() - on.y()) * side;
    double length = Math.hypot(dx, dy);
    double by = random.between(-SHUFFLE_METRES, SHUFFLE_METRES);
    return on.plus(dx / length * by, dy / length * by);
  }

  private static void step(Person person, FloorPoint to, long startUs, double metresPerSecond) {
    FloorPoint from = person.place();
    person.walk(
        Math.max(startUs, person.lastUs()),
        new Route(List.of(from, from.towards(to, 0.5), to)),
        metresPerSecond);
  }
}
