package io.footfall.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.footfall.simulate.encode.RecordedFile;
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

  @Test
  void aScenarioMayAskForFaultyFiles() throws IOException {
    Path scenario =
        Files.writeString(
            folder.resolve("faulty.yaml"),
            """
            name: faulty
            about: A minute in four files.
            seed: 1
            footage:
              date: "2026-03-04"
              from: "10:00"
              length: PT20S
              size: [160, 96]
              framesPerSecond: 5
              segment: PT5S
              recorder:
                faults: { gaps: [ { from: PT6S, until: PT8S } ], duplicates: [0], lastFileKept: 0.5 }
            traffic: { arrivalsPerHour: { "0-23": 60 }, passersByPerHour: { "0-23": 1 } }
            stores:
              - { id: S1, name: Shop, timeZone: UTC, open: { mon-sun: "00:00-24:00" }, layout: open-hall }
            """);
    List<RecordedFile> files =
        Simulation.run(
            SimulationRequest.of(scenario.toString(), folder.resolve("out")).withCameras(1),
            (done, total) -> {});
    assertThat(files)
        .extracting(RecordedFile::state)
        .containsOnlyOnce(RecordedFile.State.DUPLICATE, RecordedFile.State.TRUNCATED);
    assertThat(files.stream().mapToLong(RecordedFile::frameCount).sum()).isEqualTo(100 - 10 + 25);
    Path occupancy = folder.resolve("out/truth/S1/fact_occupancy_15m.csv");
    assertThat(Files.readAllLines(occupancy)).hasSize(2).anyMatch(row -> row.endsWith(",20.000"));
  }
}
