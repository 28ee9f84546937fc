package io.footfall.geometry;

import java.io.Serializable;

/** Width and height of a picture as it is shown, in pixels. */
public record PictureSize(int width, int height) implements Serializable {
  public PictureSize {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "A picture needs a positive size, but was %dx%d".formatted(width, height));
    }
  }

  /** Turns 0-1 fractions into pixels. */
  public Point toPixels(Point fraction) {
    return fraction.scale(width, height);
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
