package io.footfall.simulate.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.simulate.scenario.FloorPoint;
import io.footfall.simulate.scenario.Scenario;
import io.footfall.simulate.scenario.ScenarioFile;
import io.footfall.simulate.scenario.SimulatedStore;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class StoreDayTest {
  private static final LocalDate DATE = LocalDate.of(2026, 3, 3);
  private final Scenario scenario = ScenarioFile.load("quiet-shop");
  private final SimulatedStore store = scenario.stores().get(0);

  private static String told(StoreDay day) {
    StringBuilder text = new StringBuilder();
    for (Person person : day.people()) {
      long middle = (person.firstUs() + person.lastUs()) / 2;
      text.append(person.number()).append(person.firstUs()).append(person.lastUs());
      text.append(person.at(middle).map(Whereabouts::at).orElse(null));
    }
    return text.append(day.visits()).append(day.sales()).toString();
  }

  @Test
  void theSameSeedGivesTheSameDayAndAnotherSeedAnother() {
    String first = told(StoreDay.simulate(scenario, store, DATE));
    assertThat(told(StoreDay.simulate(scenario, store, DATE))).isEqualTo(first);
    assertThat(told(StoreDay.simulate(scenario.withSeed(8), store, DATE))).isNotEqualTo(first);
  }

  @Test
  void nobodyMovesFasterThanPeopleWalk() {
    for (Person person : StoreDay.simulate(scenario, store, DATE).people()) {
      FloorPoint before = null;
      for (long t = person.firstUs(); t < person.lastUs(); t += 250_000) {
        FloorPoint now = person.at(t).map(Whereabouts::at).orElse(null);
        if (before != null && now != null) {
          assertThat(before.distance(now) / 0.25).isLessThan(2.2);
        }
        before = now;
      }
    }
  }

  @Test
  void everySaleBelongsToAServedVisit() {
    StoreDay day = StoreDay.simulate(scenario, store, DATE);
    long served = day.visits().stream().filter(visit -> !visit.gaveUp()).count();
    assertThat(day.sales()).hasSize((int) served).isNotEmpty();
    assertThat(day.visits()).allMatch(visit -> visit.waitUs() >= 0);
  }

  @Test
  void aDayWithARepeatedHourHasTwentyFive() {
    Scenario night = ScenarioFile.load("daylight-saving-night");
    SimulatedStore shop = night.stores().get(0);
    StoreDay day = StoreDay.simulate(night, shop, night.footage().date());
    long first = day.people().stream().mapToLong(Person::firstUs).min().orElseThrow();
    long last = day.people().stream().mapToLong(Person::firstUs).max().orElseThrow();
    assertThat(Duration.ofNanos((last - first) * 1000)).isGreaterThan(Duration.ofHours(24));
  }
}
