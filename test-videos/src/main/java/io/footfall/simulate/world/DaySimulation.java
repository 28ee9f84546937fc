package io.footfall.simulate.world;

import io.footfall.simulate.scenario.FloorPoint;
import io.footfall.simulate.scenario.Layout;
import io.footfall.simulate.scenario.Scenario;
import io.footfall.simulate.scenario.SimulatedStore;
import io.footfall.simulate.scenario.Till;
import io.footfall.simulate.scenario.Traffic;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Simulates one local day of one store, event by event. */
final class DaySimulation {
  /** People and parties of a year's days have numbers of their own. */
  private static final int NUMBERS_A_DAY = 100_000;

  private static final long HOUR_US = 3_600_000_000L;
  private static final long BEFORE_OPENING_US = 20 * 60_000_000L;
  private static final long AFTER_CLOSING_US = 12 * 60_000_000L;
  private static final long LAST_ARRIVAL_US = 8 * 60_000_000L;

  private final Traffic traffic;
  private final SimulatedStore store;
  private final Layout layout;
  private final LocalDate date;
  private final long seed;
  private final ShopFloor floor;
  private final Agenda agenda = new Agenda();
  private final List<Person> people = new ArrayList<>();
  private final List<TillQueue> tills = new ArrayList<>();
  private final CustomerVisits customers;
  private final int numbersFrom;
  private int parties;

  DaySimulation(Scenario scenario, SimulatedStore store, LocalDate date) {
    this.traffic = scenario.traffic();
    this.store = store;
    this.layout = store.layout();
    this.date = date;
    this.seed =
        RandomStream.of(scenario.seed(), RandomStream.key(store.id()), date.toEpochDay()).bits();
    this.numbersFrom = date.getDayOfYear() * NUMBERS_A_DAY;
    this.parties = numbersFrom;
    this.floor = new ShopFloor(layout);
    this.customers = new CustomerVisits(traffic, layout, floor, agenda, tills);
    for (Till till : layout.tills()) {
      tills.add(new TillQueue(till, traffic, floor, agenda, customers::leave));
    }
  }

  StoreDay run() {
    Optional<SimulatedStore.Hours> hours = store.hoursOn(date.getDayOfWeek());
    hours.ifPresent(this::open);
    passersBy();
    agenda.run();
    people.removeIf(Person::isNowhere);
    List<QueueVisit> visits = new ArrayList<>();
    List<Sale> sales = new ArrayList<>();
    tills.forEach(till -> visits.addAll(till.visits()));
    tills.forEach(till -> sales.addAll(till.sales()));
    visits.sort(Comparator.comparingLong(QueueVisit::joinedUs).thenComparingInt(QueueVisit::party));
    sales.sort(Comparator.comparingLong(Sale::timeUs).thenComparing(Sale::till));
    return new StoreDay(date, people, visits, sales);
  }

  private void open(SimulatedStore.Hours hours) {
    long opensUs = secondOfDay(hours.opens().toSecondOfDay());
    long closesUs = secondOfDay(hours.closesSecondOfDay());
    customers.closeAt(closesUs);
    staff(opensUs - BEFORE_OPENING_US, closesUs + AFTER_CLOSING_US);
    boolean weekend = date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    double factor = store.arrivalsFactor() * (weekend ? traffic.weekendFactor() : 1);
    RandomStream random = RandomStream.of(seed, 1);
    for (long hourUs = secondOfDay(0); hourUs < dayEndUs(); hourUs += HOUR_US) {
      double perHour = traffic.arrivalsPerHour().get(localHour(hourUs)) * factor;
      for (double at = gap(random, perHour); at < HOUR_US; at += gap(random, perHour)) {
        long timeUs = hourUs + (long) at;
        if (timeUs >= opensUs && timeUs < closesUs - LAST_ARRIVAL_US) {
          customers.arrive(party(), timeUs);
        }
      }
    }
  }

  private static double gap(RandomStream random, double perHour) {
    return perHour <= 0 ? Double.MAX_VALUE : random.exponential(HOUR_US / perHour);
  }

  private Party party() {
    int number = ++parties;
    RandomStream random = RandomStream.of(seed, 2, number);
    int size =
        random.chance(traffic.groupShare()) ? 2 + (int) (random.unit() * random.unit() * 3) : 1;
    List<Person> members = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      members.add(person(number, Person.Role.CUSTOMER));
    }
    return new Party(number, members, random);
  }

  private Person person(int party, Person.Role role) {
    int number = numbersFrom + people.size() + 1;
    Person person = new Person(number, party, role, RandomStream.of(seed, 3, number).bits());
    people.add(person);
    return person;
  }

  private void staff(long startUs, long endUs) {
    StaffShifts shifts = new StaffShifts(layout, floor, agenda, endUs);
    long nextUs = startUs;
    for (Till till : layout.tills()) {
      Person cashier = person(++parties, Person.Role.STAFF);
      long at = nextUs;
      agenda.at(at, t -> shifts.cashier(cashier, till, t));
      nextUs += 40_000_000L;
    }
    for (int i = 0; i < traffic.staff(); i++) {
      Person assistant = person(++parties, Person.Role.STAFF);
      RandomStream random = RandomStream.of(seed, 4, i);
      agenda.at(nextUs, t -> shifts.assistant(assistant, random, t));
      nextUs += 60_000_000L;
    }
  }

  private void passersBy() {
    RandomStream random = RandomStream.of(seed, 5);
    for (long hourUs = secondOfDay(0); hourUs < dayEndUs(); hourUs += HOUR_US) {
      double perHour = traffic.passersByPerHour().get(localHour(hourUs));
      for (double at = gap(random, perHour); at < HOUR_US; at += gap(random, perHour)) {
        passBy(hourUs + (long) at, random);
      }
    }
  }

  private void passBy(long timeUs, RandomStream random) {
    double fromX = -4.3;
    double toX = layout.widthMetres() + 4.3;
    boolean leftwards = random.chance(0.5);
    double lane = leftwards ? random.between(-3.2, -2.4) : random.between(-2.2, -1.5);
    double wave = random.between(0, 6);
    List<FloorPoint> points = new ArrayList<>();
    for (double x = fromX; x <= toX; x += 0.3) {
      double along = leftwards ? toX + fromX - x : x;
      points.add(new FloorPoint(along, lane + 0.12 * Math.sin(along * 0.6 + wave)));
    }
    Person person = person(++parties, Person.Role.PASSER_BY);
    person.appear(timeUs, new Route(points), random.between(1.1, 1.55));
  }

  private long secondOfDay(int second) {
    Instant instant =
        second >= 86_400
            ? date.plusDays(1).atStartOfDay(store.zone()).toInstant()
            : date.atStartOfDay().plusSeconds(second).atZone(store.zone()).toInstant();
    return instant.getEpochSecond() * 1_000_000L;
  }

  private long dayEndUs() {
    return secondOfDay(86_400);
  }

  private int localHour(long timeUs) {
    return Instant.ofEpochSecond(timeUs / 1_000_000L).atZone(store.zone()).getHour();
  }
}
