package io.footfall.simulate.draw;

/** A picture in samples, two a pixel along both axes, with inverse depth. Not thread safe. */
final class Canvas {
  /** Samples a pixel along each axis. */
  static final int SAMPLES = 2;

  final int width;
  final int height;
  final float[] red;
  final float[] green;
  final float[] blue;
  final float[] inverseDepth;

  /** A canvas of a size in samples. */
  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    red = new float[width * height];
    green = new float[width * height];
    blue = new float[width * height];
    inverseDepth = new float[width * height];
  }

  void set(int i, Rgb colour, double inverse) {
    red[i] = (float) colour.red();
    green[i] = (float) colour.green();
    blue[i] = (float) colour.blue();
    inverseDepth[i] = (float) inverse;
  }
}
