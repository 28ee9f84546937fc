package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.PetsClip;
import io.footfall.TestNight;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Rows;
import io.footfall.lake.Table;
import io.footfall.simulate.encode.Container;
import java.io.IOException;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One night with everything that is wrong with recordings, beside one that is right. */
class BadInputTest {
  private static final String EMPTY = "other/20251103T110000Z.mp4";
  private static final String TEXT = "other/20251103T111000Z.mp4";
  private static final String NO_INDEX = "other/20251103T112000Z.mp4";
  private static final String SOUND_ONLY = "other/20251103T113000Z.mkv";
  private static final String SHORT_MKV = "other/20251103T120000Z.mkv";
  private static final String SHORT_TS = "other/20251103T121500Z.ts";
  private static final String FLIPPED = "other/20251103T123000Z.mp4";
  private static final String UNCLAIMED = "somewhere/20251103T100000Z.mp4";

  @TempDir static Path folder;
  private static TestNight first;
  private static TestNight night;
  private static RunSummary summary;

  @BeforeAll
  static void runOnce() throws Exception {
    first = TestNight.first();
    night = TestNight.at(folder);
    night.land(TestNight.WHOLE, first.landing().resolve(TestNight.WHOLE));
    Path mp4 = first.landing().resolve(TestNight.FIRST_HALF);
    land(EMPTY, new byte[0]);
    land(TEXT, "Dear all, the footage is attached.".getBytes(StandardCharsets.UTF_8));
    land(NO_INDEX, half(mp4));
    land(SHORT_MKV, half(clip(Container.MKV)));
    land(SHORT_TS, half(clip(Container.TS)));
    land(FLIPPED, flipped(Files.readAllBytes(mp4)));
    land(UNCLAIMED, new byte[1]);
    writeSound(night.landing().resolve(SOUND_ONLY));
    summary = night.run(TestNight.site());
  }

  private static void land(String name, byte[] bytes) throws IOException {
    Path file = night.landing().resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static Path clip(Container container) throws IOException {
    return PetsClip.write(folder.resolve("clip." + container.extension()), container, 0, 30);
  }

  private static byte[] half(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  /** One bit in every 997 bytes of the pictures; the index at the end of the file stays whole. */
  private static byte[] flipped(byte[] bytes) {
    for (int i = bytes.length / 10; i < bytes.length * 9 / 10; i += 997) {
      bytes[i] ^= 0x10;
    }
    return bytes;
  }

  private static void writeSound(Path file) throws IOException {
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), 1)) {
      recorder.setFormat("matroska");
      recorder.setAudioCodec(avcodec.AV_CODEC_ID_PCM_S16LE);
      recorder.setSampleRate(8_000);
      recorder.start();
      recorder.recordSamples(ShortBuffer.allocate(8_000));
    }
  }

  @Test
  void aFileThatIsNoVideoIsLostAndSaysWhy() {
    assertLost(EMPTY, "EMPTY");
    assertLost(TEXT, "NOT_A_VIDEO");
    assertLost(NO_INDEX, "NO_INDEX");
    assertLost(SOUND_ONLY, "NO_VIDEO_STREAM");
  }

  private static void assertLost(String name, String kind) {
    assertThat(issues(name))
        .singleElement()
        .satisfies(row -> assertThat(row.<String>getAs("kind")).isEqualTo(kind))
        .satisfies(row -> assertThat(row.<String>getAs("severity")).isEqualTo("LOST"))
        .satisfies(row -> assertThat(row.<String>getAs("message")).contains(name));
    assertThat(night.rows(Catalogue.RECORDING, named(name))).isEmpty();
  }

  @Test
  void aFileThatNobodyClaimsIsSaid() {
    assertThat(issues(UNCLAIMED))
        .singleElement()
        .satisfies(row -> assertThat(row.<String>getAs("kind")).isEqualTo("UNCLAIMED"))
        .satisfies(row -> assertThat(row.<String>getAs("severity")).isEqualTo("LOST"));
  }

  @Test
  void theGoodPartOfACutFileCountsAndCoverageSaysHowMuchThatIs() {
    for (String name : List.of(SHORT_MKV, SHORT_TS)) {
      assertThat(issues(name))
          .as(name)
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.<String>getAs("severity")).isEqualTo("PARTIAL"))
          .allSatisfy(row -> assertThat(row.<String>getAs("message")).contains(name));
      Row recording = night.rows(Catalogue.RECORDING, named(name)).get(0);
      String id = "recording_id = '" + recording.getAs("recording_id") + "'";
      assertThat(night.rows(Catalogue.DETECTION, id)).as(name).isNotEmpty();
      double seen =
          night.rows(Catalogue.FOOTAGE, id).stream().mapToDouble(BadInputTest::seconds).sum();
      assertThat(seen).as(name).isBetween(0.9, 2.2);
      String quarter =
          "camera_id = 'other' AND quarter_start = TIMESTAMP'2025-11-03 12:%s:00Z'"
              .formatted(name.equals(SHORT_TS) ? "15" : "00");
      assertThat(night.rows(Catalogue.FACT_COVERAGE, quarter))
          .singleElement()
          .satisfies(row -> assertThat(row.<Double>getAs("seen_seconds")).isEqualTo(seen));
    }
  }

  private static double seconds(Row footage) {
    return (Rows.timeUs(footage, "end_time") - Rows.timeUs(footage, "start_time")) / 1e6;
  }

  @Test
  void damagedPicturesAreSaidAndTheFileIsReadToItsEnd() {
    assertThat(issues(FLIPPED))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.<String>getAs("kind")).isEqualTo("DAMAGED"))
        .allSatisfy(row -> assertThat(row.<String>getAs("stage")).isEqualTo("DETECT"))
        .allSatisfy(row -> assertThat(row.<String>getAs("message")).contains(FLIPPED));
  }

  @Test
  void theGoodRecordingComesOutAsIfItWereAlone() {
    for (Table table :
        List.of(
            Catalogue.DETECTION,
            Catalogue.FOOTAGE,
            Catalogue.TRACK,
            Catalogue.TRACK_POINT,
            Catalogue.CROSSING,
            Catalogue.ZONE_VISIT,
            Catalogue.FACT_FOOTFALL,
            Catalogue.FACT_ZONE,
            Catalogue.FACT_OCCUPANCY,
            Catalogue.FACT_COVERAGE)) {
      assertThat(night.text(table, "camera_id = 'whole'"))
          .as(table.name())
          .isEqualTo(first.text(table, "camera_id = 'whole'"));
    }
    assertThat(issues(TestNight.WHOLE)).isEmpty();
  }

  @Test
  void theRunCountsWhatIsLost() {
    assertThat(summary.files()).isEqualTo(8);
    assertThat(summary.failed()).isEqualTo(4);
    assertThat(summary.figures()).containsEntry("unreadable_files", 4);
  }

  @Test
  void theSameBadFilesAreNotTriedAgain() throws Exception {
    var before = night.commits();
    assertThat(night.run(TestNight.site()).figures()).containsEntry("new_or_changed_files", 0);
    assertThat(night.commits()).isEqualTo(before);
  }

  private static List<Row> issues(String name) {
    return night.rows(Catalogue.RECORDING_ISSUE, named(name));
  }

  private static String named(String name) {
    return String.format(Locale.ROOT, "name = '%s'", name);
  }
}
