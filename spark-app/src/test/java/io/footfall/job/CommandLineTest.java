package io.footfall.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.TestNight;
import io.footfall.TestSpark;
import io.footfall.simulate.encode.Container;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir Path folder;

  /** What a command line came to. */
  private record Ended(int code, String out, String err) {
    JsonNode json() throws Exception {
      List<String> lines = out.lines().toList();
      return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    }
  }

  private static Ended footfall(Object... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
      String[] texts = new String[arguments.length];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = arguments[i].toString();
      }
      int code = Footfall.execute(texts);
      return new Ended(
          code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private Path siteFile(String text) throws Exception {
    return Files.writeString(folder.resolve("site.yaml"), text);
  }

  @Test
  void whereVideosAreDecodedIsOnOrOff() throws Exception {
    Path text = Files.writeString(folder.resolve("text.mp4"), "Dear all");
    assertThat(footfall("inspect", text, "--isolation", "maybe").code()).isEqualTo(2);
    assertThat(footfall("inspect", text, "--decode-tries", "0").code()).isEqualTo(2);
    Ended off = footfall("inspect", text, "--isolation", "off");
    assertThat(off.code()).isEqualTo(3);
    assertThat(footfall("inspect", text, "--isolation", "on").err()).isEqualTo(off.err());
  }

  @Test
  void validateCountsWhatASiteHas() throws Exception {
    Ended ended = footfall("validate", "--site", siteFile(TestNight.siteText("0.5")), "--json");
    assertThat(ended.code()).isZero();
    assertThat(ended.out().lines()).hasSize(1);
    assertThat(ended.json().get("cameras").asInt()).isEqualTo(3);
    assertThat(ended.json().get("lines").asInt()).isEqualTo(2);
  }

  @Test
  void fiveFaultsOfASiteFileAreAllSaidAtOnce() throws Exception {
    String faulty =
        """
        apiVersion: footfall/v1
        stores:
          - id: S1
            timeZone: Europe/Atlantis
            cameras:
              - id: a
                recordings: "a/**"
                sampling: often
                lines:
                  - { id: l, kind: entrance, from: [0.5, 0.5], to: [0.5, 0.5], in: right }
                  - { id: m, kind: gate, from: [0.5, 0.1], to: [0.5, 0.9], in: right }
                zoness: []
        """;
    Ended ended =
        footfall(
            "run", "--site", siteFile(faulty), "--landing", folder, "--lake", folder.resolve("l"));
    assertThat(ended.code()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(ended.err().lines().filter(line -> line.startsWith("footfall: "))).hasSize(5);
    for (String line : List.of("4", "8", "10", "11", "12")) {
      assertThat(ended.err()).containsPattern("line " + line + "\\b");
    }
    assertThat(folder.resolve("l")).doesNotExist();
  }

  @Test
  void aMissingModelEndsWithCodeThreeBeforeAnythingIsWritten() throws Exception {
    Path model = folder.resolve("no-model");
    Ended ended =
        footfall(
            "run",
            "--site",
            siteFile(TestNight.siteText("0.5")),
            "--landing",
            folder,
            "--lake",
            folder.resolve("l"),
            "--model",
            model);
    assertThat(ended.code()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(ended.err()).contains(model.toString());
    assertThat(folder.resolve("l")).doesNotExist();
  }

  @Test
  void modelShowPrintsThePackage() throws Exception {
    Ended ended = footfall("model", "show", TestNight.modelFolder(), "--json");
    assertThat(ended.code()).isZero();
    assertThat(ended.json().get("sha256").asText()).hasSize(64);
  }

  @Test
  void aWrongCommandLineEndsWithCodeTwo() {
    assertThat(footfall().code()).isEqualTo(ExitCode.USAGE);
    assertThat(footfall("dance").code()).isEqualTo(ExitCode.USAGE);
    Ended incomplete = footfall("run", "--landing", folder);
    assertThat(incomplete.code()).isEqualTo(ExitCode.USAGE);
    assertThat(incomplete.err()).contains("--site").contains("--lake");
  }

  @Test
  void nothingToDoEndsWithCodeFour() throws Exception {
    Path landing = Files.createDirectories(folder.resolve("landing"));
    Ended ended =
        footfall(
            "run",
            "--site",
            siteFile(TestNight.siteText("0.5")),
            "--landing",
            landing,
            "--lake",
            folder.resolve("lake"),
            "--model",
            TestNight.modelFolder());
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.NOTHING_TO_DO);
    assertThat(ended.err()).contains(landing.toString());
  }

  @Test
  void aLakeThatIsNotThereEndsWithCodeSix() throws Exception {
    Ended ended =
        footfall(
            "recount",
            "--site",
            siteFile(TestNight.siteText("0.5")),
            "--lake",
            folder.resolve("nowhere"));
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.STORAGE);
    assertThat(ended.err()).contains("nowhere");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void tracksAreExportedAsMotText() throws Exception {
    TestNight night = TestNight.first();
    TestSpark.session();
    Path out = folder.resolve("tracks.txt");
    Ended ended =
        footfall(
            "export",
            "mot",
            "--lake",
            night.lake(),
            "--recording",
            TestNight.WHOLE,
            "--out",
            out,
            "--json");
    assertThat(ended.code()).as(ended.err()).isZero();
    List<String> lines = Files.readAllLines(out);
    assertThat(ended.json().get("boxes").asInt()).isEqualTo(lines.size());
    assertThat(lines).hasSizeGreaterThan(100).allMatch(line -> line.split(",", -1).length == 10);
    // Frame 60, the last, was not looked at.
    assertThat(lines.get(lines.size() - 1)).startsWith("60,");
  }

  @Test
  void aDryRunSaysWhatThereIsToDoAndWritesNothing() throws Exception {
    TestNight night = TestNight.first();
    Path lake = folder.resolve("planned");
    assertThat(plan(night, lake, "2020-01-01T00:00:00Z").get("recordings").asInt()).isEqualTo(3);
    assertThat(plan(night, lake, "2100-01-01T00:00:00Z").get("recordings").asInt()).isZero();
    assertThat(lake).doesNotExist();

    Map<String, Long> before = night.commits();
    JsonNode done = plan(night, night.lake(), "2020-01-01T00:00:00Z");
    assertThat(done.get("recordings").asInt()).isZero();
    assertThat(done.get("estimated_core_hours").asDouble()).isZero();
    assertThat(night.commits()).isEqualTo(before);
  }

  private JsonNode plan(TestNight night, Path lake, String since) throws Exception {
    Ended ended = run(night, lake, "--dry-run", "--landed-since", since, "--json");
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended.json();
  }

  private Ended run(TestNight night, Path lake, Object... more) throws Exception {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--site",
                siteFile(TestNight.siteText("0.75")),
                "--landing",
                night.landing(),
                "--lake",
                lake,
                "--model",
                TestNight.modelFolder()));
    arguments.addAll(List.of(more));
    return footfall(arguments.toArray());
  }

  @Test
  void theLogIsJsonWhereAskedForAndNamesTheRunThatRunsPrints() throws Exception {
    TestNight night = TestNight.first().copiedTo(folder.resolve("night"));
    night.land(TestNight.SECOND_HALF, Container.MP4, 30, 50);
    LoggerContext logging = LoggerContext.getContext(false);
    Configuration before = logging.getConfiguration();
    Ended ended;
    try {
      ended = run(night, night.lake(), "--log-format", "json", "--json");
    } finally {
      // What the JVM's other tests log is written as before.
      Configurator.reconfigure(before.getConfigurationSource().getURI());
    }
    assertThat(ended.code()).as(ended.err()).isZero();
    String run = ended.json().get("run_id").asText();
    List<String> ours = ended.err().lines().filter(line -> line.contains("io.footfall")).toList();
    assertThat(ours).hasSizeGreaterThan(2);
    for (String line : ours) {
      assertThat(new ObjectMapper().readTree(line).get("run").asText()).isEqualTo(run);
    }

    JsonNode runs = footfall("runs", "--lake", night.lake(), "--json").json().get("runs");
    assertThat(runs).hasSize(2);
    assertThat(runs.get(0).get("run_id").asText()).isEqualTo(run);
    assertThat(runs.get(0).get("recordings_detected").asInt()).isEqualTo(1);
    assertThat(runs.get(0).get("frames_sampled").asInt()).isEqualTo(10);
    assertThat(runs.get(1).get("recordings_detected").asInt()).isEqualTo(2);
    assertThat(runs.get(1).get("failed").asInt()).isZero();
  }
}
