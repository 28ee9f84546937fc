package io.footfall.simulate.encode;

/** How far a player must turn the stored picture clockwise, kept as the file's display matrix. */
public enum Rotation {
  NONE(0),
  CLOCKWISE_90(90),
  HALF_TURN(180),
  CLOCKWISE_270(270);

  private final int degrees;

  Rotation(int degrees) {
    this.degrees = degrees;
  }

  /** Returns the clockwise angle in degrees. */
  public int degrees() {
    return degrees;
  }

  boolean swapsSides() {
    return degrees % 180 != 0;
  }

  /**
   * Turns a picture as it is shown into the one that is stored.
   *
   * @param shown packed BGR, {@code width} x {@code height} as shown
   * @param stored receives packed BGR in stored orientation
   */
  void store(byte[] shown, int width, int height, byte[] stored) {
    int storedWidth = swapsSides() ? height : width;
    int storedHeight = swapsSides() ? width : height;
    for (int y = 0; y < storedHeight; y++) {
      for (int x = 0; x < storedWidth; x++) {
        int from = 3 * shownPixel(x, y, width, height);
        int to = 3 * (y * storedWidth + x);
        stored[to] = shown[from];
        stored[to + 1] = shown[from + 1];
        stored[to + 2] = shown[from + 2];
      }
    }
  }

  /** Returns where the stored pixel (x, y) is seen, as an index into the picture as shown. */
  private int shownPixel(int x, int y, int width, int height) {
    return switch (this) {
      case NONE -> y * width + x;
      case CLOCKWISE_90 -> x * width + (width - 1 - y);
      case HALF_TURN -> (height - 1 - y) * width + (width - 1 - x);
      case CLOCKWISE_270 -> (height - 1 - x) * width + y;
    };
  }
}
