package io.footfall.simulate.encode;

/**
 * A camera's pictures, each drawn on request.
 *
 * <p>All methods are thread safe and depend on their arguments only.
 */
public interface FrameSource {
  /**
   * Returns the width of every picture in pixels; even, because video stores colour at half the
   * size.
   */
  int width();

  /** Returns the height of every picture in pixels; even. */
  int height();

  /** Returns the nominal rate; {@link #captureTimeUs} is what counts. */
  double framesPerSecond();

  long frameCount();

  /**
   * Draws a picture.
   *
   * @param n frame number, {@code 0 <= n < frameCount()}, in any order
   * @param out receives packed BGR bytes, rows from the top, no padding: height x width x 3
   */
  void render(long n, byte[] out);

  /**
   * Returns the true capture time of a frame in UTC microseconds since 1970; grows with {@code n}.
   */
  long captureTimeUs(long n);

  /**
   * Says whether frame {@code n > 0} equals frame {@code n - 1}, so that its encoding can be
   * reused.
   */
  default boolean sameAsPrevious(long n) {
    return false;
  }
}
