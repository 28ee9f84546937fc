package io.footfall.simulate.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class VideoFileWriterTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 96;
  private static final VideoSpec SPEC = VideoSpec.of(WIDTH, HEIGHT, 10).withGopFrames(10);
  private static final int LUMA_TOLERANCE = 8;

  @TempDir Path folder;

  static Stream<Arguments> heldCodecs() {
    return Stream.of(Container.values())
        .flatMap(
            container ->
                Stream.of(Codec.values())
                    .filter(container::holds)
                    .map(codec -> Arguments.of(codec, container)));
  }

  @ParameterizedTest
  @MethodSource("heldCodecs")
  void everyCodecIsReadBackFromEveryContainer(Codec codec, Container container) throws IOException {
    assumeTrue(codec.encoder().isPresent(), codec + " has no encoder in this FFmpeg build");
    Path file = write("clip", SPEC.with(codec, container), evenTimes(25));

    Playback playback = Playback.of(file);

    assertThat(playback.codecId())
        .isEqualTo(avcodec.avcodec_find_encoder_by_name(codec.encoder().orElseThrow()).id());
    assertThat(playback.packets()).hasSize(25);
    assertThat(playback.timesUs()).isEqualTo(evenTimes(25));
    assertThat(playback.keys())
        .isEqualTo(
            codec == Codec.MJPEG ? IntStream.range(0, 25).boxed().toList() : List.of(0, 10, 20));
    assertPicturesAreNumbered(playback);
  }

  @ParameterizedTest
  @EnumSource(names = {"MP4", "MOV", "MKV", "TS", "AVI"})
  void bFramesArePresentedInOrder(Container container) throws IOException {
    VideoSpec spec = SPEC.with(Codec.MPEG4, container).withBFrames(2);
    Playback playback = Playback.of(write("b", spec, evenTimes(31)));

    // AVI stores no times; FFmpeg guesses them, and has none for the picture the decoder held back.
    int timed = container.storesTimes() ? 31 : 30;
    assertThat(playback.pictures()).hasSize(31).anyMatch(Playback.Picture::isB);
    assertThat(playback.timesUs().subList(0, timed)).isEqualTo(evenTimes(timed));
    assertThat(playback.keys()).hasSize(4);
    assertPicturesAreNumbered(playback);
  }

  @ParameterizedTest
  @EnumSource(names = {"MP4", "MOV", "MKV", "TS"})
  void unevenTimesAreKeptToTheMillisecond(Container container) throws IOException {
    List<Long> times = List.of(0L, 80_000L, 120_000L, 161_000L, 333_000L, 999_000L, 7_040_000L);
    Playback playback = Playback.of(write("vfr", SPEC.with(Codec.H264, container), times));
    assertThat(playback.timesUs()).isEqualTo(times);
  }

  @Test
  void aThirdOfAMillisecondIsKeptWithinOneTick() throws IOException {
    List<Long> times = LongStream.range(0, 20).map(n -> Math.round(n * 1e6 / 30)).boxed().toList();
    for (Codec codec : List.of(Codec.H264, Codec.MPEG4)) {
      Playback playback =
          Playback.of(write("thirds" + codec, SPEC.with(codec, Container.MP4), times));
      for (int i = 0; i < times.size(); i++) {
        assertThat(playback.timesUs().get(i)).isCloseTo(times.get(i), within(17L));
      }
    }
  }

  @Test
  void aviLeavesAMissingFrameOutAndPutsALateOneInTheNextSlot() throws IOException {
    List<Long> times = List.of(0L, 100_000L, 400_000L, 440_000L);
    Playback playback = Playback.of(write("slots", SPEC.with(Codec.H264, Container.AVI), times));
    assertThat(playback.timesUs()).containsExactly(0L, 100_000L, 400_000L, 500_000L);
  }

  @ParameterizedTest
  @EnumSource(IndexLayout.class)
  void theIndexLiesWhereItIsAskedFor(IndexLayout layout) throws IOException {
    Path file = write("index", SPEC.withIndex(layout), evenTimes(25));
    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    int index = bytes.indexOf("moov");
    int pictures = bytes.indexOf("mdat");
    switch (layout) {
      case LAST -> assertThat(index).isGreaterThan(pictures);
      case FIRST -> assertThat(index).isLessThan(pictures);
      case FRAGMENTED -> assertThat(bytes.split("moof", -1)).hasSize(4);
    }
    assertThat(Playback.of(file).timesUs()).isEqualTo(evenTimes(25));
  }

  @ParameterizedTest
  @EnumSource(Rotation.class)
  void aRotatedFileShowsThePictureAsItWasGiven(Rotation rotation) throws IOException {
    VideoSpec spec = SPEC.withRotation(rotation);
    Playback playback = Playback.of(write("turned", spec, evenTimes(3)));

    int counterClockwise = (int) Math.round(playback.rotation());
    assertThat(Math.floorMod(-counterClockwise, 360)).isEqualTo(rotation.degrees());
    List<Integer> stored = playback.pictures().get(0).brightness();
    // Where the shown top left corner lies in what is stored.
    int brightCorner =
        switch (rotation) {
          case NONE -> 0;
          case CLOCKWISE_90 -> 2;
          case HALF_TURN -> 3;
          case CLOCKWISE_270 -> 1;
        };
    int darkCorner =
        switch (rotation) {
          case NONE -> 1;
          case CLOCKWISE_90 -> 0;
          case HALF_TURN -> 2;
          case CLOCKWISE_270 -> 3;
        };
    assertThat(stored.get(brightCorner)).isGreaterThan(220);
    assertThat(stored.get(darkCorner)).isLessThan(35);
  }

  @Test
  void anEditListHidesPicturesBeforeTimeZero() throws IOException {
    List<Long> times = LongStream.range(-5, 20).map(n -> n * 100_000).boxed().toList();
    Playback playback = Playback.of(write("lead", SPEC, times));
    List<Long> shown =
        playback.pictures().stream().map(Playback.Picture::ptsUs).filter(t -> t >= 0).toList();
    assertThat(playback.startUs()).isZero();
    assertThat(shown).isEqualTo(evenTimes(20));
  }

  @Test
  void anEditListDelaysALateFirstPicture() throws IOException {
    Playback playback = Playback.of(write("late", SPEC, List.of(500_000L, 600_000L)));
    assertThat(playback.pictures().get(0).ptsUs()).isEqualTo(500_000);
  }

  @Test
  void onlyMp4AndMovTakeNegativeTimes() {
    try (VideoFileWriter writer =
        VideoFileWriter.open(folder.resolve("a.mkv"), SPEC.with(Codec.H264, Container.MKV))) {
      assertThatThrownBy(() -> writer.write(picture(0), -1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("MKV got -1");
      writer.write(picture(0), 0);
    }
  }

  @Test
  void timesMustGrow() {
    try (VideoFileWriter writer = VideoFileWriter.open(folder.resolve("a.mp4"), SPEC)) {
      writer.write(picture(0), 1000);
      assertThatThrownBy(() -> writer.write(picture(1), 1000))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1000");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H264", "MJPEG"})
  void aRepeatedGroupDecodesLikeTheGroupBefore(Codec codec) throws IOException {
    int group = codec == Codec.MJPEG ? 1 : 10;
    Path file = folder.resolve("still.mp4");
    try (VideoFileWriter writer = VideoFileWriter.open(file, SPEC.with(codec, Container.MP4))) {
      writer.write(picture(3), 0);
      for (int n = 1; n < group; n++) {
        writer.writeUnchanged(n * 100_000L);
      }
      assertThat(writer.canRepeatGroup()).isTrue();
      writer.repeatGroup(LongStream.range(group, 2L * group).map(n -> n * 100_000).toArray());
      writer.repeatGroup(new long[] {2L * group * 100_000});
      writer.write(picture(9), (2 * group + 1) * 100_000L);
      writer.write(picture(10), (2 * group + 2) * 100_000L);
    }
    Playback playback = Playback.of(file);
    assertThat(playback.timesUs()).isEqualTo(evenTimes(2 * group + 3));
    for (int n = 0; n <= 2 * group; n++) {
      assertThat(playback.pictures().get(n).brightness())
          .isEqualTo(playback.pictures().get(0).brightness());
    }
    assertThat(playback.pictures().get(2 * group + 1).brightness().get(2))
        .isCloseTo(luma(9), within(LUMA_TOLERANCE));
    assertThat(playback.pictures().get(2 * group + 2).brightness().get(2))
        .isCloseTo(luma(10), within(LUMA_TOLERANCE));
  }

  @Test
  void aGroupThatMovedCannotBeRepeated() {
    try (VideoFileWriter writer = VideoFileWriter.open(folder.resolve("a.mp4"), SPEC)) {
      for (int n = 0; n < 10; n++) {
        writer.write(picture(n == 9 ? 1 : 0), n * 100_000L);
      }
      assertThat(writer.canRepeatGroup()).isFalse();
      assertThatThrownBy(() -> writer.repeatGroup(new long[] {1_000_000}))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("heldCodecs")
  void theSamePicturesGiveTheSameBytes(Codec codec, Container container) throws IOException {
    assumeTrue(codec.encoder().isPresent(), codec + " has no encoder in this FFmpeg build");
    VideoSpec spec = SPEC.with(codec, container);
    Path first = write("first", spec, evenTimes(12));
    Path second = write("second", spec, evenTimes(12));
    assertThat(first).hasSameBinaryContentAs(second);
  }

  @Test
  void aBitRateMakesFilesOfAboutThatSize() throws IOException {
    VideoSpec large = VideoSpec.of(320, 192, 10);
    long low = Files.size(writeBlocks("low", large.withBitRate(100_000)));
    long high = Files.size(writeBlocks("high", large.withBitRate(800_000)));
    assertThat(high).isGreaterThan(2 * low);
  }

  @Test
  void aCodecWithoutAnEncoderIsAnErrorThatSaysSo() {
    assumeTrue(Codec.HEVC.encoder().isEmpty(), "this FFmpeg build encodes HEVC");
    assertThatThrownBy(
            () ->
                VideoFileWriter.open(folder.resolve("a.mp4"), SPEC.with(Codec.HEVC, Container.MP4)))
        .isInstanceOf(VideoWriteException.class)
        .hasMessageContaining("no encoder for HEVC");
  }

  @Test
  void aFolderThatCannotBeMadeIsAnErrorThatNamesIt() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThatThrownBy(() -> VideoFileWriter.open(file.resolve("a.mp4"), SPEC))
        .isInstanceOf(VideoWriteException.class)
        .hasMessageContaining("folder");
  }

  @Test
  void aSpecOfOddSizeOrAForeignCodecIsRefused() {
    assertThatThrownBy(() -> VideoSpec.of(161, 96, 10)).hasMessageContaining("even width");
    assertThatThrownBy(() -> SPEC.with(Codec.MSMPEG4, Container.TS)).hasMessageContaining("TS");
    assertThatThrownBy(() -> SPEC.withBFrames(1)).hasMessageContaining("B-frames");
  }

  private static List<Long> evenTimes(int frames) {
    return LongStream.range(0, frames).map(n -> n * 100_000).boxed().toList();
  }

  private Path write(String name, VideoSpec spec, List<Long> timesUs) {
    Path file = folder.resolve(name + "." + spec.container().extension());
    try (VideoFileWriter writer = VideoFileWriter.open(file, spec)) {
      for (int n = 0; n < timesUs.size(); n++) {
        writer.write(picture(n), timesUs.get(n));
      }
      assertThat(writer.framesWritten()).isEqualTo(timesUs.size());
    }
    return file;
  }

  private Path writeBlocks(String name, VideoSpec spec) {
    Path file = folder.resolve(name + ".mp4");
    Random random = new Random(7);
    byte[] bgr = new byte[spec.width() * spec.height() * 3];
    try (VideoFileWriter writer = VideoFileWriter.open(file, spec)) {
      for (int n = 0; n < 60; n++) {
        for (int block = 0; block < bgr.length; block += 3 * 16) {
          Arrays.fill(bgr, block, block + 3 * 16, (byte) random.nextInt(100, 140));
        }
        writer.write(bgr, n * 100_000L);
      }
    }
    return file;
  }

  private static byte[] picture(int n) {
    byte[] bgr = new byte[WIDTH * HEIGHT * 3];
    TestPictures.fill(n, WIDTH, HEIGHT, bgr);
    return bgr;
  }

  private static void assertPicturesAreNumbered(Playback playback) {
    boolean fullRange = playback.codecId() == avcodec.AV_CODEC_ID_MJPEG;
    List<Integer> expected = new ArrayList<>();
    for (int n = 0; n < playback.pictures().size(); n++) {
      expected.add(fullRange ? TestPictures.grey(n) : luma(n));
    }
    for (int n = 0; n < expected.size(); n++) {
      assertThat(playback.pictures().get(n).brightness().get(2))
          .as("picture %d", n)
          .isCloseTo(expected.get(n), within(LUMA_TOLERANCE));
    }
  }

  /** BT.601 video range of a grey picture. */
  private static int luma(int n) {
    return (int) Math.round(16 + TestPictures.grey(n) * 219 / 255.0);
  }
}
