package io.footfall.simulate.world;

import io.footfall.simulate.scenario.FloorPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody and everything they do on one day, in time order; gaps are absences. */
public final class Person {
  /** Why somebody is there. */
  public enum Role {
    CUSTOMER,
    STAFF,
    PASSER_BY
  }

  private static final double TURN_SECONDS = 0.5;

  private final int number;
  private final int party;
  private final Role role;
  private final long looks;
  private final List<Leg> legs = new ArrayList<>();
  private double facingRadians;
  private Leg.Activity still = Leg.Activity.STAND;

  Person(int number, int party, Role role, long looks) {
    this.number = number;
    this.party = party;
    this.role = role;
    this.looks = looks;
  }

  /** Number within the store and year: day of the year x 100 000 + number of the day from 1. */
  public int number() {
    return number;
  }

  /** Number of the party the person came with; single people are a party of one. */
  public int party() {
    return party;
  }

  public Role role() {
    return role;
  }

  public boolean isStaff() {
    return role == Role.STAFF;
  }

  /** The seed of the person's looks. */
  public long looks() {
    return looks;
  }

  public long firstUs() {
    return legs.get(0).startUs();
  }

  public long lastUs() {
    return legs.get(legs.size() - 1).endUs();
  }

  /** Everything the person does, in time order. */
  public List<Leg> legs() {
    return List.copyOf(legs);
  }

  boolean isNowhere() {
    return legs.isEmpty();
  }

  Leg lastLeg() {
    return legs.get(legs.size() - 1);
  }

  FloorPoint place() {
    return lastLeg().route().end();
  }

  /** Says how the person will stand after the last walk. */
  void face(double headingRadians, Leg.Activity activity) {
    facingRadians = headingRadians;
    still = activity;
  }

  /** Stands where the last leg ended until a later instant. */
  void standUntil(long untilUs) {
    Leg last = lastLeg();
    if (untilUs > last.endUs()) {
      legs.add(new Leg(last.endUs(), untilUs, new Route(List.of(place())), facingRadians, still));
    }
  }

  /** Stands until a start, then walks. */
  void walk(long startUs, Route route, double metresPerSecond) {
    standUntil(startUs);
    appear(startUs, route, metresPerSecond);
  }

  /** Walks in from nowhere. */
  void appear(long startUs, Route route, double metresPerSecond) {
    legs.add(
        new Leg(
            startUs, startUs + Leg.walkingUs(route, metresPerSecond), route, 0, Leg.Activity.WALK));
  }

  /** Where the person is at an instant; empty when not on the plan. */
  public Optional<Whereabouts> at(long timeUs) {
    int i = leg(timeUs);
    return i < 0 ? Optional.empty() : Optional.of(whereabouts(i, timeUs));
  }

  /** Where the person is, or will have stopped as far as is known; null before and in absences. */
  FloorPoint placeOrLast(long timeUs) {
    if (timeUs >= lastUs()) {
      return place();
    }
    int i = leg(timeUs);
    return i < 0 ? null : legs.get(i).at(timeUs);
  }

  /**
   * The last leg that starts at or before an instant and lasts beyond it; -1 when there is none.
   */
  private int leg(long timeUs) {
    int low = 0;
    int high = legs.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Leg leg = legs.get(middle);
      if (timeUs < leg.startUs()) {
        high = middle - 1;
      } else if (timeUs >= leg.endUs()) {
        low = middle + 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  private Whereabouts whereabouts(int i, long timeUs) {
    Leg leg = legs.get(i);
    double inside = (timeUs - leg.startUs()) / 1e6;
    double heading = heading(leg, timeUs);
    if (i > 0 && legs.get(i - 1).endUs() == leg.startUs() && inside < TURN_SECONDS) {
      double before = heading(legs.get(i - 1), leg.startUs());
      double f = inside / TURN_SECONDS;
      heading = before + turn(before, heading) * f * f * (3 - 2 * f);
    }
    double speed =
        leg.walks() ? (leg.metresAt(timeUs + 20_000) - leg.metresAt(timeUs - 20_000)) / 0.04 : 0;
    return new Whereabouts(
        leg.at(timeUs),
        heading,
        speed,
        leg.walks() ? leg.metresAt(timeUs) : 0,
        leg.walks() ? 0 : inside,
        leg.activity());
  }

  private static double heading(Leg leg, long timeUs) {
    return leg.walks() ? leg.route().heading(leg.metresAt(timeUs)) : leg.headingRadians();
  }

  private static double turn(double from, double to) {
    return Math.IEEEremainder(to - from, 2 * Math.PI);
  }
}
