package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.PetsClip;
import io.footfall.TestNight;
import io.footfall.TestSpark;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Rows;
import io.footfall.simulate.encode.Container;
import io.footfall.site.SiteFile;
import io.footfall.video.isolation.Isolation;
import io.footfall.video.isolation.Poison;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night of twenty good recordings and two that crash whatever native code reads them. */
class PoisonedRecordingTest {
  private static final String SITE =
      """
      apiVersion: footfall/v1
      stores:
        - id: S1
          timeZone: UTC
          open: { mon-sun: "10:00-11:00" }
          cameras:
            - { id: good, recordings: "good/**", captureTime: { preset: iso, zone: UTC }, sampling: 1 }
            - { id: bad, recordings: "bad/**", captureTime: { preset: iso, zone: UTC }, sampling: 1 }
      """;
  private static final String IN_THE_MIDDLE = "bad/20251103T100000Z.avi";
  private static final String AT_ITS_HEAD = "bad/20251103T101500Z.mp4";
  private static final int GOOD = 20;
  private static final double SECONDS = 79.5;

  @TempDir static Path folder;
  private static TestNight night;
  private static RunSummary summary;
  private static int failedTasks;
  private static int lostExecutors;

  @BeforeAll
  static void runOnce() throws Exception {
    night = TestNight.at(folder);
    Path good = PetsClip.write(folder.resolve("good.mp4"), Container.MP4, 0, 2);
    for (int i = 0; i < GOOD; i++) {
      night.land("good/20251103T10%02d00Z.mp4".formatted(i), good);
    }
    night.land(IN_THE_MIDDLE, PetsClip.source());
    Poison.SEGFAULT.into(night.landing().resolve(IN_THE_MIDDLE), 0.6);
    night.land(AT_ITS_HEAD, good);
    Poison.SEGFAULT.into(night.landing().resolve(AT_ITS_HEAD), 0.02);
    SparkContext spark = TestSpark.session().sparkContext();
    Losses losses = new Losses();
    spark.addSparkListener(losses);
    try (AutoCloseable poisonable = Poison.install()) {
      summary = run();
    }
    spark.listenerBus().waitUntilEmpty();
    spark.removeSparkListener(losses);
    failedTasks = losses.failedTasks.get();
    lostExecutors = losses.executors.get();
  }

  private static final class Losses extends SparkListener {
    private final AtomicInteger failedTasks = new AtomicInteger();
    private final AtomicInteger executors = new AtomicInteger();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      failedTasks.addAndGet(end.taskInfo().failed() ? 1 : 0);
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
      executors.incrementAndGet();
    }
  }

  private static RunSummary run() throws Exception {
    return night.run(
        SiteFile.parse(SITE, "site.yaml"),
        RunSettings.EVERYTHING
            .withRangeLength(Duration.ofSeconds(1))
            .withDecoding(new Decoding(Isolation.ON, 2)));
  }

  @Test
  void theGoodOnesComeOutAsIfTheyWereAlone() {
    List<Row> seen = night.rows(Catalogue.FOOTAGE, "camera_id = 'good'");

    assertThat(seen).hasSize(GOOD).allSatisfy(row -> assertThat(seconds(row)).isEqualTo(0.2));
    assertThat(night.rows(Catalogue.DETECTION, "camera_id = 'good'")).hasSizeGreaterThan(GOOD);
    assertThat(summary.files()).isEqualTo(GOOD + 2);
    assertThat(summary.failed()).isEqualTo(1);
  }

  @Test
  void noTaskFailsAndNoExecutorIsLost() {
    assertThat(failedTasks).isZero();
    assertThat(lostExecutors).isZero();
  }

  private static double seconds(Row footage) {
    return (Rows.timeUs(footage, "end_time") - Rows.timeUs(footage, "start_time")) / 1e6;
  }

  @Test
  void aRecordingThatCrashesItsDecoderHasOneIssueThatSaysSo() {
    assertThat(night.rows(Catalogue.RECORDING_ISSUE, "name = '" + IN_THE_MIDDLE + "'"))
        .singleElement()
        .satisfies(row -> assertThat(row.<String>getAs("kind")).isEqualTo("DECODER_DIED"))
        .satisfies(row -> assertThat(row.<String>getAs("stage")).isEqualTo("DETECT"))
        .satisfies(row -> assertThat(row.<String>getAs("severity")).isEqualTo("PARTIAL"))
        .satisfies(
            row -> assertThat(row.<String>getAs("message")).contains(IN_THE_MIDDLE, "SIGSEGV"));
    assertThat(night.rows(Catalogue.RECORDING_ISSUE, "true")).hasSize(2);
  }

  @Test
  void itsOtherRangesCountAndCoverageSaysWhatIsMissing() {
    List<Row> seen = night.rows(Catalogue.FOOTAGE, "camera_id = 'bad'");
    double seconds = seen.stream().mapToDouble(PoisonedRecordingTest::seconds).sum();

    assertThat(seconds).isBetween(0.3 * SECONDS, 0.8 * SECONDS);
    assertThat(
            night.rows(
                Catalogue.FACT_COVERAGE,
                "camera_id = 'bad' AND quarter_start = TIMESTAMP'2025-11-03 10:00:00Z'"))
        .singleElement()
        .satisfies(row -> assertThat(row.<Double>getAs("seen_seconds")).isEqualTo(seconds));
  }

  @Test
  void aFileThatCrashesWhoeverLooksIntoItIsLost() {
    assertThat(night.rows(Catalogue.RECORDING_ISSUE, "name = '" + AT_ITS_HEAD + "'"))
        .singleElement()
        .satisfies(row -> assertThat(row.<String>getAs("kind")).isEqualTo("DECODER_DIED"))
        .satisfies(row -> assertThat(row.<String>getAs("stage")).isEqualTo("LAND"))
        .satisfies(row -> assertThat(row.<String>getAs("severity")).isEqualTo("LOST"));
    assertThat(night.rows(Catalogue.RECORDING, "name = '" + AT_ITS_HEAD + "'")).isEmpty();
  }

  @Test
  void theNextNightDoesNotTryThemAgain() throws Exception {
    var before = night.commits();

    assertThat(run().figures()).containsEntry("new_or_changed_files", 0);
    assertThat(night.commits()).isEqualTo(before);
  }
}
