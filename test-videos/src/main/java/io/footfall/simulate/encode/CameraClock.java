package io.footfall.simulate.encode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How a camera's clock differs from true time. It names the files and spaces the frames; whoever
 * reads them must take {@code ahead} off again.
 *
 * @param ahead of true time at {@code setAt}; negative = behind
 * @param driftPpm microseconds gained a true second since {@code setAt}; negative = lost
 * @param setAt when the clock was last set
 */
public record CameraClock(Duration ahead, double driftPpm, Instant setAt) {
  /** Shows true time. */
  public static final CameraClock EXACT = new CameraClock(Duration.ZERO, 0, Instant.EPOCH);

  private static final double MAX_DRIFT_PPM = 10_000;

  public CameraClock {
    if (!(Math.abs(driftPpm) <= MAX_DRIFT_PPM)) {
      throw new IllegalArgumentException(
          "A clock drifts by at most %.0f ppm, but was %s".formatted(MAX_DRIFT_PPM, driftPpm));
    }
  }

  /** A clock that runs evenly but was set wrong. */
  public static CameraClock ahead(Duration offset) {
    return new CameraClock(offset, 0, Instant.EPOCH);
  }

  /** A clock that was right when it was set. */
  public static CameraClock drifting(double ppm, Instant setAt) {
    return new CameraClock(Duration.ZERO, ppm, setAt);
  }

  /** Returns what the clock shows at a true time, both in UTC microseconds since 1970. */
  public long shownUs(long trueUs) {
    long sinceSetUs = trueUs - ChronoUnit.MICROS.between(Instant.EPOCH, setAt);
    long aheadUs = ahead.toNanos() / 1000;
    return trueUs + aheadUs + Math.round(sinceSetUs * driftPpm / 1e6);
  }
}
