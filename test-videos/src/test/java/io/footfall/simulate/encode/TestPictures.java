package io.footfall.simulate.encode;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.LongPredicate;

/** Grey pictures whose brightness tells their number, with one bright and one dark corner. */
record TestPictures(
    int width,
    int height,
    double framesPerSecond,
    long frameCount,
    Instant start,
    LongPredicate still)
    implements FrameSource {

  static TestPictures moving(double framesPerSecond, long frameCount, Instant start) {
    return new TestPictures(160, 96, framesPerSecond, frameCount, start, n -> false);
  }

  TestPictures still(LongPredicate sameAsPrevious) {
    return new TestPictures(width, height, framesPerSecond, frameCount, start, sameAsPrevious);
  }

  @Override
  public void render(long n, byte[] out) {
    fill(n, width, height, out);
  }

  /** Fills a picture: grey by number, top left quarter bright, top right quarter dark. */
  static void fill(long n, int width, int height, byte[] out) {
    Arrays.fill(out, (byte) grey(n));
    for (int y = 0; y < height / 2; y++) {
      int row = 3 * width * y;
      Arrays.fill(out, row, row + 3 * (width / 2), (byte) 250);
      Arrays.fill(out, row + 3 * (width / 2), row + 3 * width, (byte) 5);
    }
  }

  static int grey(long n) {
    return (int) (60 + n * 7 % 120);
  }

  @Override
  public long captureTimeUs(long n) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, start) + Math.round(n * 1e6 / framesPerSecond);
  }

  @Override
  public boolean sameAsPrevious(long n) {
    return still.test(n);
  }
}
