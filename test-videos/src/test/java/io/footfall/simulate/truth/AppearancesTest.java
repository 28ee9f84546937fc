package io.footfall.simulate.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.simulate.draw.Box;
import io.footfall.simulate.draw.Sighting;
import io.footfall.simulate.scenario.Footage;
import io.footfall.simulate.scenario.Scenario;
import io.footfall.simulate.scenario.ScenarioFile;
import io.footfall.simulate.world.Person;
import io.footfall.simulate.world.StoreWindow;
import io.footfall.simulate.world.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppearancesTest {
  private static final long SECOND_US = 1_000_000;

  private final Person person = anybody();
  private final Appearances appearances = new Appearances(5);

  @Test
  void beingHiddenForFourSecondsDoesNotEndAnAppearance() {
    show(0, 2, 1);
    show(5.8, 8, 1);

    assertThat(appearances.list()).hasSize(1);
    assertThat(appearances.list().get(0).lastUs()).isEqualTo(7_800_000);
  }

  @Test
  void comingBackAfterMoreThanFourSecondsIsASecondAppearance() {
    show(0, 2, 1);
    show(6, 8, 1);

    assertThat(appearances.list()).hasSize(2);
  }

  @Test
  void lessThanHalfOfABodyIsNotShown() {
    show(0, 2, 0.49);
    assertThat(appearances.list()).isEmpty();

    show(2, 4, 0.5);
    assertThat(appearances.list()).hasSize(1);
    assertThat(appearances.list().get(0).firstUs()).isEqualTo(2 * SECOND_US);
  }

  @Test
  void lessThanASecondIsNoAppearance() {
    show(0, 0.8, 1);
    assertThat(appearances.list()).isEmpty();

    show(0.8, 1, 1);
    assertThat(appearances.list()).hasSize(1);
  }

  private void show(double fromSeconds, double toSeconds, double visible) {
    for (int n = (int) Math.round(fromSeconds * 5); n < Math.round(toSeconds * 5); n++) {
      appearances.accept(
          n * SECOND_US / 5, List.of(new Sighting(person, new Box(0, 0, 10, 20), visible)));
    }
  }

  private static Person anybody() {
    Scenario scenario = ScenarioFile.load("quiet-shop");
    Footage footage = scenario.footage();
    var store = scenario.stores().get(0);
    return StoreWindow.simulate(scenario, store, Window.of(footage, store).get(0)).people().get(0);
  }
}
