package io.footfall.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.footfall.geometry.PictureSize;
import io.footfall.video.VideoException.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FrameReaderTest {
  private static final double READ_AGAIN_LIMIT = 1.15;

  @TempDir Path folder;

  static Stream<Arguments> clips() {
    return Stream.of("mp4", "mov", "matroska", "avi", "mpegts")
        .flatMap(
            container ->
                Stream.of("libopenh264", "mpeg4", "mjpeg", "msmpeg4", "msmpeg4v2")
                    .filter(codec -> holds(container, codec))
                    .flatMap(
                        codec ->
                            IntStream.of(codec.equals("mpeg4") ? new int[] {0, 2} : new int[] {0})
                                .mapToObj(b -> Arguments.of(container, codec, b))));
  }

  private static boolean holds(String container, String codec) {
    boolean old = codec.startsWith("msmpeg4");
    return switch (container) {
      case "mp4" -> !old;
      case "mpegts" -> !old && !codec.equals("mjpeg");
      default -> true;
    };
  }

  @ParameterizedTest(name = "{1} in {0}, {2} B")
  @MethodSource("clips")
  void rangesGiveFrameForFrameWhatOnePassGives(String container, String codec, int bidirectional)
      throws Exception {
    Path file =
        Clip.of(container, codec).bidirectional(bidirectional).write(folder.resolve("clip"));
    VideoInfo info = Readings.probe(file);

    Readings onePass = Readings.of(file, Readings.whole(info));
    Readings byRanges = Readings.of(file, Readings.pieces(info));

    assertThat(info.issues()).isEmpty();
    assertThat(info.keyFrames()).hasSizeGreaterThan(5);
    assertThat(info.frameCount()).isEqualTo(75);
    assertThat(onePass.numbers()).isEqualTo(IntStream.range(0, 75).boxed().toList());
    assertThat(onePass.times())
        .isEqualTo(IntStream.range(0, 75).mapToObj(i -> i * 40_000L).toList());
    assertThat(byRanges.frames()).isEqualTo(onePass.frames());
    assertThat(byRanges.issues()).isEmpty();
  }

  @ParameterizedTest(name = "{1} in {0}")
  @CsvSource({
    "mp4,libopenh264",
    "mov,mpeg4",
    "matroska,mpeg4",
    "matroska,libopenh264",
    "avi,mpeg4",
    "avi,libopenh264",
    "avi,msmpeg4",
    "mpegts,libopenh264",
    "mpegts,mpeg4"
  })
  void allRangesTogetherReadLittleMoreThanTheFile(String container, String codec) throws Exception {
    Path file =
        Clip.of(container, codec)
            .bidirectional(codec.equals("mpeg4") ? 2 : 0)
            .noise(100)
            .frames(400)
            .keyFrameEvery(10)
            .withSound()
            .write(folder.resolve("clip"));
    VideoInfo info = Readings.probe(file);
    List<FrameRange> ranges = FrameRangePlanner.plan(info, Duration.ofSeconds(1));

    Readings readings = Readings.of(file, ranges);

    assertThat(Files.size(file)).isGreaterThan(3_000_000);
    assertThat(ranges).hasSizeGreaterThan(1);
    assertThat(readings.numbers()).isEqualTo(IntStream.range(0, 400).boxed().toList());
    assertThat(readings.bytesRead()).isLessThan((long) (READ_AGAIN_LIMIT * Files.size(file)));
  }

  @ParameterizedTest
  @CsvSource({"mp4", "matroska", "avi", "mpegts"})
  void aSmallFileIsReadAboutOnce(String container) throws Exception {
    Path file = Clip.of(container, "mpeg4").write(folder.resolve("clip"));
    VideoInfo info = Readings.probe(file);

    Readings readings = Readings.of(file, FrameRangePlanner.plan(info, Duration.ofSeconds(1)));

    assertThat(readings.bytesRead()).isLessThan((long) (READ_AGAIN_LIMIT * Files.size(file)));
  }

  @Test
  void timesStartAtZeroHoweverLateATransportStreamStarts() throws Exception {
    Path file =
        Clip.of("mpegts", "libopenh264").muxed("output_ts_offset=5000").write(folder.resolve("c"));
    VideoInfo info = Readings.probe(file);

    Readings byRanges = Readings.of(file, Readings.pieces(info));

    assertThat(info.durationUs()).isEqualTo(3_000_000);
    assertThat(byRanges.times()).startsWith(0L, 40_000L).endsWith(2_960_000L);
  }

  @Test
  void theClockOfATransportStreamMayRunOver() throws Exception {
    long turnSeconds = (1L << 33) / 90_000;
    Path file =
        Clip.of("mpegts", "libopenh264")
            .muxed("output_ts_offset=" + (turnSeconds - 2))
            .write(folder.resolve("clip"));
    VideoInfo info = Readings.probe(file);

    Readings byRanges = Readings.of(file, Readings.pieces(info));

    assertThat(info.issues()).isEmpty();
    assertThat(byRanges.numbers()).isEqualTo(IntStream.range(0, 75).boxed().toList());
    assertThat(byRanges.times())
        .isEqualTo(IntStream.range(0, 75).mapToObj(i -> i * 40_000L).toList());
  }

  @ParameterizedTest
  @CsvSource({"mp4", "matroska", "mpegts"})
  void framesAtIrregularTimesKeepThem(String container) throws Exception {
    Path file =
        Clip.of(container, "libopenh264")
            .shownAt(i -> i * 40_000L + (i % 5) * 6_000L + (i > 40 ? 3_000_000L : 0))
            .write(folder.resolve("clip"));
    VideoInfo info = Readings.probe(file);

    Readings byRanges = Readings.of(file, Readings.pieces(info));

    assertThat(info.variableFrameRate()).isTrue();
    assertThat(info.issues()).extracting(ProbeIssue::message).anyMatch(m -> m.contains("3.0 s"));
    assertThat(byRanges.times())
        .isEqualTo(
            IntStream.range(0, 75)
                .mapToObj(i -> i * 40_000L + (i % 5) * 6_000L + (i > 40 ? 3_000_000L : 0))
                .toList());
    assertThat(byRanges.frames()).isEqualTo(Readings.of(file, Readings.whole(info)).frames());
  }

  @Test
  void aFragmentedMp4IsReadInOneRange() throws Exception {
    Path file =
        Clip.of("mp4", "libopenh264")
            .muxed("movflags=frag_keyframe+empty_moov")
            .write(folder.resolve("clip"));
    VideoInfo info = Readings.probe(file);

    Readings readings = Readings.of(file, Readings.pieces(info));

    assertThat(info.keyFrames()).hasSize(1);
    assertThat(readings.numbers()).isEqualTo(IntStream.range(0, 75).boxed().toList());
  }

  @Test
  void aTransportStreamThatDescribesItselfOnlyOnceIsReadInOneRange() throws Exception {
    Path file = Clip.of("mpegts", "libopenh264").write(folder.resolve("clip"));
    Path once = describedOnce(file);
    VideoInfo info = Readings.probe(once);

    Readings readings = Readings.of(once, Readings.pieces(info));

    assertThat(Readings.probe(file).keyFrames()).hasSizeGreaterThan(5);
    assertThat(info.keyFrames()).hasSize(1);
    assertThat(readings.numbers()).isEqualTo(IntStream.range(0, 75).boxed().toList());
    assertThat(readings.issues()).isEmpty();
  }

  @Test
  void aRangeThatShowsNothingIsAnIssue() throws Exception {
    Path file = Clip.of("mpegts", "libopenh264").write(folder.resolve("clip"));
    VideoInfo info = Readings.probe(file);
    Path once = describedOnce(file);
    FrameRange second = Readings.pieces(info).get(1);

    Readings whole = Readings.of(file, List.of(second));
    Readings blind = Readings.of(once, List.of(second));

    assertThat(whole.frames()).hasSize(12);
    assertThat(whole.issues()).isEmpty();
    assertThat(blind.frames()).isEmpty();
    assertThat(blind.issues())
        .anyMatch(issue -> issue.message().contains("none of the frames from here"));
  }

  /** A copy whose parameter sets, but for the first ones, are turned into filler data. */
  private Path describedOnce(Path transportStream) throws IOException {
    byte[] bytes = Files.readAllBytes(transportStream);
    int filler = 12;
    boolean pictureSeen = false;
    for (int i = 3; i < bytes.length; i++) {
      int type = bytes[i] & 0x1F;
      boolean unit = bytes[i - 3] == 0 && bytes[i - 2] == 0 && bytes[i - 1] == 1 && bytes[i] >= 0;
      pictureSeen |= unit && type == 5;
      if (unit && pictureSeen && (type == 7 || type == 8)) {
        bytes[i] = (byte) filler;
      }
    }
    return Files.write(folder.resolve("once"), bytes);
  }

  @ParameterizedTest
  @CsvSource({"90", "180", "270"})
  void framesAreDeliveredUpright(int degrees) throws Exception {
    Path lying = Clip.of("mp4", "libopenh264").frames(2).write(folder.resolve("lying"));
    Path turned =
        Clip.of("mp4", "libopenh264").frames(2).rotated(degrees).write(folder.resolve("turned"));
    VideoInfo info = Readings.probe(turned);

    byte[] plain = firstFrame(lying, new PictureSize(256, 192));
    byte[] upright = firstFrame(turned, info.picture());

    boolean quarter = degrees != 180;
    assertThat(info.rotationDegrees()).isEqualTo(degrees);
    assertThat(info.picture())
        .isEqualTo(quarter ? new PictureSize(192, 256) : new PictureSize(256, 192));
    assertThat(pixel(upright, info.picture(), cornerAfter(degrees, info.picture())))
        .isEqualTo(pixel(plain, new PictureSize(256, 192), 0));
  }

  /** Where the pixel at the top left goes. */
  private static int cornerAfter(int degrees, PictureSize size) {
    return switch (degrees) {
      case 90 -> size.width() - 1;
      case 180 -> size.width() * size.height() - 1;
      default -> size.width() * (size.height() - 1);
    };
  }

  private static List<Integer> pixel(byte[] rgb, PictureSize size, int index) {
    assertThat(rgb).hasSize(size.width() * size.height() * 3);
    return List.of(rgb[index * 3] & 0xFF, rgb[index * 3 + 1] & 0xFF, rgb[index * 3 + 2] & 0xFF);
  }

  private static byte[] firstFrame(Path file, PictureSize size) throws Exception {
    VideoInfo info = Readings.probe(file);
    try (CountingChannel bytes = new CountingChannel(file);
        FrameReader reader =
            FrameReader.open(
                bytes,
                "clip",
                Readings.whole(info).get(0),
                FrameTimes.every(),
                FrameSizes.scaled(size))) {
      assertThat(reader.next()).isTrue();
      byte[] rgb = new byte[reader.rgb().remaining()];
      reader.rgb().get(rgb);
      return rgb;
    }
  }

  @Test
  void onlyFramesOfTheGridAreDeliveredAndRangesDoNotChangeWhich() throws Exception {
    Path file = Clip.of("mp4", "mpeg4").bidirectional(2).write(folder.resolve("clip"));
    VideoInfo info = Readings.probe(file);
    FrameTimes five = FrameTimes.grid(5, 1_700_000_000_130_000L);
    PictureSize size = info.picture();

    Readings onePass = Readings.of(file, Readings.whole(info), five, size);
    Readings byRanges = Readings.of(file, Readings.pieces(info), five, size);

    assertThat(onePass.times()).startsWith(0L, 80_000L, 280_000L, 480_000L);
    assertThat(byRanges.frames()).isEqualTo(onePass.frames());
  }

  @Test
  void coloursAreThoseOfThePicture() throws Exception {
    Path limited = Clip.of("mp4", "libopenh264").frames(1).write(folder.resolve("limited"));
    Path full = Clip.of("avi", "mjpeg").frames(1).write(folder.resolve("full"));
    PictureSize size = new PictureSize(256, 192);
    int black = Clip.SQUARE / 2;

    // Luma 20 is nearly black where values go from 16 to 235, and 20 where they go from 0.
    assertThat(pixel(firstFrame(limited, size), size, black * 256 + 8 * 16 + 8).get(1))
        .isBetween(0, 14);
    assertThat(pixel(firstFrame(full, size), size, black * 256 + 8 * 16 + 8).get(1))
        .isBetween(15, 40);
  }

  @ParameterizedTest
  @CsvSource({"mp4,libopenh264", "matroska,mpeg4", "avi,msmpeg4", "mpegts,libopenh264"})
  void aFailingStorageIsNeverAShortVideo(String container, String codec) throws Exception {
    Path file = Clip.of(container, codec).noise(100).write(folder.resolve("clip"));
    VideoInfo info = Readings.probe(file);
    long size = Files.size(file);

    for (long bytes = 0; bytes < size - 40_000; bytes += size / 7) {
      try (CountingChannel channel = new CountingChannel(file).failingAfter(bytes)) {
        assertThatThrownBy(
                () -> {
                  try (FrameReader reader =
                      FrameReader.open(
                          channel,
                          "clip.x",
                          Readings.whole(info).get(0),
                          FrameTimes.every(),
                          FrameSizes.scaled(info.picture()))) {
                    while (reader.next()) {
                      assertThat(reader.ptsUs()).isNotNegative();
                    }
                  }
                })
            .isInstanceOfSatisfying(
                VideoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.STORAGE))
            .hasMessageContaining("clip.x")
            .hasMessageContaining("connection reset");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mp4,libopenh264",
    "matroska,libopenh264",
    "matroska,mpeg4",
    "avi,mpeg4",
    "avi,libopenh264",
    "mpegts,libopenh264"
  })
  void damageInTheMiddleIsReportedAndDoesNotEndTheVideo(String container, String codec)
      throws Exception {
    Path file = Clip.of(container, codec).noise(60).write(folder.resolve("clip"));
    VideoInfo info = Readings.probe(file);
    byte[] bytes = Files.readAllBytes(file);
    long random = 7;
    for (int i = bytes.length * 2 / 5; i < bytes.length * 3 / 5; i += 97) {
      random = random * 6364136223846793005L + 1442695040888963407L;
      bytes[i] ^= (byte) (1 << (random >>> 60 & 7));
    }
    Path damaged = Files.write(folder.resolve("damaged"), bytes);

    Readings readings =
        Readings.of(damaged, Readings.whole(info), FrameTimes.every(), info.picture());

    assertThat(readings.issues()).isNotEmpty();
    assertThat(readings.issues()).allMatch(issue -> issue.ptsUs() < info.durationUs());
    assertThat(readings.frames()).hasSizeGreaterThan(35).hasSizeLessThanOrEqualTo(75);
    assertThat(readings.times()).isSorted();
    assertThat(readings.numbers()).endsWith(73, 74);
  }

  @ParameterizedTest
  @CsvSource({"mp4", "avi", "matroska", "mpegts"})
  void aFileThatHasBecomeShorterEndsWithAnIssue(String container) throws Exception {
    Path file =
        Clip.of(container, "mpeg4")
            .muxed(container.equals("mp4") ? "movflags=faststart" : "")
            .noise(60)
            .write(folder.resolve("clip"));
    VideoInfo info = Readings.probe(file);
    byte[] bytes = Files.readAllBytes(file);
    Path half = Files.write(folder.resolve("half"), Arrays.copyOf(bytes, bytes.length / 2));

    Readings readings = Readings.of(half, Readings.whole(info), FrameTimes.every(), info.picture());

    assertThat(readings.frames()).hasSizeBetween(20, 60);
    assertThat(readings.issues()).extracting(ProbeIssue::fault).contains(Fault.TRUNCATED);
  }

  @Test
  void aRangeOfAReplacedFileIsRefused() throws Exception {
    Path file = Clip.of("mp4", "libopenh264").write(folder.resolve("clip"));
    FrameRange range = new FrameRange(480_000, 960_000, 440_000, 77);

    try (CountingChannel bytes = new CountingChannel(file)) {
      assertThatThrownBy(
              () ->
                  FrameReader.open(
                      bytes,
                      "door.mp4",
                      range,
                      FrameTimes.every(),
                      FrameSizes.scaled(new PictureSize(64, 48))))
          .isInstanceOf(VideoException.class)
          .hasMessageContaining("door.mp4")
          .hasMessageContaining("byte 77");
    }
  }

  @Test
  void openingAndClosingThousandsOfTimesLeaksNothing() throws Exception {
    Path file = Clip.of("mp4", "libopenh264").frames(12).write(folder.resolve("clip"));
    VideoInfo info = Readings.probe(file);
    for (int i = 0; i < 200; i++) {
      readOne(file, info);
    }
    long before = residentKilobytes();

    for (int i = 0; i < 2000; i++) {
      readOne(file, info);
    }

    assertThat(residentKilobytes() - before).isLessThan(60_000);
  }

  private static void readOne(Path file, VideoInfo info) throws Exception {
    try (CountingChannel bytes = new CountingChannel(file);
        FrameReader reader =
            FrameReader.open(
                bytes,
                "clip",
                Readings.whole(info).get(0),
                FrameTimes.every(),
                FrameSizes.scaled(new PictureSize(64, 48)))) {
      assertThat(reader.next()).isTrue();
      ByteBuffer rgb = reader.rgb();
      assertThat(rgb.remaining()).isEqualTo(64 * 48 * 3);
    }
  }

  private static long residentKilobytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    assumeTrue(Files.isReadable(status), "resident memory is only known on Linux");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
