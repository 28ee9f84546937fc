package io.footfall.simulate.world;

import io.footfall.simulate.scenario.FloorPoint;
import io.footfall.simulate.scenario.Till;
import io.footfall.simulate.scenario.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;

/** The queue before one till: people join, move up, are served or give up. */
final class TillQueue {
  private static final double SHUFFLE_METRES_PER_SECOND = 0.8;

  private final Till till;
  private final Traffic traffic;
  private final ShopFloor floor;
  private final Agenda agenda;
  private final ObjLongConsumer<Party> afterwards;
  private final List<Party> waiting = new ArrayList<>();
  private final List<QueueVisit> visits = new ArrayList<>();
  private final List<Sale> sales = new ArrayList<>();
  private boolean serving;

  TillQueue(
      Till till,
      Traffic traffic,
      ShopFloor floor,
      Agenda agenda,
      ObjLongConsumer<Party> afterwards) {
    this.till = till;
    this.traffic = traffic;
    this.floor = floor;
    this.agenda = agenda;
    this.afterwards = afterwards;
  }

  List<QueueVisit> visits() {
    return visits;
  }

  List<Sale> sales() {
    return sales;
  }

  int length() {
    return waiting.size();
  }

  /** A party makes for the queue's end. */
  void approach(Party party, long timeUs) {
    if (waiting.size() >= till.places()) {
      afterwards.accept(party, timeUs);
      return;
    }
    long arrivalUs = move(party, waiting.size(), timeUs, party.metresPerSecond);
    agenda.at(arrivalUs, t -> join(party, t));
  }

  private void join(Party party, long timeUs) {
    if (waiting.size() >= till.places()) {
      afterwards.accept(party, timeUs);
      return;
    }
    party.slot = waiting.size();
    party.joinedUs = timeUs;
    waiting.add(party);
    double patience =
        traffic.patienceSeconds() * 0.3 + party.random.exponential(traffic.patienceSeconds() * 0.7);
    agenda.at(timeUs + (long) (patience * 1e6), t -> giveUp(party, t));
    moveUp(party, timeUs);
  }

  /** Walks to the party's own place, if it is not there yet, and then asks for service. */
  private void moveUp(Party party, long timeUs) {
    if (party.slot < 0) {
      return;
    }
    if (party.leader().lastUs() > timeUs) {
      agenda.at(party.leader().lastUs(), t -> moveUp(party, t));
      return;
    }
    long doneUs = timeUs;
    if (party.leader().place().distance(till.place(party.slot)) > 0.05) {
      doneUs = move(party, party.slot, timeUs, SHUFFLE_METRES_PER_SECOND);
    }
    agenda.at(doneUs, t -> serveNext(t));
  }

  private long move(Party party, int slot, long timeUs, double metresPerSecond) {
    return move(party, till.place(slot), till.heading(slot), timeUs, metresPerSecond);
  }

  private long move(
      Party party, FloorPoint to, double heading, long timeUs, double metresPerSecond) {
    long arrivalUs = timeUs;
    for (int i = 0; i < party.members.size(); i++) {
      Person person = party.members.get(i);
      FloorPoint beside = to.plus(Math.sin(heading) * 0.48 * i, -Math.cos(heading) * 0.48 * i);
      long at = floor.walk(person, i == 0 ? to : beside, timeUs + 200_000L * i, metresPerSecond);
      person.face(heading, Leg.Activity.WAIT);
      arrivalUs = i == 0 ? at : arrivalUs;
    }
    return arrivalUs;
  }

  private void serveNext(long timeUs) {
    if (serving || waiting.isEmpty()) {
      return;
    }
    Party head = waiting.get(0);
    if (head.leader().lastUs() > timeUs || head.leader().place().distance(till.place(0)) > 0.05) {
      return;
    }
    serving = true;
    remove(head, timeUs);
    double heading = till.serves().headingTo(till.cashier());
    long servedUs = move(head, till.serves(), heading, timeUs, SHUFFLE_METRES_PER_SECOND);
    double seconds = 12 + head.random.exponential(Math.max(1, traffic.serviceSeconds() - 12));
    long leftUs = servedUs + (long) (Math.min(seconds, traffic.serviceSeconds() * 4) * 1e6);
    agenda.at(leftUs, t -> served(head, servedUs, t));
  }

  private void served(Party party, long servedUs, long timeUs) {
    visits.add(visit(party, servedUs, timeUs, false));
    int items = 1 + (int) party.random.exponential(3.5);
    long cents = 0;
    for (int i = 0; i < items; i++) {
      cents += 49 + 50L * (long) party.random.exponential(9);
    }
    sales.add(new Sale(till.id(), party.number, timeUs, items, cents));
    serving = false;
    agenda.at(timeUs + 900_000, this::serveNext);
    afterwards.accept(party, timeUs);
  }

  private QueueVisit visit(Party party, long servedUs, long leftUs, boolean gaveUp) {
    return new QueueVisit(
        till.id(), party.number, party.members.size(), party.joinedUs, servedUs, leftUs, gaveUp);
  }

  private void giveUp(Party party, long timeUs) {
    if (party.slot <= 0) {
      return; // served, gone, or next in turn: nobody leaves then
    }
    if (party.leader().lastUs() > timeUs) {
      agenda.at(party.leader().lastUs(), t -> giveUp(party, t));
      return;
    }
    remove(party, timeUs);
    visits.add(visit(party, timeUs, timeUs, true));
    afterwards.accept(party, timeUs);
  }

  private void remove(Party party, long timeUs) {
    int gap = waiting.indexOf(party);
    waiting.remove(gap);
    party.slot = -1;
    for (int i = gap; i < waiting.size(); i++) {
      Party follower = waiting.get(i);
      follower.slot = i;
      agenda.at(timeUs + 500_000L + 450_000L * (i - gap), t -> moveUp(follower, t));
    }
  }
}
