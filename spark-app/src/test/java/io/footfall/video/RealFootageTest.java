package io.footfall.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.footfall.geometry.PictureSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RealFootageTest {
  private static final Path PEDESTRIANS =
      Path.of("/usr/share/doc/opencv-doc/examples/data/vtest.avi");

  @Test
  void aSquareOfPedestriansInMsMpeg4() throws Exception {
    assumeTrue(Files.exists(PEDESTRIANS), "package opencv-doc is not installed");

    VideoInfo info = Readings.probe(PEDESTRIANS);

    assertThat(info.codec()).isEqualTo("msmpeg4v3");
    assertThat(info.picture()).isEqualTo(new PictureSize(768, 576));
    assertThat(info.frameCount()).isEqualTo(795);
    assertThat(info.durationUs()).isEqualTo(79_500_000);
    assertRangesEqualOnePass(PEDESTRIANS, info);
  }

  @Test
  void aTrailerWhoseBidirectionalPicturesSharePackets() throws Exception {
    Path trailer = PEDESTRIANS.resolveSibling("Megamind.avi");
    assumeTrue(Files.exists(trailer), "package opencv-doc is not installed");

    VideoInfo info = Readings.probe(trailer);

    assertThat(info.codec()).isEqualTo("mpeg4");
    assertThat(info.frameCount()).isEqualTo(270);
    assertThat(Readings.of(trailer, Readings.pieces(info)).times()).hasSize(270);
    assertRangesEqualOnePass(trailer, info);
  }

  @Test
  void aStreetInH264() throws Exception {
    Path street = Path.of(System.getProperty("footfall.footage", "none"), "tud-stadtmitte.mp4");
    assumeTrue(Files.exists(street), "no footage at " + street);

    VideoInfo info = Readings.probe(street);

    assertThat(info.codec()).isEqualTo("h264");
    assertThat(info.picture()).isEqualTo(new PictureSize(640, 480));
    assertThat(info.frameCount()).isEqualTo(179);
    assertThat(info.nominalFramesPerSecond()).isEqualTo(25.0);
    assertRangesEqualOnePass(street, info);
  }

  private static void assertRangesEqualOnePass(Path file, VideoInfo info) throws Exception {
    FrameTimes times = FrameTimes.grid(5, 1_700_000_000_000_000L);
    PictureSize size = new PictureSize(512, 384);

    Readings onePass = Readings.of(file, Readings.whole(info), times, size);
    Readings byRanges = Readings.of(file, Readings.pieces(info), times, size);
    Readings planned =
        Readings.of(file, FrameRangePlanner.plan(info, Duration.ofSeconds(20)), times, size);

    assertThat(onePass.frames()).hasSizeGreaterThan((int) (info.durationUs() / 200_000) - 1);
    assertThat(byRanges.frames()).isEqualTo(onePass.frames());
    assertThat(planned.frames()).isEqualTo(onePass.frames());
    assertThat(planned.bytesRead()).isLessThan((long) (1.15 * info.sizeBytes()));
    assertThat(onePass.issues()).isEmpty();
  }
}
