package io.footfall.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.footfall.geometry.PictureSize;
import io.footfall.video.VideoException.Fault;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameWriterTest {
  private static final PictureSize SIZE = new PictureSize(160, 120);

  @TempDir Path folder;

  @Test
  void whatIsWrittenCanBeReadBackWithItsTimesAndColours() throws Exception {
    Path file = folder.resolve("annotated.mp4");
    try (FrameWriter writer = FrameWriter.open(file, SIZE, 10)) {
      for (int i = 0; i < 30; i++) {
        writer.write(picture(i < 15 ? Color.RED : Color.BLUE), i * 100_000L + (i > 20 ? 7_000 : 0));
      }
    }

    VideoInfo info = Readings.probe(file);
    Readings readings = Readings.of(file, Readings.pieces(info));

    assertThat(info.codec()).isEqualTo("h264");
    assertThat(info.picture()).isEqualTo(SIZE);
    assertThat(readings.times()).hasSize(30).startsWith(0L, 100_000L).endsWith(2_907_000L);
    assertThat(firstPixel(file, info)).satisfies(rgb -> assertThat(rgb[0]).isGreaterThan(200));
    assertThat(firstPixel(file, info)).satisfies(rgb -> assertThat(rgb[2]).isLessThan(60));
  }

  @Test
  void aPictureMustBeOfTheAgreedSizeAndLaterThanTheLast() throws Exception {
    try (FrameWriter writer = FrameWriter.open(folder.resolve("a.mp4"), SIZE, 10)) {
      writer.write(picture(Color.RED), 0);
      assertThatThrownBy(() -> writer.write(picture(Color.RED), 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("0 us");
      BufferedImage small = new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR);
      assertThatThrownBy(() -> writer.write(small, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("16x16");
    }
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> FrameWriter.open(folder.resolve("none/a.mp4"), SIZE, 10))
        .isInstanceOfSatisfying(
            VideoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.STORAGE))
        .hasMessageContaining("a.mp4");
  }

  private static BufferedImage picture(Color colour) {
    BufferedImage picture =
        new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, SIZE.width(), SIZE.height());
    graphics.dispose();
    return picture;
  }

  private static int[] firstPixel(Path file, VideoInfo info) throws Exception {
    try (CountingChannel bytes = new CountingChannel(file);
        FrameReader reader =
            FrameReader.open(
                bytes,
                "a",
                Readings.whole(info).get(0),
                FrameTimes.every(),
                FrameSizes.scaled(info.picture()))) {
      assertThat(reader.next()).isTrue();
      return new int[] {
        reader.rgb().get(0) & 0xFF, reader.rgb().get(1) & 0xFF, reader.rgb().get(2) & 0xFF
      };
    }
  }
}
