package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.TestNight;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Checksums;
import io.footfall.lake.KernelLake;
import io.footfall.lake.Ledger;
import io.footfall.lake.Steps;
import io.footfall.lake.Table;
import io.footfall.simulate.encode.Container;
import io.footfall.site.Site;
import io.footfall.site.SiteFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job on real people, with a real model and real tables. */
class PipelineTest {
  private static final RunIdentity RECOUNT = new RunIdentity("recount", "test");

  private static final List<Table> FACTS =
      List.of(
          Catalogue.FACT_FOOTFALL,
          Catalogue.FACT_ZONE,
          Catalogue.FACT_OCCUPANCY,
          Catalogue.FACT_COVERAGE);

  private static TestNight first;

  @TempDir Path folder;

  @BeforeAll
  static void runOnce() throws Exception {
    first = TestNight.first();
  }

  @Test
  void peopleAreFoundFollowedAndCounted() {
    assertThat(first.rows(Catalogue.RECORDING, "status = 'COUNTED'")).hasSize(3);
    assertThat(first.rows(Catalogue.RECORDING_ISSUE, "true")).isEmpty();
    assertThat(first.rows(Catalogue.TRACK, "camera_id = 'whole'")).hasSizeBetween(4, 12);
    assertThat(first.rows(Catalogue.CROSSING, "camera_id = 'whole'"))
        .extracting(row -> row.<String>getAs("direction"))
        .as("three people walk leftwards over the line, none comes back")
        .containsExactly("IN", "IN", "IN");
    assertThat(first.rows(Catalogue.ZONE_VISIT, "camera_id = 'whole'")).isNotEmpty();
    List<Row> appearances = first.rows(Catalogue.APPEARANCE, "camera_id = 'whole'");
    assertThat(appearances).isNotEmpty();
    assertThat(first.rows(Catalogue.FACT_OCCUPANCY, "camera_id = 'whole' AND seen_seconds > 0"))
        .as("everybody is counted in the quarter hour in which they appear")
        .satisfies(
            quarters ->
                assertThat(
                        quarters.stream().mapToLong(row -> row.<Long>getAs("unique_people")).sum())
                    .isEqualTo(appearances.size()));
  }

  @Test
  void theRangesOfANightShareAFileOfDetections() throws Exception {
    try (Stream<Path> files = Files.walk(first.lake().resolve(Catalogue.DETECTION.name()))) {
      assertThat(files.filter(file -> file.toString().endsWith(".parquet"))).hasSize(1);
    }
  }

  @Test
  void recordingsThatWereWrittenBeforeTheirLedgerRowsAreKept() throws Exception {
    TestNight night = first.withOwnLake(folder);
    new Ledger(night.open(), "died", "test")
        .forget(
            Ledger.Stage.LAND,
            List.of(TestNight.WHOLE, TestNight.FIRST_HALF, TestNight.SECOND_HALF));

    night.run(TestNight.site());

    assertThat(night.text(Catalogue.RECORDING, "true"))
        .isEqualTo(first.text(Catalogue.RECORDING, "true"));
  }

  @Test
  void theNumberOfTasksAndTheNamesOfFilesChangeNothing() throws Exception {
    TestNight night = TestNight.at(folder);
    night.land("whole/7/x_20251103T100000Z.mp4", first.landing().resolve(TestNight.WHOLE));
    night.land("cut/b_20251103T100000Z.mp4", first.landing().resolve(TestNight.FIRST_HALF));
    night.land("cut/a_20251103T100003Z.mp4", first.landing().resolve(TestNight.SECOND_HALF));
    night.run(TestNight.site(), inTasks(7));
    assertSameResults(night);
  }

  @Test
  void filesThatArriveLateAndInReverseLeaveTheSameTables() throws Exception {
    TestNight night = TestNight.at(folder);
    night.land(TestNight.SECOND_HALF, first.landing().resolve(TestNight.SECOND_HALF));
    night.run(TestNight.site(), inTasks(1));
    night.land(TestNight.FIRST_HALF, first.landing().resolve(TestNight.FIRST_HALF));
    night.land(TestNight.WHOLE, first.landing().resolve(TestNight.WHOLE));
    night.run(TestNight.site(), inTasks(64));
    assertSameResults(night);
  }

  @Test
  void whatArrivesLaterSettlesAnHourThatCameTwice() throws Exception {
    // At three the clock was put back to two: 02:59:57 runs on into 02:00:00 of the second pass.
    String before = "cut/20251026_025957.mp4";
    String after = "cut/20251026_020000.mp4";
    Site site =
        SiteFile.parse(
            TestNight.siteText("0.75")
                .replace("{ preset: iso, zone: UTC }", "{ preset: hikvision }"),
            "site.yaml");
    List<List<String>> orders = List.of(List.of(before, after), List.of(after, before));
    for (List<String> order : orders) {
      TestNight night = TestNight.at(folder.resolve(order.get(0)));
      for (String name : order) {
        String half = name.equals(before) ? TestNight.FIRST_HALF : TestNight.SECOND_HALF;
        night.land(name, first.landing().resolve(half));
        night.run(site);
      }
      assertThat(night.rows(Catalogue.RECORDING, "true"))
          .as("%s", order)
          .extracting(row -> row.getAs("name") + " " + row.<Instant>getAs("capture_start"))
          .containsExactlyInAnyOrder(
              before + " 2025-10-26T00:59:57Z", after + " 2025-10-26T01:00:00Z");
      assertThat(night.rows(Catalogue.TRACK, "start_time < '2025-10-26T00:30:00Z'")).isEmpty();
    }
  }

  private static RunSettings inTasks(int number) {
    return RunSettings.EVERYTHING.withPartitions(OptionalInt.of(number));
  }

  private static void assertSameResults(TestNight night) {
    assertSameResults(night, first);
  }

  private static void assertSameResults(TestNight night, TestNight other) {
    assertThat(Checksums.of(night.open())).isEqualTo(Checksums.of(other.open()));
    for (Table table : FACTS) {
      assertThat(night.text(table, "true")).as(table.name()).isEqualTo(other.text(table, "true"));
    }
  }

  @Test
  void aSecondRunWritesNothing() throws Exception {
    TestNight night = first.withOwnLake(folder);
    Map<String, Long> before = night.commits();
    RunSummary summary = night.run(TestNight.site());
    assertThat(night.commits()).isEqualTo(before);
    assertThat(summary.figures())
        .containsEntry("new_or_changed_files", 0)
        .containsEntry("frames_sampled", 0L)
        .containsEntry("camera_days_tracked", 0)
        .containsEntry("camera_days_measured", 0)
        .containsEntry("store_days_published", 0);
  }

  @Test
  void aMovedLineIsMeasuredAgainWithoutTheVideo() throws Exception {
    TestNight night = first.withOwnLake(folder.resolve("run"));
    Map<String, Long> before = night.commits();

    RunSummary summary = night.run(TestNight.site("0.6"));
    assertThat(summary.figures())
        .containsEntry("frames_sampled", 0L)
        .containsEntry("camera_days_tracked", 0)
        .containsEntry("camera_days_measured", 2)
        .containsEntry("store_days_published", 1);
    assertThat(changed(before, night.commits()))
        .containsExactlyInAnyOrder(
            "crossing",
            "zone_visit",
            "appearance",
            "fact_footfall_15m",
            "fact_zone_15m",
            "fact_occupancy_15m",
            "fact_coverage_15m",
            "dim_line",
            "run_ledger");
    assertThat(night.text(Catalogue.CROSSING, "true"))
        .isNotEqualTo(first.text(Catalogue.CROSSING, "true"));

    for (boolean withSpark : List.of(true, false)) {
      TestNight recounted = first.withOwnLake(folder.resolve("recount " + withSpark));
      Map<String, Object> figures = recount(recounted, TestNight.site("0.6"), withSpark);
      assertThat(figures).containsEntry("camera_days_measured", 2);
      assertSameResults(recounted, night);
      assertThat(ledger(recounted)).isEqualTo(ledger(night));
      assertThat(changed(before, recounted.commits())).isEqualTo(changed(before, night.commits()));
      assertThat(recount(recounted, TestNight.site("0.6"), withSpark))
          .containsEntry("camera_days_measured", 0)
          .containsEntry("store_days_published", 0);
    }
  }

  @Test
  void onlySparkTracksAgain() throws Exception {
    TestNight night = first.withOwnLake(folder);
    new Ledger(night.open(), "none", "test")
        .forget(Ledger.Stage.TRACK, List.of("S1/whole/2025-11-03"));
    Map<String, Long> before = night.commits();

    assertThat(withoutSpark(night, TestNight.site()).run()).isEmpty();
    assertThat(night.commits()).isEqualTo(before);
  }

  private static Map<String, Object> recount(TestNight night, Site site, boolean withSpark) {
    Recount recount =
        withSpark
            ? Recount.withSpark(site, night.open(), RunSettings.EVERYTHING, RECOUNT, sentence -> {})
            : withoutSpark(night, site);
    return recount.run().orElseThrow();
  }

  private static Recount withoutSpark(TestNight night, Site site) {
    KernelLake lake =
        KernelLake.find(new Configuration(), night.lake().toString(), Steps.UNWATCHED)
            .orElseThrow();
    return Recount.withoutSpark(site, lake, RunSettings.EVERYTHING, RECOUNT, sentence -> {})
        .orElseThrow();
  }

  /** Units with what they were made of and came to. */
  private static List<String> ledger(TestNight night) {
    return night.rows(Catalogue.RUN_LEDGER, "true").stream()
        .map(
            row ->
                Stream.of("stage", "unit", "input_hash", "outcome", "settings_hash", "rows")
                    .map(column -> String.valueOf(row.<Object>getAs(column)))
                    .collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }

  private static Set<String> changed(Map<String, Long> before, Map<String, Long> after) {
    return after.keySet().stream()
        .filter(table -> !after.get(table).equals(before.get(table)))
        .collect(Collectors.toSet());
  }

  @Test
  void tracksGoOnOverTheBorderOfTwoFiles() {
    assertThat(paths("cut")).isEqualTo(paths("whole"));
    assertThat(
            first.rows(
                Catalogue.TRACK,
                "camera_id = 'cut' AND start_time < TIMESTAMP'2025-11-03 10:00:03Z'"
                    + " AND end_time > TIMESTAMP'2025-11-03 10:00:03Z'"))
        .isNotEmpty();
  }

  /** Every track as its points' times and boxes, whatever its id. */
  private static Set<List<String>> paths(String camera) {
    Map<String, List<String>> paths = new TreeMap<>();
    first
        .open()
        .read(Catalogue.TRACK_POINT)
        .where("camera_id = '" + camera + "'")
        .orderBy("track_id", "time")
        .collectAsList()
        .forEach(
            row ->
                paths.merge(
                    row.getAs("track_id"),
                    List.of(
                        "%s %s %s %s %s"
                            .formatted(
                                row.getAs("time"),
                                row.getAs("left"),
                                row.getAs("top"),
                                row.getAs("right"),
                                row.getAs("bottom"))),
                    (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
    return Set.copyOf(paths.values());
  }

  @Test
  void aCopyUnderAnotherNameIsCountedOnce() throws Exception {
    TestNight night = first.copiedTo(folder);
    night.land("whole/Copy of film.mp4", night.landing().resolve(TestNight.WHOLE));
    RunSummary summary = night.run(TestNight.site());
    assertThat(summary.figures()).containsEntry("duplicates", 1).containsEntry("detections", 0L);
    assertSameResults(night);
    List<Row> notes = night.rows(Catalogue.RECORDING_ISSUE, "kind = 'DUPLICATE'");
    assertThat(notes).hasSize(1);
    assertThat(notes.get(0).<String>getAs("name")).isEqualTo("whole/Copy of film.mp4");
    assertThat(notes.get(0).<String>getAs("severity")).isEqualTo("NOTE");
  }

  @Test
  void theCopyThatArrivesFirstGivesWayToTheNamedFile() throws Exception {
    TestNight night = TestNight.at(folder);
    night.land("cut/Copy of film.mp4", first.landing().resolve(TestNight.FIRST_HALF));
    night.run(TestNight.site());
    night.land(TestNight.FIRST_HALF, first.landing().resolve(TestNight.FIRST_HALF));
    night.run(TestNight.site());
    String firstHalf = id(first, TestNight.FIRST_HALF);
    assertThat(ids(night, Catalogue.DETECTION)).containsExactly(firstHalf);
    assertThat(ids(night, Catalogue.FOOTAGE)).containsExactly(firstHalf);
    assertThat(night.rows(Catalogue.FACT_COVERAGE, "seen_seconds > 0")).hasSize(1);
  }

  @Test
  void aReplacedFileReplacesAllThatCameOfIt() throws Exception {
    TestNight night = first.copiedTo(folder);
    String before = id(night, TestNight.SECOND_HALF);
    night.land(TestNight.SECOND_HALF, Container.MP4, 30, 50);
    night.run(TestNight.site());
    String after = id(night, TestNight.SECOND_HALF);
    assertThat(after).isNotEqualTo(before);
    for (Table table : List.of(Catalogue.DETECTION, Catalogue.FOOTAGE)) {
      assertThat(ids(night, table)).as(table.name()).contains(after).doesNotContain(before);
    }
    assertThat(seenSeconds(night, "cut")).isEqualTo(5);

    Files.writeString(night.landing().resolve(TestNight.SECOND_HALF), "no video any more");
    RunSummary summary = night.run(TestNight.site());
    assertThat(summary.failed()).isEqualTo(1);
    assertThat(night.rows(Catalogue.RECORDING, "name = '" + TestNight.SECOND_HALF + "'")).isEmpty();
    for (Table table : List.of(Catalogue.DETECTION, Catalogue.FOOTAGE)) {
      assertThat(ids(night, table)).as(table.name()).doesNotContain(after).hasSize(2);
    }
    assertThat(seenSeconds(night, "cut")).isEqualTo(3);
    assertThat(seenSeconds(night, "whole")).isEqualTo(6);
    assertThat(
            night.rows(
                Catalogue.TRACK,
                "camera_id = 'cut' AND end_time > TIMESTAMP'2025-11-03 10:00:03Z'"))
        .isEmpty();
  }

  @Test
  void whatWasFoundInFootageThatIsGoneStaysWhenTheSamplingChanges() throws Exception {
    TestNight night = first.copiedTo(folder);
    Files.delete(night.landing().resolve(TestNight.WHOLE));
    Files.delete(night.landing().resolve(TestNight.FIRST_HALF));
    Files.delete(night.landing().resolve(TestNight.SECOND_HALF));
    String slower =
        TestNight.siteText("0.75").replace("id: whole\n", "id: whole\n        sampling: 2\n");
    RunSummary summary = night.run(SiteFile.parse(slower, "site.yaml"));
    assertThat(summary.failed()).isZero();
    assertSameResults(night);
  }

  @Test
  void aCameraThatLeftTheSiteFileIsNoLongerPublished() throws Exception {
    TestNight night = first.withOwnLake(folder);
    String text = TestNight.siteText("0.75");
    String without = text.replace("id: cut", "id: more").replace("cut/**", "more/**");
    recount(night, SiteFile.parse(without, "site.yaml"), true);
    assertThat(night.rows(Catalogue.TRACK, "camera_id = 'cut'")).isNotEmpty();
    assertThat(night.rows(Catalogue.FACT_OCCUPANCY, "camera_id = 'cut'")).isEmpty();
    assertThat(night.text(Catalogue.FACT_OCCUPANCY, "camera_id = 'whole'"))
        .isEqualTo(first.text(Catalogue.FACT_OCCUPANCY, "camera_id = 'whole'"));
  }

  private static String id(TestNight night, String name) {
    return night.rows(Catalogue.RECORDING, "name = '" + name + "'").get(0).getAs("recording_id");
  }

  private static Set<String> ids(TestNight night, Table table) {
    return night.rows(table, "true").stream()
        .map(row -> row.<String>getAs("recording_id"))
        .collect(Collectors.toSet());
  }

  private static double seenSeconds(TestNight night, String camera) {
    return night.rows(Catalogue.FACT_COVERAGE, "camera_id = '" + camera + "'").stream()
        .mapToDouble(row -> row.<Double>getAs("seen_seconds"))
        .sum();
  }

  @Test
  void quarterHoursAddUpToTheCrossingsAndAreEmptyWhereNothingWasSeen() {
    List<Row> quarters = first.rows(Catalogue.FACT_FOOTFALL, "camera_id = 'whole'");
    assertThat(quarters).hasSize(2);
    for (String direction : List.of("in", "out")) {
      String crossed = "camera_id = 'whole' AND lower(direction) = '" + direction + "'";
      assertThat(sum(quarters, "raw_" + direction))
          .isEqualTo(first.rows(Catalogue.CROSSING, crossed).size());
      assertThat(sum(quarters, "count_" + direction))
          .isEqualTo(first.rows(Catalogue.CROSSING, crossed + " AND NOT netted").size());
    }
    assertThat(first.rows(Catalogue.FACT_FOOTFALL, "seen_seconds = 0"))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.<Long>getAs("count_in")).isNull());
    assertThat(first.rows(Catalogue.FACT_OCCUPANCY, "seen_seconds = 0"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.<Double>getAs("mean_people")).isNull());
    assertThat(first.rows(Catalogue.FACT_COVERAGE, "camera_id = 'whole' AND seen_seconds > 0"))
        .singleElement()
        .satisfies(row -> assertThat(row.<Double>getAs("seen_open_seconds")).isEqualTo(6))
        .satisfies(row -> assertThat(row.<Double>getAs("coverage")).isEqualTo(6 / 900.0));
    assertThat(seenSeconds(first, "other")).isZero();
  }

  private static long sum(List<Row> rows, String column) {
    UnaryOperator<Long> known = value -> value == null ? 0L : value;
    return rows.stream().mapToLong(row -> known.apply(row.<Long>getAs(column))).sum();
  }
}
