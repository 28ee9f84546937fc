package io.footfall.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.footfall.geometry.PictureSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FrameRangePlannerTest {
  private static final long SECOND_US = 1_000_000L;

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void rangesCoverTheVideoOnceAndStartOnKeyFrames(
      @ForAll @IntRange(min = 1, max = 400) int keyFrames,
      @ForAll @IntRange(min = 1, max = 250) int framesEach,
      @ForAll @LongRange(min = 1, max = 4_000_000_000L) long sizeBytes,
      @ForAll @IntRange(min = 1, max = 600) int targetSeconds) {
    VideoInfo info = info("mp4", keyFrames, framesEach, sizeBytes);

    List<FrameRange> ranges = FrameRangePlanner.plan(info, Duration.ofSeconds(targetSeconds));

    long reached = 0;
    for (FrameRange range : ranges) {
      assertThat(range.startUs()).isEqualTo(reached);
      assertThat(info.keyFrames())
          .contains(new KeyFrame(range.startUs(), range.seekPosition(), range.previousFrameUs()));
      reached = range.endUs();
    }
    assertThat(reached).isEqualTo(info.durationUs());
  }

  @Test
  void aRangeLastsAtLeastAsLongAsAskedFor() {
    VideoInfo hour = info("mp4", 1800, 50, 1_000_000_000L);

    assertThat(FrameRangePlanner.plan(hour, Duration.ofSeconds(60))).hasSizeBetween(40, 60);
    assertThat(FrameRangePlanner.plan(hour, Duration.ofSeconds(600))).hasSize(6);
  }

  @Test
  void aSmallFileIsNotCutBecauseOpeningCostsMoreThanItHolds() {
    assertThat(FrameRangePlanner.plan(info("mp4", 50, 50, 900_000), Duration.ofSeconds(10)))
        .hasSize(1);
    assertThat(FrameRangePlanner.plan(info("mp4", 50, 50, 30_000_000), Duration.ofSeconds(10)))
        .hasSizeGreaterThan(3);
  }

  @Test
  void aLongFileIsCutLessOftenSinceItsWholeIndexIsReadEachTime() {
    int minutes = 120;
    List<FrameRange> stream =
        FrameRangePlanner.plan(info("mpegts", minutes, 1500, 750_000_000), Duration.ofSeconds(60));
    List<FrameRange> indexed =
        FrameRangePlanner.plan(info("avi", minutes, 1500, 750_000_000), Duration.ofSeconds(60));

    assertThat(stream).hasSize(minutes);
    assertThat(indexed).hasSizeBetween(10, minutes / 4);
  }

  @Test
  void aRangeOfNoLengthIsRefused() {
    VideoInfo info = info("avi", 1, 1, 1000);

    assertThatThrownBy(() -> FrameRangePlanner.plan(info, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static VideoInfo info(String container, int keys, int framesEach, long sizeBytes) {
    List<KeyFrame> keyFrames = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      long ptsUs = 40_000L * i * framesEach;
      keyFrames.add(new KeyFrame(ptsUs, i * 1000L, i == 0 ? -1 : ptsUs - 40_000));
    }
    long frames = (long) keys * framesEach;
    return new VideoInfo(
        container,
        "h264",
        new PictureSize(64, 48),
        0,
        frames * 40_000,
        frames,
        SECOND_US / 40_000.0,
        false,
        "00",
        keyFrames,
        Optional.empty(),
        sizeBytes,
        List.of());
  }
}
