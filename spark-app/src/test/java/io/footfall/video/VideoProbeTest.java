package io.footfall.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.footfall.geometry.PictureSize;
import io.footfall.video.VideoException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoProbeTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{1} in {0}")
  @CsvSource({
    "mp4,libopenh264,mp4,h264", "mov,mpeg4,mp4,mpeg4", "matroska,msmpeg4v2,matroska,msmpeg4v2",
    "avi,msmpeg4,avi,msmpeg4v3", "avi,mjpeg,avi,mjpeg", "mpegts,libopenh264,mpegts,h264"
  })
  void tellsWhatIsInAFile(String muxer, String encoder, String container, String codec)
      throws Exception {
    Path file = Clip.of(muxer, encoder).withSound().write(folder.resolve("clip"));

    VideoInfo info = Readings.probe(file);

    assertThat(info.container()).isEqualTo(container);
    assertThat(info.codec()).isEqualTo(codec);
    assertThat(info.picture()).isEqualTo(new PictureSize(256, 192));
    assertThat(info.rotationDegrees()).isZero();
    assertThat(info.durationUs()).isEqualTo(3_000_000);
    assertThat(info.frameCount()).isEqualTo(75);
    assertThat(info.nominalFramesPerSecond()).isEqualTo(25.0);
    assertThat(info.variableFrameRate()).isFalse();
    assertThat(info.fingerprint()).matches("[0-9a-f]{32}");
    assertThat(info.creationTime()).isEmpty();
    assertThat(info.sizeBytes()).isEqualTo(Files.size(file));
    assertThat(info.issues()).isEmpty();
  }

  @Test
  void aCopyHasTheSameFingerprintAndAnotherVideoHasNot() throws Exception {
    Path file = Clip.of("mp4", "libopenh264").write(folder.resolve("a.mp4"));
    Path copy = Files.copy(file, folder.resolve("b.mp4"));
    Path other = Clip.of("mp4", "libopenh264").noise(9).write(folder.resolve("c.mp4"));

    assertThat(Readings.probe(copy).fingerprint()).isEqualTo(Readings.probe(file).fingerprint());
    assertThat(Readings.probe(other).fingerprint())
        .isNotEqualTo(Readings.probe(file).fingerprint());
  }

  @ParameterizedTest
  @CsvSource({"mp4,mpeg4", "mp4,libopenh264", "avi,msmpeg4"})
  void ofAnIndexedFileOnlyTheIndexAndABitMoreIsRead(String container, String codec)
      throws Exception {
    Path file = Clip.of(container, codec).noise(120).frames(500).write(folder.resolve("clip"));

    try (CountingChannel bytes = new CountingChannel(file)) {
      assertThat(VideoProbe.probe(bytes, "clip").frameCount()).isEqualTo(500);
      assertThat(bytes.bytesRead()).isLessThan(Files.size(file) / 20 + 100_000);
    }
  }

  @Test
  void theTimeOfCreationIsTold() throws Exception {
    Path file =
        Clip.of("mp4", "mpeg4")
            .createdAt("2024-03-01T09:00:00.000000Z")
            .write(folder.resolve("clip"));

    assertThat(Readings.probe(file).creationTime()).contains(Instant.parse("2024-03-01T09:00:00Z"));
  }

  @Test
  void pixelsThatAreNotSquareAreStretched() throws Exception {
    Path file = Clip.of("mp4", "mpeg4").pixelAspect(4, 3).write(folder.resolve("clip"));

    assertThat(Readings.probe(file).picture()).isEqualTo(new PictureSize(341, 192));
  }

  @Test
  void anEmptyFileIsEmpty() throws Exception {
    assertFault(Files.createFile(folder.resolve("door.mp4")), Fault.EMPTY);
  }

  @Test
  void aTextUnderTheNameOfAVideoIsNoVideo() throws Exception {
    assertFault(
        Files.writeString(folder.resolve("door.mp4"), "These are not pictures.\n".repeat(500)),
        Fault.NOT_A_VIDEO);
  }

  @Test
  void aPlaylistThatPointsElsewhereIsNotFollowed() throws Exception {
    assertFault(
        Files.writeString(
            folder.resolve("door.avi"), "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n".repeat(20)),
        Fault.NOT_A_VIDEO);
  }

  @Test
  void anMp4WithoutItsIndexSaysSo() throws Exception {
    Path file = Clip.of("mp4", "libopenh264").write(folder.resolve("whole"));
    byte[] bytes = Files.readAllBytes(file);

    assertFault(
        Files.write(folder.resolve("door.mp4"), Arrays.copyOf(bytes, bytes.length / 2)),
        Fault.NO_INDEX);
  }

  @ParameterizedTest
  @CsvSource({"mp4", "matroska", "avi", "mpegts"})
  void soundAloneIsNoVideo(String container) throws Exception {
    assertFault(
        Clip.of(container, "mpeg4").onlySound().write(folder.resolve("door.mp4")),
        Fault.NO_VIDEO_STREAM);
  }

  @ParameterizedTest
  @CsvSource({"matroska,ffv1", "avi,mpeg2video"})
  void aCodecWeDoNotReadIsNamed(String container, String codec) throws Exception {
    Path file = Clip.of(container, codec).write(folder.resolve("door.mp4"));

    assertFault(file, Fault.UNSUPPORTED_CODEC);
    assertThatThrownBy(() -> Readings.probe(file)).hasMessageContaining(codec);
  }

  @ParameterizedTest
  @CsvSource({
    "mp4,mpeg4",
    "matroska,mpeg4",
    "matroska,libopenh264",
    "avi,mpeg4",
    "avi,msmpeg4",
    "avi,libopenh264",
    "avi,mjpeg",
    "mpegts,libopenh264"
  })
  void ofATruncatedFileTheGoodPartIsOfUse(String container, String codec) throws Exception {
    Path whole =
        Clip.of(container, codec)
            .noise(60)
            .muxed(container.equals("mp4") ? "movflags=faststart" : "")
            .write(folder.resolve("whole"));
    byte[] bytes = Files.readAllBytes(whole);
    Path half = Files.write(folder.resolve("half"), Arrays.copyOf(bytes, bytes.length / 2 + 101));

    VideoInfo info = Readings.probe(half);
    Readings onePass = Readings.of(half, Readings.whole(info));
    Readings byRanges = Readings.of(half, Readings.pieces(info));

    assertThat(info.frameCount()).isBetween(20L, 60L);
    assertThat(byRanges.frames()).isEqualTo(onePass.frames());
    assertThat((long) onePass.frames().size()).isBetween(info.frameCount() - 1, info.frameCount());
    if (!container.equals("mpegts")) {
      assertThat(info.issues()).extracting(ProbeIssue::fault).contains(Fault.TRUNCATED);
    }
  }

  @ParameterizedTest
  @CsvSource({"mp4", "matroska", "avi", "mpegts"})
  void aFailingStorageSaysNothingAboutTheVideo(String container) throws Exception {
    Path file = Clip.of(container, "mpeg4").write(folder.resolve("clip"));

    for (long bytes = 0; bytes < 30_000; bytes += 9_999) {
      try (CountingChannel channel = new CountingChannel(file).failingAfter(bytes)) {
        VideoException thrown =
            catchThrowableOfType(VideoException.class, () -> VideoProbe.probe(channel, "door.mp4"));
        assertThat(thrown.fault()).isEqualTo(Fault.STORAGE);
        assertThat(thrown).hasMessageContaining("door.mp4").hasCauseInstanceOf(IOException.class);
      }
    }
  }

  private static void assertFault(Path file, Fault fault) {
    assertThatThrownBy(() -> Readings.probe(file))
        .isInstanceOfSatisfying(VideoException.class, e -> assertThat(e.fault()).isEqualTo(fault))
        .hasMessageContaining("door");
  }
}
