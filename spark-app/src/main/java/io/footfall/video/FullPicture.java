package io.footfall.video;

import io.footfall.geometry.PictureSize;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.BytePointer;

/**
 * A frame as it was decoded, of which parts can be had as RGB: brightness of every pixel, colour of
 * every second one in each direction (Y'CbCr 4:2:0, eight bits), which is what nearly all cameras
 * store. Copying it costs a fraction of scaling it, so it can be kept for every frame and used for
 * few.
 *
 * <p>In memory: a word that says how to read it, then the three planes without gaps. Nothing in it
 * is trusted but its length, which the size gives. Conversion after ITU-T H.273.
 */
public final class FullPicture {
  private static final int HEADER_BYTES = 4;

  /** First byte of a picture that is there. */
  private static final byte PRESENT = 1;

  private static final byte HD_COLOURS = 1;
  private static final byte FULL_RANGE = 1;

  /** Weights of red and blue in brightness. */
  private static final double[] SD = {0.299, 0.114};

  private static final double[] HD = {0.2126, 0.0722};

  /** Fractions of a pixel are counted in so many steps. */
  private static final int STEPS = 256;

  private final PictureSize size;
  private final ByteBuffer bytes;
  private final int chromaWidth;
  private final int chromaStart;
  private final int chromaBytes;

  private FullPicture(PictureSize size, ByteBuffer bytes) {
    this.size = size;
    this.bytes = bytes;
    chromaWidth = (size.width() + 1) / 2;
    chromaBytes = chromaWidth * ((size.height() + 1) / 2);
    chromaStart = HEADER_BYTES + size.width() * size.height();
  }

  /** Memory that a picture of a size needs. */
  static int bytes(PictureSize size) {
    int chroma = Math.multiplyExact((size.width() + 1) / 2, (size.height() + 1) / 2);
    return Math.addExact(
        HEADER_BYTES + Math.multiplyExact(size.width(), size.height()),
        Math.multiplyExact(2, chroma));
  }

  /**
   * Lays a frame into memory; one that is of another size or kind, or is not upright, is left out.
   */
  static void lay(AVFrame frame, PictureSize size, int degrees, ByteBuffer place) {
    boolean fullRange =
        frame.format() == avutil.AV_PIX_FMT_YUVJ420P
            || frame.color_range() == avutil.AVCOL_RANGE_JPEG;
    boolean planes =
        frame.format() == avutil.AV_PIX_FMT_YUV420P || frame.format() == avutil.AV_PIX_FMT_YUVJ420P;
    if (!planes
        || degrees != 0
        || frame.width() != size.width()
        || frame.height() != size.height()) {
      place.put(0, (byte) 0);
      return;
    }
    FullPicture picture = new FullPicture(size, place);
    place.put(0, PRESENT);
    place.put(1, Scaler.colours(frame) == swscale.SWS_CS_ITU709 ? HD_COLOURS : 0);
    place.put(2, fullRange ? FULL_RANGE : 0);
    picture.copy(frame, 0, HEADER_BYTES, size.width(), size.height());
    int chromaHeight = (size.height() + 1) / 2;
    picture.copy(frame, 1, picture.chromaStart, picture.chromaWidth, chromaHeight);
    picture.copy(
        frame, 2, picture.chromaStart + picture.chromaBytes, picture.chromaWidth, chromaHeight);
  }

  private void copy(AVFrame frame, int plane, int start, int width, int height) {
    try (BytePointer target = new BytePointer(bytes.slice(start, width * height))) {
      avutil.av_image_copy_plane(
          target, width, frame.data(plane), frame.linesize(plane), width, height);
    }
  }

  /**
   * A picture that was laid into memory.
   *
   * @return empty when the frame could not be laid there
   */
  public static Optional<FullPicture> in(ByteBuffer place, PictureSize size) {
    return place.get(0) == PRESENT ? Optional.of(new FullPicture(size, place)) : Optional.empty();
  }

  /**
   * A part of the picture, brought to a size.
   *
   * @param left of the part, in pixels from the picture's left edge; the part lies in the picture
   * @param top of the part, in pixels from the picture's upper edge
   * @param partWidth in pixels of the picture
   * @param partHeight in pixels of the picture
   * @param rgb takes {@code target}'s pixels from its index 0: red, green, blue, rows from the top
   */
  public void rgb(
      double left,
      double top,
      double partWidth,
      double partHeight,
      PictureSize target,
      ByteBuffer rgb) {
    int[] columns = places(left, partWidth, target.width(), size.width());
    int[] rows = places(top, partHeight, target.height(), size.height());
    byte[] upper = new byte[size.width()];
    byte[] lower = new byte[size.width()];
    byte[] blueDifference = new byte[chromaWidth];
    byte[] redDifference = new byte[chromaWidth];
    byte[] line = new byte[target.width() * 3];
    int[] colours = colours();
    for (int y = 0; y < target.height(); y++) {
      int row = rows[y] / STEPS;
      bytes.get(HEADER_BYTES + row * size.width(), upper);
      bytes.get(HEADER_BYTES + Math.min(row + 1, size.height() - 1) * size.width(), lower);
      bytes.get(chromaStart + row / 2 * chromaWidth, blueDifference);
      bytes.get(chromaStart + chromaBytes + row / 2 * chromaWidth, redDifference);
      int weight = rows[y] % STEPS;
      for (int x = 0; x < columns.length; x++) {
        int column = columns[x] / STEPS;
        int next = Math.min(column + 1, upper.length - 1);
        int across = columns[x] % STEPS;
        int above = (upper[column] & 255) * (STEPS - across) + (upper[next] & 255) * across;
        int below = (lower[column] & 255) * (STEPS - across) + (lower[next] & 255) * across;
        int luma = above * (STEPS - weight) + below * weight;
        int cb = (blueDifference[column / 2] & 255) - 128;
        int cr = (redDifference[column / 2] & 255) - 128;
        int grey = (int) (((long) (luma - (colours[0] << 16)) * colours[1]) >> 16);
        line[3 * x] = clamped(grey + colours[2] * cr);
        line[3 * x + 1] = clamped(grey - colours[3] * cb - colours[4] * cr);
        line[3 * x + 2] = clamped(grey + colours[5] * cb);
      }
      rgb.put(y * line.length, line);
    }
  }

  /** Where the middle of each target pixel lies, in steps, and not beyond the last pixel. */
  private static int[] places(double start, double length, int count, int limit) {
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      double at = start + (i + 0.5) * length / count - 0.5;
      places[i] = (int) Math.round(Math.max(0, Math.min(limit - 1, at)) * STEPS);
    }
    return places;
  }

  /**
   * Black, and factors in 1/65536: of brightness, of the red difference in red, of the blue one in
   * green, of the red one in green, of the blue one in blue.
   */
  private int[] colours() {
    double[] weights = bytes.get(1) == HD_COLOURS ? HD : SD;
    boolean fullRange = bytes.get(2) == FULL_RANGE;
    double one = STEPS * STEPS;
    double chroma = fullRange ? one : one * 255 / 224;
    double red = 2 * (1 - weights[0]);
    double blue = 2 * (1 - weights[1]);
    double green = 1 - weights[0] - weights[1];
    return new int[] {
      fullRange ? 0 : 16,
      (int) Math.round(fullRange ? one : one * 255 / 219),
      (int) Math.round(chroma * red),
      (int) Math.round(chroma * blue * weights[1] / green),
      (int) Math.round(chroma * red * weights[0] / green),
      (int) Math.round(chroma * blue)
    };
  }

  /** The nearest byte of a value in 1/65536. */
  private static byte clamped(int value) {
    return (byte) Math.max(0, Math.min(255, (value + (1 << 15)) >> 16));
  }
}
