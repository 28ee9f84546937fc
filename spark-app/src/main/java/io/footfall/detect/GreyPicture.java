package io.footfall.detect;

import io.footfall.geometry.PictureSize;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A picture in grey, for comparing it with others of the same camera. */
public final class GreyPicture {
  private final int width;
  private final int height;
  private final int[] grey;

  /** A black picture. */
  private GreyPicture(PictureSize size) {
    width = size.width();
    height = size.height();
    grey = new int[width * height];
  }

  /**
   * A picture's shades; a copy.
   *
   * @param rgb rows from the top, each pixel red, green, blue; its position does not matter
   */
  public static GreyPicture of(ByteBuffer rgb, PictureSize size) {
    GreyPicture picture = new GreyPicture(size);
    byte[] row = new byte[3 * picture.width];
    for (int y = 0; y < picture.height; y++) {
      rgb.get(y * row.length, row);
      for (int x = 0; x < picture.width; x++) {
        int red = row[3 * x] & 0xff;
        int green = row[3 * x + 1] & 0xff;
        int blue = row[3 * x + 2] & 0xff;
        picture.grey[y * picture.width + x] = (red + 2 * green + blue) / 4;
      }
    }
    return picture;
  }

  PictureSize size() {
    return new PictureSize(width, height);
  }

  int at(int x, int y) {
    return grey[y * width + x];
  }

  int mean() {
    return (int) (Arrays.stream(grey).asLongStream().sum() / grey.length);
  }

  boolean isSameAs(GreyPicture other) {
    return Arrays.equals(grey, other.grey);
  }

  /**
   * The median of how much each pixel differs from that of a later picture of the same size.
   *
   * @param lighter how much lighter the later picture is, grey levels
   */
  int medianDifference(GreyPicture later, int lighter) {
    int[] counts = new int[512];
    for (int i = 0; i < grey.length; i++) {
      counts[Math.abs(later.grey[i] - grey[i] - lighter)]++;
    }
    int median = 0;
    for (int below = counts[0]; 2 * below < grey.length; below += counts[median]) {
      median++;
    }
    return median;
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
