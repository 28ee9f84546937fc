package io.footfall.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.PetsClip;
import io.footfall.geometry.PictureSize;
import io.footfall.simulate.encode.Container;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullPictureTest {
  @TempDir Path folder;

  /** Both ways of a frame to RGB: scaled by FFmpeg, and taken from the planes. */
  private record Both(byte[] scaled, Optional<byte[]> part) {
    double difference() {
      double sum = 0;
      for (int i = 0; i < scaled.length; i++) {
        sum += Math.abs((scaled[i] & 255) - (part.orElseThrow()[i] & 255));
      }
      return sum / scaled.length;
    }
  }

  private static FrameReader open(
      Path file, CountingChannel bytes, PictureSize target, PictureSize full) throws Exception {
    return FrameReader.open(
        bytes,
        "clip",
        Readings.whole(Readings.probe(file)).get(0),
        FrameTimes.every(),
        new FrameSizes(target, Optional.of(full)));
  }

  /** The whole picture at a size, both ways. */
  private static Both firstFrame(Path file, PictureSize claimed, PictureSize target)
      throws Exception {
    try (CountingChannel bytes = new CountingChannel(file);
        FrameReader reader = open(file, bytes, target, claimed)) {
      assertThat(reader.next()).isTrue();
      byte[] scaled = new byte[reader.rgb().remaining()];
      reader.rgb().get(scaled);
      ByteBuffer part = ByteBuffer.allocate(scaled.length);
      Optional<FullPicture> full = reader.full();
      full.ifPresent(picture -> picture.rgb(0, 0, claimed.width(), claimed.height(), target, part));
      return new Both(scaled, full.map(present -> part.array()));
    }
  }

  @ParameterizedTest
  @CsvSource({"768, 576, 2.5", "576, 432, 3.5", "1152, 864, 2.5"})
  void aPartHasThePixelsThatScalingGives(int width, int height, double atMost) throws Exception {
    Path file = folder.resolve("clip.mp4");
    PetsClip.write(file, Container.MP4, 0, 1);

    Both both = firstFrame(file, new PictureSize(768, 576), new PictureSize(width, height));

    assertThat(both.difference()).isLessThan(atMost);
  }

  @Test
  void aWindowShowsItsPartOfThePicture() throws Exception {
    Path file = folder.resolve("clip.mp4");
    PetsClip.write(file, Container.MP4, 0, 1);
    PictureSize size = new PictureSize(768, 576);
    try (CountingChannel bytes = new CountingChannel(file);
        FrameReader reader = open(file, bytes, size, size)) {
      assertThat(reader.next()).isTrue();
      ByteBuffer whole = ByteBuffer.allocate(768 * 576 * 3);
      ByteBuffer window = ByteBuffer.allocate(64 * 48 * 3);
      FullPicture full = reader.full().orElseThrow();
      full.rgb(0, 0, 768, 576, size, whole);
      full.rgb(700, 500, 64, 48, new PictureSize(64, 48), window);
      for (int y = 0; y < 48; y++) {
        for (int i = 0; i < 64 * 3; i++) {
          assertThat(window.get(y * 64 * 3 + i))
              .isEqualTo(whole.get(((500 + y) * 768 + 700) * 3 + i));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"avi, mjpeg", "mp4, libopenh264"})
  void theRangeOfValuesIsThatOfTheFile(String container, String codec) throws Exception {
    Path file = Clip.of(container, codec).frames(1).write(folder.resolve("clip"));
    PictureSize size = new PictureSize(256, 192);

    assertThat(firstFrame(file, size, size).difference()).isLessThan(2);
  }

  @Test
  void turnedFramesAndThoseOfAnotherSizeAreLeftOut() throws Exception {
    Path turned =
        Clip.of("mp4", "libopenh264").frames(2).rotated(90).write(folder.resolve("turned"));
    Path clip = Clip.of("mp4", "libopenh264").frames(2).write(folder.resolve("clip"));
    PictureSize size = new PictureSize(256, 192);

    assertThat(firstFrame(turned, size, size).part()).isEmpty();
    assertThat(firstFrame(clip, new PictureSize(256, 194), size).part()).isEmpty();
    assertThat(firstFrame(clip, size, size).part()).isPresent();
  }
}
