package io.footfall.report;

import io.footfall.geometry.Box;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/** Makes heads unrecognisable: each block of the box's top becomes its own mean colour. */
final class HeadMosaic {
  /** A standing adult's head is about an eighth of the height; boxes are loose, children larger. */
  private static final double HEAD_OF_HEIGHT = 0.24;

  /** Boxes of people in motion lag a little behind. */
  private static final double BESIDE_BOX_OF_WIDTH = 0.15;

  private static final double ABOVE_BOX_OF_HEIGHT = 0.04;
  private static final int BLOCKS_ACROSS = 4;
  private static final int SMALLEST_BLOCK_PX = 5;

  private HeadMosaic() {}

  static void apply(BufferedImage picture, Box person) {
    double height = person.height();
    double beside = person.width() * BESIDE_BOX_OF_WIDTH;
    int left = clamp(Math.floor(person.left() - beside), picture.getWidth());
    int right = clamp(Math.ceil(person.right() + beside), picture.getWidth());
    int top = clamp(Math.floor(person.top() - height * ABOVE_BOX_OF_HEIGHT), picture.getHeight());
    int bottom = clamp(Math.ceil(person.top() + height * HEAD_OF_HEIGHT), picture.getHeight());
    int block = Math.max(SMALLEST_BLOCK_PX, (int) Math.ceil(person.width() / BLOCKS_ACROSS));
    for (int y = top; y < bottom; y += block) {
      for (int x = left; x < right; x += block) {
        level(picture.getRaster(), x, y, Math.min(block, right - x), Math.min(block, bottom - y));
      }
    }
  }

  private static void level(WritableRaster raster, int x, int y, int width, int height) {
    for (int band = 0; band < raster.getNumBands(); band++) {
      int[] samples = raster.getSamples(x, y, width, height, band, (int[]) null);
      long sum = 0;
      for (int sample : samples) {
        sum += sample;
      }
      Arrays.fill(samples, (int) (sum / samples.length));
      raster.setSamples(x, y, width, height, band, samples);
    }
  }

  private static int clamp(double value, int end) {
    return (int) Math.max(0, Math.min(end, value));
  }
}
