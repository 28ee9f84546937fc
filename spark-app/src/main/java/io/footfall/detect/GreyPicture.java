package io.footfall.detect;

import io.footfall.geometry.PictureSize;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A picture in grey, for finding parts of it again in the next one. Not thread safe. */
final class GreyPicture {
  private final int width;
  private final int height;
  private final int[] grey;

  /** A black picture. */
  GreyPicture(PictureSize size) {
    width = size.width();
    height = size.height();
    grey = new int[width * height];
  }

  PictureSize size() {
    return new PictureSize(width, height);
  }

  /**
   * Takes over a picture of this size.
   *
   * @param rgb rows from the top, each pixel red, green, blue; its position does not matter
   * @param bytes room for all of it
   */
  void read(ByteBuffer rgb, byte[] bytes) {
    rgb.get(0, bytes);
    for (int i = 0; i < grey.length; i++) {
      int red = bytes[3 * i] & 0xff;
      int green = bytes[3 * i + 1] & 0xff;
      int blue = bytes[3 * i + 2] & 0xff;
      grey[i] = (red + 2 * green + blue) / 4;
    }
  }

  int at(int x, int y) {
    return grey[y * width + x];
  }

  int mean() {
    return (int) (Arrays.stream(grey).asLongStream().sum() / grey.length);
  }

  /** The picture with squares of so many pixels as one each. */
  GreyPicture shrunk(int by) {
    GreyPicture small = new GreyPicture(new PictureSize(width / by, height / by));
    for (int y = 0; y < small.height * by; y++) {
      for (int x = 0; x < small.width * by; x++) {
        small.grey[y / by * small.width + x / by] += grey[y * width + x];
      }
    }
    for (int i = 0; i < small.grey.length; i++) {
      small.grey[i] /= by * by;
    }
    return small;
  }

  /**
   * How well a square can be told from the same one moved a little in any direction: the mean
   * square of the gradient, grey levels a pixel, in the direction in which it is least. Source: the
   * smaller eigenvalue of Shi and Tomasi, "Good Features to Track", CVPR 1994.
   *
   * @param left at least 1, and the square ends a pixel or more before the picture; so for top
   */
  double cornerStrength(int left, int top, int side) {
    long xx = 0;
    long yy = 0;
    long xy = 0;
    for (int y = top; y < top + side; y++) {
      for (int x = left; x < left + side; x++) {
        int at = y * width + x;
        int dx = grey[at + 1] - grey[at - 1];
        int dy = grey[at + width] - grey[at - width];
        xx += (long) dx * dx;
        yy += (long) dy * dy;
        xy += (long) dx * dy;
      }
    }
    double least = (xx + yy) / 2.0 - Math.hypot((xx - yy) / 2.0, xy);
    return least / (4.0 * side * side);
  }

  /**
   * Sum of differences between a square and one of a later picture of the same size.
   *
   * @param right from the square to the later one; both lie in the picture
   * @param down as right
   * @param lighter how much lighter the later picture is, grey levels
   * @param most larger sums need not be exact
   */
  int difference(
      GreyPicture later, int left, int top, int side, int right, int down, int lighter, int most) {
    int from = top * width + left;
    int to = from + down * width + right;
    int sum = 0;
    for (int y = 0; y < side && sum <= most; y++) {
      for (int x = 0; x < side; x++) {
        int at = y * width + x;
        sum += Math.abs(later.grey[to + at] - grey[from + at] - lighter);
      }
    }
    return sum;
  }
}
