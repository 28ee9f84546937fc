package io.footfall.simulate.world;

import io.footfall.simulate.scenario.FloorLine;
import io.footfall.simulate.scenario.FloorPoint;
import io.footfall.simulate.scenario.Layout;
import io.footfall.simulate.scenario.Opening;
import io.footfall.simulate.scenario.Traffic;
import java.util.List;

/** What customers do from the pavement to the shelves, to the till and out again. */
final class CustomerVisits {
  private static final long HURRY_US = 3 * 60_000_000L;

  private final Traffic traffic;
  private final Layout layout;
  private final ShopFloor floor;
  private final Agenda agenda;
  private final List<TillQueue> tills;
  private long closesUs = Long.MAX_VALUE;

  CustomerVisits(
      Traffic traffic, Layout layout, ShopFloor floor, Agenda agenda, List<TillQueue> tills) {
    this.traffic = traffic;
    this.layout = layout;
    this.floor = floor;
    this.agenda = agenda;
    this.tills = tills;
  }

  void closeAt(long timeUs) {
    closesUs = timeUs;
  }

  /** A party will come at an instant. */
  void arrive(Party party, long timeUs) {
    party.mayReturn = party.random.chance(traffic.returnShare());
    agenda.at(timeUs, t -> comeIn(party, t));
  }

  private void comeIn(Party party, long timeUs) {
    Opening door = party.random.pick(layout.doors());
    FloorPoint from = pavementEnd(party);
    boolean flickers = party.random.chance(traffic.flickerShare());
    boolean turns = !flickers && party.random.chance(traffic.uTurnShare());
    party.stopsLeft = 1 + (int) party.random.exponential(Math.max(0.1, traffic.stops() - 1));
    party.buys = party.random.chance(traffic.buyShare());
    FloorPoint first =
        new FloorPoint(
            door.middle() + party.random.between(-0.3, 0.3), flickers ? -1.2 : turns ? 2.4 : 1.3);
    long arrivalUs = timeUs;
    for (int i = 0; i < party.members.size(); i++) {
      Person person = party.members.get(i);
      floor.enter(person);
      FloorPoint start = from.plus(0, i * 0.55);
      FloorPoint to = quantised(first.plus(i * 0.5 - 0.25 * (party.members.size() - 1), 0));
      long at = floor.appear(person, start, to, timeUs + 350_000L * i, party.metresPerSecond);
      person.face(Math.PI / 2, Leg.Activity.STAND);
      arrivalUs = Math.max(arrivalUs, at);
    }
    if (flickers) {
      agenda.at(arrivalUs, t -> new LineFlicker(layout, floor, agenda).start(party, this, t));
    } else if (turns) {
      agenda.at(arrivalUs + (long) (party.random.between(0.5, 3) * 1e6), t -> leave(party, t));
    } else {
      agenda.at(arrivalUs, t -> next(party, t));
    }
  }

  /** Grid-friendly places, so that ways to them are remembered. */
  private static FloorPoint quantised(FloorPoint p) {
    return new FloorPoint(Math.round(p.x() * 5) / 5.0, Math.round(p.y() * 5) / 5.0);
  }

  private FloorPoint pavementEnd(Party party) {
    boolean left = party.random.chance(0.5);
    double y = Math.round(party.random.between(-2.2, -1.4) * 5) / 5.0;
    return new FloorPoint(left ? -4.2 : layout.widthMetres() + 4.2, y);
  }

  /** The party's next thing to do. */
  void next(Party party, long timeUs) {
    if (party.stopsLeft > 0 && timeUs < closesUs - HURRY_US) {
      party.stopsLeft--;
      if (party.random.chance(traffic.wanderShare())) {
        wander(party, timeUs);
      } else {
        browse(party, timeUs);
      }
    } else if (party.buys && !tills.isEmpty()) {
      party.buys = false;
      TillQueue shortest = tills.get(0);
      for (TillQueue till : tills) {
        shortest = till.length() < shortest.length() ? till : shortest;
      }
      shortest.approach(party, timeUs);
    } else {
      leave(party, timeUs);
    }
  }

  private void browse(Party party, long timeUs) {
    double seconds =
        Math.min(
            traffic.stopSeconds() * 8,
            traffic.stopSeconds() * Math.exp(0.7 * party.random.normal()));
    FloorPoint near = party.leader().place();
    long doneUs = timeUs;
    double reach = 5;
    for (int i = 0; i < party.members.size(); i++) {
      Person person = party.members.get(i);
      ShopFloor.Stop stop = floor.stop(near, timeUs, reach, party.random);
      if (stop != null) {
        long arrivalUs = floor.walk(person, stop.at, timeUs + 300_000L * i, party.metresPerSecond);
        person.face(stop.headingRadians, Leg.Activity.BROWSE);
        doneUs = i == 0 ? arrivalUs + (long) (seconds * 1e6) : Math.max(doneUs, arrivalUs);
        stop.takenUntilUs = doneUs + 1_000_000;
        near = stop.at;
        reach = 0.4;
      }
    }
    agenda.at(Math.max(doneUs, timeUs + 500_000), t -> next(party, t));
  }

  private void wander(Party party, long timeUs) {
    FloorPoint to = floor.openPlace(party.random);
    long doneUs = timeUs;
    for (int i = 0; i < party.members.size(); i++) {
      Person person = party.members.get(i);
      FloorPoint place = i == 0 ? to : floor.openPlace(party.random);
      long at = floor.walk(person, place, timeUs + 200_000L * i, party.metresPerSecond);
      person.face(party.random.between(-3, 3), Leg.Activity.STAND);
      doneUs = i == 0 ? at : doneUs;
    }
    double seconds = party.random.exponential(Math.max(0.5, traffic.stopSeconds() / 4));
    agenda.at(doneUs + (long) (seconds * 1e6), t -> next(party, t));
  }

  /** The party goes out, for good or until later. */
  void leave(Party party, long timeUs) {
    Opening door = party.random.pick(layout.doors());
    FloorPoint away = pavementEnd(party);
    long goneUs = timeUs;
    for (int i = 0; i < party.members.size(); i++) {
      Person person = party.members.get(i);
      double x = door.middle() + 0.4 * (i % 2 == 0 ? 1 : -1) * party.random.unit();
      if (person.place().y() > 2.5) {
        floor.walk(
            person,
            quantised(new FloorPoint(x, 1.4)),
            timeUs + 400_000L * i,
            party.metresPerSecond);
      }
      long fromUs = Math.max(person.lastUs(), timeUs);
      goneUs = Math.max(goneUs, floor.walk(person, away, fromUs, party.metresPerSecond));
    }
    agenda.at(goneUs, t -> gone(party, t));
  }

  private void gone(Party party, long timeUs) {
    party.members.forEach(floor::leave);
    if (party.mayReturn) {
      party.mayReturn = false;
      long backUs = timeUs + (long) (party.random.between(240, 2400) * 1e6);
      if (backUs < closesUs - HURRY_US) {
        agenda.at(backUs, t -> comeIn(party, t));
      }
    }
  }

  /** The entrance line of the layout that a door's people cross. */
  static FloorLine entranceLine(Layout layout) {
    return layout.lines().stream()
        .filter(line -> line.kind().equals("entrance"))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Layout %s has no entrance line".formatted(layout.name())));
  }
}
