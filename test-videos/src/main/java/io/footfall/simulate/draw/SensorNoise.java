package io.footfall.simulate.draw;

import io.footfall.simulate.world.RandomStream;

/** Noise of a camera's sensor, the same for the same camera and frame. Safe for many threads. */
final class SensorNoise {
  private static final int SIZE = 1 << 20;

  private final byte[] table = new byte[SIZE];
  private final long seed;

  /** Noise of a standard deviation in grey levels. */
  SensorNoise(double deviation, long seed) {
    this.seed = seed;
    RandomStream random = RandomStream.of(seed, 17);
    double before = random.normal();
    for (int i = 0; i < SIZE; i++) {
      // Neighbours share a little, as after a camera's own denoising.
      double next = random.normal();
      table[i] = (byte) Math.round(deviation * (0.45 * before + 0.89 * next));
      before = next;
    }
  }

  /** Adds the noise of a frame to its packed BGR bytes. */
  void add(byte[] picture, int width, int height, long frame) {
    long offset = RandomStream.of(seed, frame).bits();
    for (int y = 0; y < height; y++) {
      int at = (int) ((offset + y * 7_919_317L) & (SIZE - 1));
      int i = y * width * 3;
      for (int x = 0; x < width; x++, i += 3) {
        int n = table[(at + x) & (SIZE - 1)];
        picture[i] = clamp((picture[i] & 255) + n);
        picture[i + 1] = clamp((picture[i + 1] & 255) + n);
        picture[i + 2] = clamp((picture[i + 2] & 255) + n);
      }
    }
  }

  private static byte clamp(int value) {
    return (byte) (value < 0 ? 0 : Math.min(value, 255));
  }
}
