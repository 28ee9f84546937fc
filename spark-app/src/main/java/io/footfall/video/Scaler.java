package io.footfall.video;

import io.footfall.geometry.PictureSize;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Brings decoded pictures to RGB at the wanted size, upright.
 *
 * <p>Size and colour change in one pass, so a large picture is never converted at full size. The
 * arithmetic is the exact one, which does not depend on the processor.
 */
final class Scaler implements AutoCloseable {
  private static final int FLAGS =
      swscale.SWS_BILINEAR | swscale.SWS_ACCURATE_RND | swscale.SWS_BITEXACT;

  /** Vector code may write a little past the last pixel. */
  static final int SLACK_BYTES = 64;

  /** A picture of this height and more is meant in the colours of high definition. */
  private static final int HD_HEIGHT = 720;

  private static final int ONE = 1 << 16;

  private final int width;
  private final int height;
  private final int degrees;
  private final BytePointer scaled;
  private final BytePointer turned;
  private final PointerPointer<BytePointer> rows = new PointerPointer<>(4);
  private final IntPointer stride = new IntPointer(4);
  private SwsContext context;
  private Source source;

  private record Source(int width, int height, int format, int colours, int fullRange) {}

  /** A scaler for pictures that stand upright after a clockwise turn. */
  Scaler(PictureSize target, int degrees) {
    this.degrees = degrees;
    boolean lying = degrees == 90 || degrees == 270;
    width = lying ? target.height() : target.width();
    height = lying ? target.width() : target.height();
    long bytes = (long) width * height * 3;
    scaled = new BytePointer(bytes + SLACK_BYTES).limit(bytes);
    turned = degrees == 0 ? null : new BytePointer(bytes);
    stride.put(0, width * 3);
  }

  /** The picture's bytes, row by row; the buffer is used again for the next one. */
  ByteBuffer toRgb(AVFrame frame) {
    scale(frame, scaled);
    ByteBuffer upright = scaled.asByteBuffer();
    if (turned == null) {
      return upright;
    }
    ByteBuffer target = turned.asByteBuffer();
    Rotation.turn(upright, width, height, degrees, target);
    return target;
  }

  /** Lays the picture's bytes into memory of the caller's, which has room for the slack too. */
  void toRgb(AVFrame frame, ByteBuffer place) {
    if (turned != null) {
      scale(frame, scaled);
      Rotation.turn(scaled.asByteBuffer(), width, height, degrees, place);
      return;
    }
    if (place.remaining() < scaled.limit() + SLACK_BYTES) {
      throw new IllegalArgumentException("No room for a picture in " + place);
    }
    try (BytePointer target = new BytePointer(place)) {
      scale(frame, target);
    }
  }

  private void scale(AVFrame frame, BytePointer target) {
    Source wanted = sourceOf(frame);
    if (!wanted.equals(source)) {
      prepare(wanted);
    }
    rows.put(0, target);
    swscale.sws_scale(context, frame.data(), frame.linesize(), 0, frame.height(), rows, stride);
  }

  private static Source sourceOf(AVFrame frame) {
    int format = frame.format();
    int plain = withoutRange(format);
    boolean full = plain != format || frame.color_range() == avutil.AVCOL_RANGE_JPEG;
    return new Source(frame.width(), frame.height(), plain, colours(frame), full ? 1 : 0);
  }

  /** Formats that imply the full range of values have a twin that does not. */
  private static int withoutRange(int format) {
    if (format == avutil.AV_PIX_FMT_YUVJ420P) {
      return avutil.AV_PIX_FMT_YUV420P;
    }
    if (format == avutil.AV_PIX_FMT_YUVJ422P) {
      return avutil.AV_PIX_FMT_YUV422P;
    }
    if (format == avutil.AV_PIX_FMT_YUVJ444P) {
      return avutil.AV_PIX_FMT_YUV444P;
    }
    return format == avutil.AV_PIX_FMT_YUVJ440P ? avutil.AV_PIX_FMT_YUV440P : format;
  }

  /** The matrix of a frame's colours, as swscale counts them; what is not said goes by height. */
  static int colours(AVFrame frame) {
    if (frame.colorspace() == avutil.AVCOL_SPC_UNSPECIFIED) {
      return frame.height() >= HD_HEIGHT ? swscale.SWS_CS_ITU709 : swscale.SWS_CS_ITU601;
    }
    return frame.colorspace();
  }

  private void prepare(Source wanted) {
    release();
    context =
        swscale.sws_getContext(
            wanted.width(),
            wanted.height(),
            wanted.format(),
            width,
            height,
            avutil.AV_PIX_FMT_RGB24,
            FLAGS,
            null,
            null,
            (DoublePointer) null);
    if (context == null) {
      throw new IllegalStateException(
          "No way from %s to %dx%d RGB".formatted(wanted, width, height));
    }
    IntPointer from = swscale.sws_getCoefficients(wanted.colours());
    IntPointer to = swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT);
    swscale.sws_setColorspaceDetails(context, from, wanted.fullRange(), to, 1, 0, ONE, ONE);
    source = wanted;
  }

  private void release() {
    if (context != null) {
      swscale.sws_freeContext(context);
      context = null;
    }
  }

  @Override
  public void close() {
    release();
    scaled.close();
    if (turned != null) {
      turned.close();
    }
    rows.close();
    stride.close();
  }
}
