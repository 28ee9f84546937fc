package io.footfall.simulate.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecorderTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final Instant NOON = Instant.parse("2026-11-20T18:00:00Z");
  private static final long NOON_US = NOON.getEpochSecond() * 1_000_000;
  private static final RecordingPlan PLAN =
      RecordingPlan.of(FileNaming.hikvision(CHICAGO)).withSegment(Duration.ofSeconds(10));

  @TempDir Path folder;

  @Test
  void aRecordingIsCutIntoSegmentsWithoutLosingAFrame() throws IOException {
    List<RecordedFile> files = record(TestPictures.moving(10, 250, NOON), PLAN);

    assertThat(names(files))
        .containsExactly(
            "ch01_20261120_120000.mp4", "ch01_20261120_120010.mp4", "ch01_20261120_120020.mp4");
    assertThat(files).extracting(RecordedFile::firstFrame).containsExactly(0L, 100L, 200L);
    assertThat(files).extracting(RecordedFile::endFrame).containsExactly(100L, 200L, 250L);
    assertThat(files)
        .extracting(RecordedFile::durationUs)
        .containsExactly(10_000_000L, 10_000_000L, 5_000_000L);
    assertThat(files.get(1).captureStartUs()).isEqualTo(NOON_US + 10_000_000);
    Playback last = Playback.of(files.get(2).path());
    assertThat(last.pictures()).hasSize(50);
    assertThat(last.keys()).containsExactly(0, 20, 40);
    assertThat(last.pictures().get(3).brightness().get(2)).isCloseTo(luma(203), within(8));
  }

  @Test
  void aRateThatDividesNothingKeepsItsTimes() throws IOException {
    List<RecordedFile> files = record(TestPictures.moving(12.5, 300, NOON), PLAN);
    assertThat(files).extracting(RecordedFile::frameCount).containsExactly(125L, 125L, 50L);
    assertThat(Playback.of(files.get(0).path()).timesUs()).element(124).isEqualTo(9_920_000L);
  }

  @Test
  void theRepeatedHourOfAutumnRepeatsItsNamesAndKeepsBothFiles() {
    TestPictures night = TestPictures.moving(0.1, 6 * 180, Instant.parse("2026-11-01T05:30:00Z"));
    RecordingPlan plan = PLAN.withSegment(Duration.ofMinutes(30));
    assertThat(names(record(night, plan)))
        .containsExactly(
            "ch01_20261101_003000.mp4",
            "ch01_20261101_010000.mp4",
            "ch01_20261101_013000.mp4",
            "ch01_20261101_010000_1.mp4",
            "ch01_20261101_013000_1.mp4",
            "ch01_20261101_020000.mp4");
    List<RecordedFile> dahua = record(night, plan.withNaming(FileNaming.dahua(CHICAGO)));
    assertThat(names(dahua))
        .contains(
            "01.30.00-01.00.00[R][0@0][0].mp4",
            "01.00.00-01.30.00[R][0@0][0].mp4",
            "01.00.00-01.30.00[R][0@0][1].mp4",
            "01.30.00-02.00.00[R][0@0][0].mp4");
    assertThat(dahua).extracting(RecordedFile::path).doesNotHaveDuplicates();
    assertThat(dahua).extracting(RecordedFile::captureStartUs).isSorted();
  }

  @Test
  void theMissingHourOfSpringIsSkippedInNamesOnly() {
    TestPictures night = TestPictures.moving(0.1, 4 * 180, Instant.parse("2026-03-08T07:00:00Z"));
    List<RecordedFile> files = record(night, PLAN.withSegment(Duration.ofMinutes(30)));
    assertThat(names(files))
        .containsExactly(
            "ch01_20260308_010000.mp4",
            "ch01_20260308_013000.mp4",
            "ch01_20260308_030000.mp4",
            "ch01_20260308_033000.mp4");
    assertThat(files).extracting(RecordedFile::frameCount).containsOnly(180L);
  }

  @Test
  void aGapEndsAFileAndTheNextBeginsBehindIt() {
    Fault gap = new Fault.Gap(Duration.ofSeconds(4), Duration.ofMillis(7_500));
    List<RecordedFile> files = record(TestPictures.moving(10, 200, NOON), PLAN.withFaults(gap));

    assertThat(files).extracting(RecordedFile::firstFrame).containsExactly(0L, 75L, 100L);
    assertThat(files).extracting(RecordedFile::endFrame).containsExactly(40L, 100L, 200L);
    assertThat(names(files).get(1)).isEqualTo("ch01_20261120_120007.mp4");
    assertThat(files.get(1).captureStartUs()).isEqualTo(NOON_US + 7_500_000);
  }

  @Test
  void anOverlapShowsTheEndOfTheFileBeforeOnceMore() throws IOException {
    Fault overlap = new Fault.Overlap(1, Duration.ofSeconds(2));
    List<RecordedFile> files = record(TestPictures.moving(10, 200, NOON), PLAN.withFaults(overlap));

    assertThat(files).extracting(RecordedFile::firstFrame).containsExactly(0L, 80L);
    assertThat(files).extracting(RecordedFile::endFrame).containsExactly(100L, 200L);
    assertThat(names(files).get(1)).isEqualTo("ch01_20261120_120008.mp4");
    assertThat(Playback.of(files.get(1).path()).pictures()).hasSize(120);
  }

  @Test
  void aDuplicateHasTheSameBytesUnderAnotherName() {
    List<RecordedFile> files =
        record(TestPictures.moving(10, 150, NOON), PLAN.withFaults(new Fault.Duplicate(0)));

    assertThat(names(files))
        .containsExactly(
            "ch01_20261120_120000.mp4", "ch01_20261120_120000 (1).mp4", "ch01_20261120_120010.mp4");
    assertThat(files.get(1).state()).isEqualTo(RecordedFile.State.DUPLICATE);
    assertThat(files.get(1).path()).hasSameBinaryContentAs(files.get(0).path());
  }

  @Test
  void aTruncatedMp4CannotBeReadAndATransportStreamUpToTheBreak() throws IOException {
    TestPictures frames = TestPictures.moving(10, 150, NOON);
    RecordingPlan truncated = PLAN.withFaults(new Fault.TruncatedLastFile(0.5));

    RecordedFile mp4 = record(frames, truncated).get(1);
    assertThat(mp4.state()).isEqualTo(RecordedFile.State.TRUNCATED);
    assertThat(mp4.path()).hasSize(mp4.sizeBytes());
    assertThatThrownBy(() -> Playback.of(mp4.path())).isInstanceOf(IOException.class);

    RecordedFile ts = record(frames, truncated.with(Codec.H264, Container.TS)).get(1);
    assertThat(Playback.of(ts.path()).pictures().size()).isBetween(10, 40);
    assertThat(Playback.of(ts.path().resolveSibling("ch01_20261120_120000.ts")).pictures())
        .hasSize(100);
  }

  @Test
  void jitterMovesTimesByNoMoreThanAskedAndNeverTheFirst() throws IOException {
    RecordingPlan plan = PLAN.withTimestampJitter(Duration.ofMillis(30)).withSeed(5);
    List<Long> times = timesUs(record(TestPictures.moving(10, 100, NOON), plan).get(0));

    List<Long> errors = new ArrayList<>();
    for (int n = 0; n < times.size(); n++) {
      errors.add(times.get(n) - n * 100_000L);
    }
    assertThat(errors.get(0)).isZero();
    assertThat(errors).allMatch(error -> Math.abs(error) <= 30_006);
    assertThat(errors).anyMatch(error -> error > 15_000).anyMatch(error -> error < -15_000);
  }

  @Test
  void droppedFramesLeaveTheOthersWhereTheyWere() throws IOException {
    RecordingPlan plan = PLAN.withDroppedFrames(0.3).withSegment(Duration.ofMinutes(1));
    RecordedFile file = record(TestPictures.moving(10, 300, NOON), plan).get(0);

    Playback playback = Playback.of(file.path());
    assertThat(file.frameCount()).isBetween(180L, 240L).isEqualTo(playback.pictures().size());
    long firstUs = (file.captureStartUs() - NOON_US);
    for (int i = 0; i < playback.pictures().size(); i++) {
      long frame = Math.round((playback.timesUs().get(i) + firstUs) / 100_000.0);
      assertThat(playback.timesUs().get(i) + firstUs).isCloseTo(frame * 100_000, within(6L));
      assertThat(playback.pictures().get(i).brightness().get(2)).isCloseTo(luma(frame), within(8));
    }
  }

  @Test
  void theCamerasClockNamesTheFilesAndSpacesTheFrames() throws IOException {
    CameraClock clock = new CameraClock(Duration.ofSeconds(-61), 1000, NOON);
    RecordingPlan plan = PLAN.withClock(clock).withSegment(Duration.ofMinutes(1));
    RecordedFile file = record(TestPictures.moving(10, 101, NOON), plan).get(0);

    assertThat(file.path()).hasFileName("ch01_20261120_115859.mp4");
    assertThat(file.captureStartUs()).isEqualTo(NOON_US);
    assertThat(file.clockStartUs()).isEqualTo(NOON_US - 61_000_000);
    assertThat(timesUs(file).get(100)).isCloseTo(10_010_000, within(6L));
  }

  @ParameterizedTest
  @EnumSource(names = {"MP4", "MOV", "MKV"})
  void theFileTellsItsCreationOnlyWhereAsked(Container container) throws IOException {
    TestPictures frames = TestPictures.moving(10, 20, NOON);
    RecordingPlan plan = PLAN.with(Codec.H264, container);
    Path silent = record(frames, plan).get(0).path();
    assertThat(Playback.of(silent).creationTime()).isEmpty();
    Path right = record(frames, plan.withCreationTime(CreationTime.START)).get(0).path();
    assertThat(Playback.of(right).creationTime()).contains(NOON);
    RecordingPlan local = plan.withCreationTime(CreationTime.START_IN_LOCAL_TIME);
    assertThat(Playback.of(record(frames, local).get(0).path()).creationTime())
        .contains(NOON.minus(Duration.ofHours(6)));
  }

  @Test
  void aHiddenLeadInIsNotSeenAndNotCounted() throws IOException {
    RecordingPlan plan = PLAN.withHiddenLeadIn(Duration.ofMillis(500));
    RecordedFile second = record(TestPictures.moving(10, 200, NOON), plan).get(1);

    assertThat(second.frameCount()).isEqualTo(100);
    assertThat(second.firstFrame()).isEqualTo(100);
    List<Playback.Picture> shown =
        Playback.of(second.path()).pictures().stream().filter(p -> p.ptsUs() >= 0).toList();
    assertThat(shown).hasSize(100);
    assertThat(shown.get(0).brightness().get(2)).isCloseTo(luma(100), within(8));
  }

  @ParameterizedTest
  @EnumSource(
      value = Codec.class,
      names = {"H264", "MPEG4", "MJPEG"})
  void aStillNightLooksTheSameDrawnOnceOrFrameByFrame(Codec codec) throws IOException {
    // Still but for frames 57 and 130; drawing says so only in the first of the two recordings.
    FrameSource changing = new Night(TestPictures.moving(10, 250, NOON));
    AtomicLong drawn = new AtomicLong();
    FrameSource still =
        new Night(TestPictures.moving(10, 250, NOON).still(n -> n != 57 && n != 130)) {
          @Override
          public void render(long n, byte[] out) {
            drawn.incrementAndGet();
            super.render(n, out);
          }
        };
    RecordingPlan plan = PLAN.with(codec, Container.MP4);
    List<RecordedFile> repeated = record(still, plan, "still");
    List<RecordedFile> encoded = record(changing, plan, "changing");

    assertThat(drawn.get()).as("two changes and the first frame of three files").isEqualTo(5);
    assertThat(repeated).hasSameSizeAs(encoded);
    for (int i = 0; i < repeated.size(); i++) {
      Playback fast = Playback.of(repeated.get(i).path());
      Playback slow = Playback.of(encoded.get(i).path());
      assertThat(fast.timesUs()).isEqualTo(slow.timesUs());
      assertThat(fast.keys()).isEqualTo(slow.keys());
      assertThat(fast.pictures()).isEqualTo(slow.pictures());
    }
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherDoesNot() {
    TestPictures frames = TestPictures.moving(10, 100, NOON);
    RecordingPlan plan = PLAN.withTimestampJitter(Duration.ofMillis(20)).withDroppedFrames(0.1);
    Path first = record(frames, plan, "a").get(0).path();
    Path same = record(frames, plan, "b").get(0).path();
    Path other = record(frames, plan.withSeed(1), "c").get(0).path();

    assertThat(first).hasSameBinaryContentAs(same);
    assertThat(first.toFile().length()).isNotEqualTo(other.toFile().length());
  }

  @Test
  void progressGrowsToTheEnd() {
    List<Long> seen = new ArrayList<>();
    Recorder.record(
        TestPictures.moving(10, 150, NOON),
        PLAN,
        folder,
        (done, total) -> {
          assertThat(total).isEqualTo(150);
          seen.add(done);
        });
    assertThat(seen).isSorted().endsWith(150L);
  }

  @Test
  void aPictureThatCannotBeDrawnEndsTheRecordingWithItsNumber() {
    FrameSource broken =
        new Night(TestPictures.moving(10, 50, NOON)) {
          @Override
          public void render(long n, byte[] out) {
            if (n == 33) {
              throw new IllegalArgumentException("no such scene");
            }
          }
        };
    assertThatThrownBy(() -> record(broken, PLAN))
        .hasMessageContaining("frame 33")
        .hasRootCauseMessage("no such scene");
  }

  @Test
  void plansThatCannotBeKeptAreRefused() {
    TestPictures frames = TestPictures.moving(10, 150, NOON);
    assertThatThrownBy(() -> record(frames, PLAN.withFaults(new Fault.Duplicate(2))))
        .hasMessageContaining("no file 2");
    assertThatThrownBy(() -> record(frames, PLAN.withTimestampJitter(Duration.ofMillis(50))))
        .hasMessageContaining("half a frame");
    assertThatThrownBy(
            () -> PLAN.withTimestampJitter(Duration.ofMillis(5)).with(Codec.H264, Container.AVI))
        .hasMessageContaining("AVI");
    assertThatThrownBy(() -> PLAN.withSegment(Duration.ZERO)).hasMessageContaining("segment");
  }

  /** A store at night: nothing moves but the brightness once or twice. */
  private static class Night implements FrameSource {
    private final TestPictures frames;

    Night(TestPictures frames) {
      this.frames = frames;
    }

    @Override
    public int width() {
      return frames.width();
    }

    @Override
    public int height() {
      return frames.height();
    }

    @Override
    public double framesPerSecond() {
      return frames.framesPerSecond();
    }

    @Override
    public long frameCount() {
      return frames.frameCount();
    }

    @Override
    public void render(long n, byte[] out) {
      frames.render(n < 57 ? 0 : n < 130 ? 1 : 2, out);
    }

    @Override
    public long captureTimeUs(long n) {
      return frames.captureTimeUs(n);
    }

    @Override
    public boolean sameAsPrevious(long n) {
      return frames.sameAsPrevious(n);
    }
  }

  private List<RecordedFile> record(FrameSource frames, RecordingPlan plan) {
    return record(frames, plan, "camera");
  }

  private List<RecordedFile> record(FrameSource frames, RecordingPlan plan, String name) {
    return Recorder.record(frames, plan, folder.resolve(name), ProgressListener.NONE);
  }

  private static List<String> names(List<RecordedFile> files) {
    return files.stream().map(file -> file.path().getFileName().toString()).toList();
  }

  private static List<Long> timesUs(RecordedFile file) throws IOException {
    return Playback.of(file.path()).timesUs();
  }

  /** BT.601 video range of a grey picture. */
  private static int luma(long n) {
    return (int) Math.round(16 + TestPictures.grey(n) * 219 / 255.0);
  }
}
