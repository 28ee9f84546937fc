package io.footfall.simulate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScenarioFileTest {
  @Test
  void everyBuiltInScenarioCanBeRead() {
    assertThat(ScenarioFile.builtIn())
        .allSatisfy(name -> assertThat(ScenarioFile.load(name).name()).isEqualTo(name));
  }

  @Test
  void anUnknownScenarioIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> ScenarioFile.load("no-such"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("no-such")
        .hasMessageContaining("quiet-shop");
  }

  @Test
  void aMisspeltKeyIsRefusedWithItsPlace() {
    String text =
        "name: x\nabout: y\nseed: 1\nfootage: { date: \"2026-01-01\", from: \"10:00\", length: PT1H, fps: 5 }\n";
    assertThatThrownBy(() -> ScenarioFile.parse("my.yaml", text))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("my.yaml.footage")
        .hasMessageContaining("'fps'");
  }

  @Test
  void hoursOfOneDayWinOverNothing() {
    Scenario scenario = ScenarioFile.load("closed-night");
    assertThat(scenario.stores().get(0).hoursOn(scenario.footage().date().getDayOfWeek()))
        .isEmpty();
  }
}
