package io.footfall.simulate.draw;

import java.util.Arrays;

/**
 * Shrinks a figure's samples to pixels and lays them over a picture: first along rows, then across
 * them, by the weights of {@link FrameRenderer#KERNEL}. Only what the figure covers is looked at.
 * Reused from figure to figure; not thread safe.
 */
final class TileBlend {
  /** Share covered, red, green, blue, the last three times the share. */
  private static final int CHANNELS = 4;

  /** Sample rows that make a pixel row. */
  private static final int ROWS = 4;

  private final int pictureWidth;
  private float[] shrunk = new float[0];

  /** Pixels of each kept row that may be covered, half-open, from the tile's left. */
  private final int[] from = new int[ROWS];

  private final int[] to = new int[ROWS];
  private int wide;

  TileBlend(int pictureWidth) {
    this.pictureWidth = pictureWidth;
  }

  /** Lays a tile over packed BGR bytes. */
  void over(Raster tile, byte[] out) {
    wide = tile.tileWidth() / Canvas.SAMPLES;
    if (wide == 0) {
      return;
    }
    if (shrunk.length < ROWS * CHANNELS * wide) {
      shrunk = new float[ROWS * CHANNELS * wide];
    }
    shrink(tile, tile.top - 1);
    shrink(tile, tile.top);
    for (int y = tile.top / Canvas.SAMPLES; y < tile.bottom / Canvas.SAMPLES; y++) {
      shrink(tile, Canvas.SAMPLES * y + 1);
      shrink(tile, Canvas.SAMPLES * y + 2);
      blend(y, tile.left / Canvas.SAMPLES, out);
    }
  }

  /** Shrinks a sample row along x into its place among the kept ones. */
  private void shrink(Raster tile, int sampleRow) {
    int slot = sampleRow & (ROWS - 1);
    int row = sampleRow - tile.top;
    boolean empty = row < 0 || row >= tile.bottom - tile.top || tile.first[row] > tile.last[row];
    from[slot] = empty ? wide : Math.max(0, (tile.first[row] - 2) / Canvas.SAMPLES);
    to[slot] = empty ? 0 : Math.min(wide, (tile.last[row] + 1) / Canvas.SAMPLES + 1);
    int line = empty ? 0 : row * tile.tileWidth();
    int at = slot * CHANNELS * wide;
    Arrays.fill(shrunk, at, at + CHANNELS * wide, 0);
    for (int x = from[slot]; x < to[slot]; x++) {
      float alpha = 0;
      float red = 0;
      float green = 0;
      float blue = 0;
      int last = Math.min(tile.tileWidth() - 1, Canvas.SAMPLES * x + 2);
      for (int s = Math.max(0, Canvas.SAMPLES * x - 1); s <= last; s++) {
        if (tile.depth[line + s] > 0) {
          float weight = FrameRenderer.KERNEL[s - Canvas.SAMPLES * x + 1];
          alpha += weight;
          red += weight * tile.red[line + s];
          green += weight * tile.green[line + s];
          blue += weight * tile.blue[line + s];
        }
      }
      int i = at + CHANNELS * x;
      shrunk[i] = alpha;
      shrunk[i + 1] = red;
      shrunk[i + 2] = green;
      shrunk[i + 3] = blue;
    }
  }

  private void blend(int y, int left, byte[] out) {
    int first = wide;
    int end = 0;
    for (int slot = 0; slot < ROWS; slot++) {
      first = Math.min(first, from[slot]);
      end = Math.max(end, to[slot]);
    }
    int above = ((Canvas.SAMPLES * y - 1) & (ROWS - 1)) * CHANNELS * wide;
    int upper = ((Canvas.SAMPLES * y) & (ROWS - 1)) * CHANNELS * wide;
    int lower = ((Canvas.SAMPLES * y + 1) & (ROWS - 1)) * CHANNELS * wide;
    int below = ((Canvas.SAMPLES * y + 2) & (ROWS - 1)) * CHANNELS * wide;
    for (int x = first; x < end; x++) {
      int c = CHANNELS * x;
      float alpha = across(above + c, upper + c, lower + c, below + c);
      if (alpha > 0) {
        int i = 3 * (y * pictureWidth + left + x);
        out[i] =
            over(out[i], across(above + c + 3, upper + c + 3, lower + c + 3, below + c + 3), alpha);
        out[i + 1] =
            over(
                out[i + 1],
                across(above + c + 2, upper + c + 2, lower + c + 2, below + c + 2),
                alpha);
        out[i + 2] =
            over(
                out[i + 2],
                across(above + c + 1, upper + c + 1, lower + c + 1, below + c + 1),
                alpha);
      }
    }
  }

  private float across(int above, int upper, int lower, int below) {
    return FrameRenderer.KERNEL[0] * shrunk[above]
        + FrameRenderer.KERNEL[1] * shrunk[upper]
        + FrameRenderer.KERNEL[2] * shrunk[lower]
        + FrameRenderer.KERNEL[3] * shrunk[below];
  }

  private static byte over(byte below, float colour, float alpha) {
    int value = (int) ((below & 255) * (1 - alpha) + colour * 255 + 0.5f);
    return (byte) Math.max(0, Math.min(255, value));
  }
}
