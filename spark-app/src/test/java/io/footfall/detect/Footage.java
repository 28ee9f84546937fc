package io.footfall.detect;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.Assumptions;

/** Real footage with truth, decoded straight to the size of a detector's input. */
record Footage(Path video, Path truth, PictureSize size) {

  /** One decoded frame; the buffer is only good until the next one. */
  @FunctionalInterface
  interface FrameVisitor {
    void visit(int number, long ptsUs, ByteBuffer rgb) throws Exception;
  }

  static Footage pets() {
    return new Footage(
            Path.of("/usr/share/doc/opencv-doc/examples/data/vtest.avi"),
            folder().resolve("pets09-s2l1.gt.txt"),
            new PictureSize(768, 576))
        .orSkip();
  }

  static Footage stadtmitte() {
    return new Footage(
            folder().resolve("tud-stadtmitte.mp4"),
            folder().resolve("tud-stadtmitte.gt.txt"),
            new PictureSize(640, 480))
        .orSkip();
  }

  /** Visits every {@code step}-th frame from the first; numbers start at 1. */
  void visit(PictureSize input, int step, FrameVisitor visitor) throws Exception {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    ByteBuffer rgb = ByteBuffer.allocateDirect(input.width() * input.height() * 3);
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(video.toFile())) {
      grabber.setOption("threads", "1");
      grabber.setVideoOption("threads", "1");
      grabber.setPixelFormat(avutil.AV_PIX_FMT_RGB24);
      grabber.setImageWidth(input.width());
      grabber.setImageHeight(input.height());
      grabber.setImageScalingFlags(swscale.SWS_BILINEAR);
      grabber.start();
      int number = 0;
      for (Frame frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
        number++;
        if ((number - 1) % step == 0) {
          copy(frame, input, rgb);
          visitor.visit(number, frame.timestamp, rgb);
        }
      }
    }
  }

  /** True boxes by frame number, in pixels of the footage. */
  Map<Integer, List<Box>> truthByFrame() throws IOException {
    Map<Integer, List<Box>> boxes = new HashMap<>();
    for (String line : Files.readAllLines(truth)) {
      String[] field = line.split(",", -1);
      double left = Double.parseDouble(field[2]);
      double top = Double.parseDouble(field[3]);
      Box box =
          new Box(
              left, top, left + Double.parseDouble(field[4]), top + Double.parseDouble(field[5]));
      boxes.computeIfAbsent(Integer.valueOf(field[0]), number -> new ArrayList<>()).add(box);
    }
    return boxes;
  }

  private static void copy(Frame frame, PictureSize input, ByteBuffer rgb) {
    ByteBuffer picture = (ByteBuffer) frame.image[0];
    int row = input.width() * 3;
    for (int y = 0; y < input.height(); y++) {
      rgb.put(y * row, picture, y * frame.imageStride, row);
    }
  }

  private Footage orSkip() {
    Assumptions.assumeTrue(
        Files.exists(video) && Files.exists(truth),
        "skipped: no footage at " + video + " with truth at " + truth);
    return this;
  }

  private static Path folder() {
    return Path.of(System.getProperty("footfall.footage", "../../shared/footage"));
  }
}
