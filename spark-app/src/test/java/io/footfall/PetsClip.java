package io.footfall;

import io.footfall.simulate.encode.Codec;
import io.footfall.simulate.encode.Container;
import io.footfall.simulate.encode.VideoFileWriter;
import io.footfall.simulate.encode.VideoSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.Assumptions;

/** Short clips of people who walk about, cut from PETS09-S2L1 and encoded as H.264. */
public final class PetsClip {
  public static final int WIDTH = 768;
  public static final int HEIGHT = 576;
  public static final int FRAMES_PER_SECOND = 10;

  private static final Path SOURCE = Path.of("/usr/share/doc/opencv-doc/examples/data/vtest.avi");

  private PetsClip() {}

  /** The whole of it: 79.5 s of MS-MPEG4 in AVI; skips the test, saying so, when it is absent. */
  public static Path source() {
    Assumptions.assumeTrue(
        Files.exists(SOURCE), "skipped: no footage at " + SOURCE + " (Debian package opencv-doc)");
    return SOURCE;
  }

  /** Writes frames {@code [from, to)} with a key frame every second; equal calls, equal bytes. */
  public static Path write(Path file, Container container, int from, int to) throws IOException {
    VideoSpec spec =
        VideoSpec.of(WIDTH, HEIGHT, FRAMES_PER_SECOND)
            .with(Codec.H264, container)
            .withGopFrames(FRAMES_PER_SECOND);
    byte[] bgr = new byte[WIDTH * HEIGHT * 3];
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(source().toFile());
        VideoFileWriter writer = VideoFileWriter.open(file, spec)) {
      grabber.setPixelFormat(avutil.AV_PIX_FMT_BGR24);
      grabber.start();
      for (int n = 0; n < to; n++) {
        Frame frame = grabber.grabImage();
        if (n >= from) {
          copy(frame, bgr);
          writer.write(bgr, (n - from) * 1_000_000L / FRAMES_PER_SECOND);
        }
      }
    }
    return file;
  }

  private static void copy(Frame frame, byte[] bgr) {
    ByteBuffer picture = (ByteBuffer) frame.image[0];
    for (int y = 0; y < HEIGHT; y++) {
      picture.get(y * frame.imageStride, bgr, y * WIDTH * 3, WIDTH * 3);
    }
  }
}
