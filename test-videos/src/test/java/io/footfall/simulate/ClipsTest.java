package io.footfall.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipsTest {
  @TempDir Path folder;

  @Test
  void everyClipComesWithFootageTruthAndSiteFile() throws IOException {
    assertThat(Clips.list()).contains("quiet-shop", "line-flicker");
    for (String name : Clips.list()) {
      Path clip = Clips.extract(name, folder.resolve(name));
      assertThat(clip.resolve("site.yaml")).exists();
      try (Stream<Path> files = Files.walk(clip)) {
        List<String> names = files.map(path -> path.getFileName().toString()).toList();
        assertThat(names)
            .anyMatch(file -> file.endsWith(".mp4"))
            .anyMatch(file -> file.startsWith("gt-"))
            .contains("crossings.csv", "fact_footfall_15m.csv");
      }
    }
  }

  @Test
  void anUnknownClipIsRefused() {
    assertThatThrownBy(() -> Clips.extract("nothing", folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("quiet-shop");
  }

  @Test
  void aSimulationWritesTheSameTruthTwice() throws IOException {
    SimulationRequest request =
        SimulationRequest.of("quiet-shop", folder.resolve("a"))
            .withLength(java.time.Duration.ofSeconds(20))
            .withCameras(1)
            .withOutput(SimulationRequest.Output.TRUTH_ONLY);
    Simulation.run(request, (done, total) -> assertThat(done).isLessThanOrEqualTo(total));
    Simulation.run(
        new SimulationRequest(
            request.scenario(),
            folder.resolve("b"),
            request.length(),
            request.cameras(),
            request.stores(),
            request.seed(),
            request.output()),
        (done, total) -> {});
    try (Stream<Path> files = Files.walk(folder.resolve("a"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path other = folder.resolve("b").resolve(folder.resolve("a").relativize(file));
        assertThat(file).hasSameBinaryContentAs(other);
      }
    }
  }
}
