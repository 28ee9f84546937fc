package io.footfall.simulate.world;

import io.footfall.simulate.scenario.Scenario;
import io.footfall.simulate.scenario.SimulatedStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Everything that happens in a store within one stretch of recording. Safe for many threads. */
public final class StoreWindow {
  private static final long BUCKET_US = 20_000_000L;

  private final SimulatedStore store;
  private final Window window;
  private final List<Person> people = new ArrayList<>();
  private final List<QueueVisit> queueVisits = new ArrayList<>();
  private final List<Sale> sales = new ArrayList<>();
  private final List<List<Person>> buckets = new ArrayList<>();

  private StoreWindow(SimulatedStore store, Window window) {
    this.store = store;
    this.window = window;
  }

  /** Simulates the days that reach into a window. */
  public static StoreWindow simulate(Scenario scenario, SimulatedStore store, Window window) {
    StoreWindow result = new StoreWindow(store, window);
    for (LocalDate date : window.dates(store.zone())) {
      StoreDay day = StoreDay.simulate(scenario, store, date);
      result.people.addAll(day.between(window.startUs(), window.endUs()));
      day.visits().stream()
          .filter(v -> v.leftUs() > window.startUs() && v.joinedUs() < window.endUs())
          .forEach(result.queueVisits::add);
      day.sales().stream().filter(s -> window.contains(s.timeUs())).forEach(result.sales::add);
    }
    result.index();
    return result;
  }

  private void index() {
    int count = (int) ((window.endUs() - window.startUs()) / BUCKET_US) + 1;
    for (int i = 0; i < count; i++) {
      buckets.add(new ArrayList<>());
    }
    for (Person person : people) {
      int first = (int) Math.max(0, (person.firstUs() - window.startUs()) / BUCKET_US);
      int last = (int) Math.min(count - 1L, (person.lastUs() - window.startUs()) / BUCKET_US);
      for (int i = first; i <= last; i++) {
        buckets.get(i).add(person);
      }
    }
  }

  public SimulatedStore store() {
    return store;
  }

  public Window window() {
    return window;
  }

  /** People on the plan at some time within the window, by number. */
  public List<Person> people() {
    return List.copyOf(people);
  }

  /** Queue visits that reach into the window, by time of joining. */
  public List<QueueVisit> queueVisits() {
    return List.copyOf(queueVisits);
  }

  /** Sales within the window, by time. */
  public List<Sale> sales() {
    return List.copyOf(sales);
  }

  /** People who may be on the plan at an instant of the window; most of them are. */
  public List<Person> around(long timeUs) {
    if (!window.contains(timeUs)) {
      throw new IllegalArgumentException("%d is outside %s".formatted(timeUs, window));
    }
    return buckets.get((int) ((timeUs - window.startUs()) / BUCKET_US));
  }
}
