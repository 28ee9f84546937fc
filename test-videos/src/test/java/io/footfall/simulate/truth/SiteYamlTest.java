package io.footfall.simulate.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.simulate.camera.Camera;
import io.footfall.simulate.scenario.CameraMount;
import io.footfall.simulate.scenario.FloorLine;
import io.footfall.simulate.scenario.Footage;
import io.footfall.simulate.scenario.Scenario;
import io.footfall.simulate.scenario.ScenarioFile;
import io.footfall.simulate.scenario.SimulatedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SiteYamlTest {
  static List<String> scenarios() {
    return ScenarioFile.builtIn();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyLineAndZoneLiesInItsPicture(String name) {
    Scenario scenario = ScenarioFile.load(name);
    Footage footage = scenario.footage();
    for (SimulatedStore store : scenario.stores()) {
      for (CameraMount mount : store.layout().cameras()) {
        Camera camera = Camera.of(mount, footage.width(), footage.height());
        for (String id : mount.lines()) {
          FloorLine line = store.layout().line(id);
          assertThat(camera.shows(line)).as("%s %s %s", name, mount.id(), id).isTrue();
        }
        for (String id : mount.zones()) {
          assertThat(camera.visible(store.layout().zone(id).area()).size())
              .as("%s %s %s", name, mount.id(), id)
              .isGreaterThanOrEqualTo(3);
        }
      }
    }
    assertThat(SiteYaml.of(scenario, 9)).contains("apiVersion: footfall/v1", "floor: { metres:");
  }

  @Test
  void theInsideOfADoorSeenFromInsideLiesTowardsTheCamera() {
    // The camera looks out: the line runs from the picture's right to its left.
    assertThat(SiteYaml.of(ScenarioFile.load("quiet-shop"), 1)).contains("in: left");
  }

  @Test
  void theClocksErrorIsTakenOffAgain(@TempDir Path folder) throws IOException {
    String clock = "{ clockAhead: PT-7M, driftPpm: -100, clockSet: \"2026-01-13T09:52:00Z\" }";
    String exact = scenario(folder, "exact", "{ jitter: PT0.02S }");
    String wrong = scenario(folder, "wrong", clock);

    assertThat(exact).doesNotContain("clockOffset").doesNotContain("clockDrift");
    assertThat(wrong)
        .contains("clockOffset: PT7M\n")
        .contains("clockDrift: { perDay: PT8.64S, since: 2026-01-13T09:52:00Z }\n");
  }

  private static String scenario(Path folder, String name, String recorder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(name),
            """
            name: clocks
            about: A clock.
            seed: 1
            footage: { date: "2026-03-04", from: "10:00", length: PT1M, recorder: %s }
            traffic: { arrivalsPerHour: { "0-23": 1 }, passersByPerHour: { "0-23": 1 } }
            stores:
              - { id: S1, name: Shop, region: Test, timeZone: UTC, open: { mon-sun: "00:00-24:00" }, layout: open-hall }
            """
                .formatted(recorder));
    return SiteYaml.of(ScenarioFile.load(file.toString()), 1);
  }
}
