package io.footfall;

import io.footfall.detect.ModelException;
import io.footfall.detect.ModelPackage;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Table;
import io.footfall.landing.LandingAddress;
import io.footfall.landing.LandingException;
import io.footfall.simulate.encode.Container;
import io.footfall.site.Site;
import io.footfall.site.SiteException;
import io.footfall.site.SiteFile;
import io.footfall.stage.Pipeline;
import io.footfall.stage.RunIdentity;
import io.footfall.stage.RunSettings;
import io.footfall.stage.RunSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Assumptions;

/**
 * A landing and a lake of a store with two cameras that look at the same six seconds of real
 * people: {@code whole} hands them over in one file, {@code cut} in two.
 *
 * @param landing folder of the recordings
 * @param lake folder of the tables
 */
public record TestNight(Path landing, Path lake) {
  public static final String WHOLE = "whole/20251103T100000Z.mp4";
  public static final String FIRST_HALF = "cut/20251103T100000Z.mp4";
  public static final String SECOND_HALF = "cut/20251103T100003Z.mp4";
  public static final int SECONDS = 6;

  private static final String SITE =
      """
      apiVersion: footfall/v1
      stores:
        - id: S1
          name: Test
          timeZone: Europe/Berlin
          open: { mon-sun: "11:00-11:30" }
          cameras:
            - id: whole
              recordings: "whole/**"
              captureTime: { preset: iso, zone: UTC }
              lines: &lines
                - { id: middle, kind: entrance, from: [X, 0.1], to: [X, 0.95], in: right }
              zones: &zones
                - { id: lawn, kind: department, polygon: [[0.3, 0.2], [0.9, 0.2], [0.9, 0.9], [0.3, 0.9]] }
            - id: cut
              recordings: "cut/**"
              captureTime: { preset: iso, zone: UTC }
              lines: *lines
              zones: *zones
            - id: other
              recordings: "other/**"
              captureTime: { preset: iso, zone: UTC }
      """;

  private static TestNight first;
  private static Path empty;

  /** The clips of the store, landed in their usual places and run once; shared, so only look. */
  public static synchronized TestNight first() throws Exception {
    if (first == null) {
      Path folder = temporary();
      TestNight night = at(folder);
      night.land(WHOLE, Container.MP4, 0, 60);
      night.land(FIRST_HALF, Container.MP4, 0, 30);
      night.land(SECOND_HALF, Container.MP4, 30, 60);
      night.run(site());
      first = night;
    }
    return first;
  }

  /** An empty landing and a lake to be, below a folder. */
  public static TestNight at(Path folder) {
    return new TestNight(folder.resolve("landing"), folder.resolve("lake"));
  }

  /** The same with a lake of its own, whose tables are copies. */
  public TestNight withOwnLake(Path folder) throws IOException {
    copy(lake, folder.resolve("lake"));
    return new TestNight(landing, folder.resolve("lake"));
  }

  /** The same with a landing and a lake of its own. */
  public TestNight copiedTo(Path folder) throws IOException {
    copy(landing, folder.resolve("landing"));
    return new TestNight(folder.resolve("landing"), withOwnLake(folder).lake());
  }

  public static Site site() throws SiteException {
    return site("0.75");
  }

  /** The site with its counting line elsewhere, in parts of the picture's width. */
  public static Site site(String lineX) throws SiteException {
    return SiteFile.parse(siteText(lineX), "site.yaml");
  }

  public static String siteText(String lineX) {
    return SITE.replace("X", lineX);
  }

  /** The imported model; skips the test, saying so, when the build left it out. */
  public static Path modelFolder() {
    Path folder = Path.of(System.getProperty("footfall.models", "target/footfall/models"));
    Path model = folder.resolve("centernet");
    Assumptions.assumeTrue(
        Files.exists(model.resolve("model.yaml")), "skipped: no model package at " + model);
    return model;
  }

  /** Writes frames {@code [from, to)} of the footage into the landing. */
  public void land(String name, Container container, int from, int to) throws IOException {
    PetsClip.write(landing.resolve(name), container, from, to);
  }

  /** Lands a copy of a file of another landing. */
  public void land(String name, Path file) throws IOException {
    Path target = landing.resolve(name);
    Files.createDirectories(target.getParent());
    Files.copy(
        file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
  }

  public RunSummary run(Site site) throws LandingException, ModelException {
    return run(site, RunSettings.EVERYTHING);
  }

  public RunSummary run(Site site, RunSettings settings) throws LandingException, ModelException {
    return new Pipeline(
            site,
            new LandingAddress(landing.toString(), Map.of()),
            create(),
            ModelPackage.load(modelFolder()),
            settings,
            new RunIdentity(UUID.randomUUID().toString(), "test"),
            sentence -> {})
        .run();
  }

  /** The lake for reading; opening it for writing would look at every table each time. */
  public Lake open() {
    return Lake.existing(TestSpark.session(), lake.toString());
  }

  /** The lake for a run; one that is new begins as a copy of one that was created once. */
  public Lake create() {
    try {
      if (!Files.exists(lake)) {
        copy(emptyLake(), lake);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Lake.open(TestSpark.session(), lake.toString());
  }

  private static synchronized Path emptyLake() throws IOException {
    if (empty == null) {
      empty = temporary();
      Lake.open(TestSpark.session(), empty.toString());
    }
    return empty;
  }

  public List<Row> rows(Table table, String where) {
    return open().read(table).where(where).collectAsList();
  }

  /** Rows as text, in order, so that tables can be compared. */
  public List<String> text(Table table, String where) {
    return open().read(table).where(where).toJSON().collectAsList().stream().sorted().toList();
  }

  /** How often each table was written. */
  public Map<String, Long> commits() throws IOException {
    Map<String, Long> commits = new TreeMap<>();
    for (Table table : Catalogue.tables()) {
      try (Stream<Path> log = Files.list(lake.resolve(table.name()).resolve("_delta_log"))) {
        commits.put(table.name(), log.filter(f -> f.toString().endsWith(".json")).count());
      }
    }
    return commits;
  }

  private static Path temporary() throws IOException {
    Path folder = Files.createTempDirectory("footfall-night");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    return folder;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
