package io.footfall.geometry;

/**
 * How far something moved within a picture.
 *
 * @param right pixels, negative to the left
 * @param down pixels, negative upwards
 */
public record Shift(double right, double down) {
  /** No movement at all. */
  public static final Shift NONE = new Shift(0, 0);

  public Shift {
    if (!Double.isFinite(right) || !Double.isFinite(down)) {
      throw new IllegalArgumentException(
          "A shift needs finite lengths, but was (%s, %s)".formatted(right, down));
    }
  }

  /** Both, one after the other. */
  public Shift plus(Shift other) {
    return new Shift(right + other.right, down + other.down);
  }

  /** The way back. */
  public Shift reversed() {
    return new Shift(0 - right, 0 - down);
  }

  /** In pixels of a picture that is so many times as wide and as high. */
  public Shift scale(double byX, double byY) {
    return new Shift(right * byX, down * byY);
  }

  /** A box moved by this. */
  public Box move(Box box) {
    return new Box(box.left() + right, box.top() + down, box.right() + right, box.bottom() + down);
  }

  /** Length in pixels. */
  public double length() {
    return Math.hypot(right, down);
  }
}
