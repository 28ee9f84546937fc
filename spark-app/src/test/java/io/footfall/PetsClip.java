package io.footfall;

import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Shift;
import io.footfall.simulate.encode.Codec;
import io.footfall.simulate.encode.Container;
import io.footfall.simulate.encode.VideoFileWriter;
import io.footfall.simulate.encode.VideoSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
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
    return write(file, container, from, to, new PictureSize(WIDTH, HEIGHT), n -> Shift.NONE);
  }

  /**
   * Writes what a camera with a narrower view would have seen that moves.
   *
   * @param view part of the picture that it shows
   * @param corner where in the picture the view begins, by the number of the frame in the clip
   */
  public static Path write(
      Path file, Container container, int from, int to, PictureSize view, IntFunction<Shift> corner)
      throws IOException {
    VideoSpec spec =
        VideoSpec.of(view.width(), view.height(), FRAMES_PER_SECOND)
            .with(Codec.H264, container)
            .withGopFrames(FRAMES_PER_SECOND);
    byte[] bgr = new byte[view.width() * view.height() * 3];
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(source().toFile());
        VideoFileWriter writer = VideoFileWriter.open(file, spec)) {
      grabber.setPixelFormat(avutil.AV_PIX_FMT_BGR24);
      grabber.start();
      for (int n = 0; n < to; n++) {
        Frame frame = grabber.grabImage();
        if (n >= from) {
          copy(frame, view, corner.apply(n - from), bgr);
          writer.write(bgr, (n - from) * 1_000_000L / FRAMES_PER_SECOND);
        }
      }
    }
    return file;
  }

  private static void copy(Frame frame, PictureSize view, Shift corner, byte[] bgr) {
    ByteBuffer picture = (ByteBuffer) frame.image[0];
    int row = view.width() * 3;
    for (int y = 0; y < view.height(); y++) {
      int start = ((int) corner.down() + y) * frame.imageStride + (int) corner.right() * 3;
      picture.get(start, bgr, y * row, row);
    }
  }
}
