package io.footfall.simulate.world;

import io.footfall.simulate.scenario.Scenario;
import io.footfall.simulate.scenario.SimulatedStore;
import java.time.LocalDate;
import java.util.List;

/**
 * One local day of a store: everybody and everything that happened, in order of their numbers.
 *
 * @param visits queue visits by time of joining
 * @param sales by time
 */
public record StoreDay(
    LocalDate date, List<Person> people, List<QueueVisit> visits, List<Sale> sales) {
  public StoreDay {
    people = List.copyOf(people);
    visits = List.copyOf(visits);
    sales = List.copyOf(sales);
  }

  /** Simulates a day; the same arguments give the same day. */
  public static StoreDay simulate(Scenario scenario, SimulatedStore store, LocalDate date) {
    return new DaySimulation(scenario, store, date).run();
  }

  /** People who are on the plan at some time within [startUs, endUs). */
  public List<Person> between(long startUs, long endUs) {
    return people.stream().filter(p -> p.firstUs() < endUs && p.lastUs() > startUs).toList();
  }
}
