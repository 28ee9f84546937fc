package io.footfall.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.footfall.TestSpark;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delta Kernel's way into the tables against Spark's. */
class KernelLakeTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final Instant TIME = Instant.parse("2026-11-20T10:11:12.131415Z");
  private static final Slice ALL = Slice.ALL;

  @TempDir static Path folder;
  private static Lake spark;
  private static KernelLake kernel;

  @BeforeAll
  static void openLake() {
    spark = Lake.open(TestSpark.session(), folder.toString());
    kernel = found(folder).orElseThrow();
  }

  @BeforeEach
  void emptyWhatTestsWrite() {
    for (Table table : List.of(Catalogue.CROSSING, Catalogue.DETECTION, Catalogue.RUN_LEDGER)) {
      spark.replace(table, List.of(), ALL);
    }
  }

  private static Optional<KernelLake> found(Path root) {
    return KernelLake.find(new Configuration(), root.toString(), Steps.UNWATCHED);
  }

  @Test
  void everyKindOfValueComesBackAsSparkHasIt() {
    Row detection = detection("S1", new byte[] {1, -2});
    Row bare = detection("S2", null);
    Row unit =
        RowFactory.create(
            "TRACK", "S1/a", "hash", "DONE", "run", TIME, "1", null, null, null, null, 7L, null, 1L,
            2.5, null, null, 0.25);

    kernel.replace(Catalogue.DETECTION, List.of(detection, bare), ALL);
    kernel.replace(Catalogue.RUN_LEDGER, List.of(unit), ALL);

    for (Tables tables : List.of(spark, kernel)) {
      assertThat(texts(tables.rows(Catalogue.DETECTION, ALL)))
          .containsExactlyInAnyOrderElementsOf(texts(List.of(detection, bare)));
      assertThat(texts(tables.rows(Catalogue.RUN_LEDGER, ALL))).containsExactly(unit.toString());
      assertThat(tables.rows(Catalogue.DETECTION, Slice.of("store_id", List.of("S1"))))
          .singleElement()
          .satisfies(row -> assertThat(row.<byte[]>getAs("colour")).containsExactly(1, -2));
    }
    spark.replace(Catalogue.DETECTION, List.of(bare), ALL);
    assertThat(texts(kernel.rows(Catalogue.DETECTION, ALL))).containsExactly(bare.toString());
  }

  @Test
  void aSliceIsReplacedAndTheRestStays() {
    for (int i = 0; i < 3; i++) {
      spark.replace(Catalogue.CROSSING, List.of(crossing("S" + i, "a", "old")), store("S" + i));
    }
    Slice slice = cameras(List.of("S1/a", "S2/a"));
    for (int i = 0; i < 2; i++) {
      kernel.replace(
          Catalogue.CROSSING,
          List.of(crossing("S1", "a", "new"), crossing("S1", "a", "newer")),
          slice);
    }
    assertThat(tracks(spark)).containsExactlyInAnyOrder("old", "new", "newer");
    assertThat(tracks(kernel)).containsExactlyInAnyOrder("old", "new", "newer");

    kernel.replace(Catalogue.CROSSING, List.of(), slice);
    assertThat(tracks(spark)).containsExactly("old");
  }

  @Test
  void aRowOutsideItsSliceIsRefusedAndNothingIsWritten() {
    long before = kernel.version(Catalogue.CROSSING);
    assertThatThrownBy(
            () ->
                kernel.replace(
                    Catalogue.CROSSING,
                    List.of(crossing("S1", "b", "t")),
                    cameras(List.of("S1/a"))))
        .hasMessageContaining("outside the slice")
        .hasMessageContaining("S1/a");
    assertThat(kernel.version(Catalogue.CROSSING)).isEqualTo(before);
  }

  @Test
  void aCommitThatCameBetweenIsAConflictAndNothingIsWritten() {
    Engine engine = DefaultEngine.create(new Configuration());
    KernelVersion early = new KernelVersions(engine, folder.toString()).newest(Catalogue.CROSSING);
    spark.replace(Catalogue.CROSSING, List.of(crossing("S1", "a", "first")), store("S1"));

    assertThatThrownBy(
            () ->
                KernelCommit.of(
                    engine,
                    early,
                    Catalogue.CROSSING,
                    List.of(crossing("S1", "a", "second")),
                    store("S1")))
        .isInstanceOf(ConcurrentModificationException.class);
    assertThat(tracks(spark)).containsExactly("first");
  }

  @Test
  void bothWaysAtOnceLoseAndDoubleNothing() {
    int rounds = 6;
    List<Runnable> writers = new ArrayList<>();
    for (Tables tables : List.of(spark, kernel)) {
      String own = tables == spark ? "spark" : "kernel";
      writers.add(
          () -> {
            for (int i = 0; i < rounds; i++) {
              tables.replace(
                  Catalogue.CROSSING, List.of(crossing("both", "a", own)), store("both"));
              tables.replace(
                  Catalogue.CROSSING, List.of(crossing(own + i, "a", own + i)), store(own + i));
            }
          });
    }
    spark.together(writers);

    assertThat(tracks(spark)).containsExactlyInAnyOrderElementsOf(tracks(kernel)).hasSize(13);
    assertThat(kernel.rows(Catalogue.CROSSING, store("both"))).hasSize(1);
  }

  @Test
  void aCheckpointOfItsOwnIsReadByBoth() {
    String table = "delta.`" + folder.resolve(Catalogue.DIM_STORE.name()) + "`";
    TestSpark.session()
        .sql("ALTER TABLE " + table + " SET TBLPROPERTIES ('delta.checkpointInterval' = '4')");
    for (int i = 0; i < 9; i++) {
      Row row = RowFactory.create("S" + i, "a store", "", "UTC");
      kernel.replace(Catalogue.DIM_STORE, List.of(row), store("S" + i));
    }
    assertThat(folder.resolve(Catalogue.DIM_STORE.name()).resolve("_delta_log/_last_checkpoint"))
        .exists();
    org.apache.spark.sql.delta.DeltaLog.clearCache();
    assertThat(texts(kernel.rows(Catalogue.DIM_STORE, ALL)))
        .containsExactlyInAnyOrderElementsOf(texts(spark.rows(Catalogue.DIM_STORE, ALL)))
        .hasSize(9);
    spark.replace(Catalogue.DIM_STORE, List.of(), store("S1"));
    assertThat(kernel.rows(Catalogue.DIM_STORE, ALL)).hasSize(8);
  }

  @Test
  void aLakeThatIsNotThereOrOfAnotherVersionIsLeftToSpark(@TempDir Path other) {
    assertThat(found(other.resolve("nowhere"))).isEmpty();
    Lake.open(TestSpark.session(), other.toString());
    assertThat(found(other)).isPresent();
    TestSpark.session()
        .sql(
            "ALTER TABLE delta.`%s` ADD COLUMNS (note STRING)"
                .formatted(other.resolve(Catalogue.CROSSING.name())));
    assertThat(found(other)).isEmpty();
  }

  @Test
  void bytesAreThoseOfTheFilesThatHaveToBeRead() {
    kernel.replace(Catalogue.DETECTION, List.of(detection("S1", null)), store("S1"));
    long one = kernel.bytes(Catalogue.DETECTION, store("S1"));
    kernel.replace(Catalogue.DETECTION, List.of(detection("S2", null)), store("S2"));

    assertThat(one).isPositive();
    assertThat(kernel.bytes(Catalogue.DETECTION, store("S1"))).isEqualTo(one);
    assertThat(kernel.bytes(Catalogue.DETECTION, ALL)).isEqualTo(2 * one);
    assertThat(kernel.bytes(Catalogue.DETECTION, Slice.ofDay(DAY.plusDays(1)))).isZero();
  }

  private static Slice store(String id) {
    return Slice.of("store_id", List.of(id));
  }

  private static Slice cameras(List<String> ids) {
    return Slice.ofDay(DAY).and(List.of("store_id", "camera_id"), ids);
  }

  private static List<String> tracks(Tables tables) {
    return tables.rows(Catalogue.CROSSING.only("track_id"), ALL).stream()
        .map(row -> row.<String>getAs("track_id"))
        .toList();
  }

  /** Bytes are compared as such; all else as text. */
  private static List<String> texts(List<Row> rows) {
    return rows.stream().map(row -> row.toString().replaceAll("\\[B@[0-9a-f]+", "bytes")).toList();
  }

  private static Row crossing(String store, String camera, String track) {
    return RowFactory.create(track, store, camera, DAY, "line", TIME, "IN", false, false);
  }

  private static Row detection(String store, byte[] colour) {
    return RowFactory.create(
        "r", store, "a", DAY, TIME, 40_000L, 1.5f, 2f, 3f, 4.25f, 0.5f, colour, null, 2.5f, 0.25f);
  }
}
