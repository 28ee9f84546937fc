package io.footfall.video;

/**
 * Which frames of a video are wanted: all, or one for each instant of a grid of capture time.
 *
 * <p>The grid has its instants at {@code k / framesPerSecond} seconds since the epoch for every
 * whole k, so it is the same for all recordings and ranges of a camera. A frame is wanted exactly
 * if it is the first shown at or after such an instant. The rate counts to a thousandth.
 */
public record FrameTimes(double framesPerSecond, long captureStartUs) {
  private static final long MICROS = 1_000_000L;

  public FrameTimes {
    if (!(framesPerSecond >= 0.001)) {
      throw new IllegalArgumentException(
          "Sampling needs at least 0.001 frames a second, but was " + framesPerSecond);
    }
  }

  /** Every frame. */
  public static FrameTimes every() {
    return new FrameTimes(Double.POSITIVE_INFINITY, 0);
  }

  /**
   * One frame for each instant of the grid.
   *
   * @param captureStartUs when the first shown frame was taken, microseconds since the epoch
   */
  public static FrameTimes grid(double framesPerSecond, long captureStartUs) {
    if (!(framesPerSecond <= 1000)) {
      throw new IllegalArgumentException(
          "Sampling takes at most 1000 frames a second, but was " + framesPerSecond);
    }
    return new FrameTimes(framesPerSecond, captureStartUs);
  }

  /**
   * Whether the frame shown at {@code ptsUs} is wanted.
   *
   * @param previousPtsUs time of the frame shown before it, -1 when it is the first
   */
  public boolean wanted(long previousPtsUs, long ptsUs) {
    return previousPtsUs < 0
        || Double.isInfinite(framesPerSecond)
        || instantBefore(captureStartUs + previousPtsUs) < instantBefore(captureStartUs + ptsUs);
  }

  /** Number of the last grid instant at or before a time, in whole numbers without overflow. */
  private long instantBefore(long timeUs) {
    long perThousandSeconds = Math.round(framesPerSecond * 1000);
    long seconds = Math.floorDiv(timeUs, MICROS);
    long restUs = Math.floorMod(timeUs, MICROS);
    long thousandths = seconds * perThousandSeconds;
    long rest = Math.floorMod(thousandths, 1000L) * MICROS + restUs * perThousandSeconds;
    return Math.floorDiv(thousandths, 1000L) + rest / (1000 * MICROS);
  }
}
