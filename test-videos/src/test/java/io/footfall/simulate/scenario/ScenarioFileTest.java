package io.footfall.simulate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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

  @Test
  void whatGoesWrongWithFilesIsRead() {
    RecorderSettings.Faults faults =
        RecorderSettings.read(
                YamlNode.parse(
                    "my.yaml",
                    """
                    faults:
                      gaps: [ { from: PT10S, until: PT14S } ]
                      overlaps: [ { file: 2, length: PT3S } ]
                      duplicates: [0, 1]
                      lastFileKept: 0.6
                    """))
            .faults();
    assertThat(faults.gaps())
        .containsExactly(
            new RecorderSettings.Faults.Gap(Duration.ofSeconds(10), Duration.ofSeconds(14)));
    assertThat(faults.overlaps())
        .containsExactly(new RecorderSettings.Faults.Overlap(2, Duration.ofSeconds(3)));
    assertThat(faults.duplicates()).containsExactly(0, 1);
    assertThat(faults.lastFileKept()).isEqualTo(0.6);
  }
}
