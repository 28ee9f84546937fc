package io.footfall.simulate.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.simulate.camera.Camera;
import io.footfall.simulate.scenario.CameraMount;
import io.footfall.simulate.scenario.FloorLine;
import io.footfall.simulate.scenario.Footage;
import io.footfall.simulate.scenario.Scenario;
import io.footfall.simulate.scenario.ScenarioFile;
import io.footfall.simulate.scenario.SimulatedStore;
import java.util.List;
import org.junit.jupiter.api.Test;
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
}
