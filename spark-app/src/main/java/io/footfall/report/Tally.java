package io.footfall.report;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Counts events up to an instant. */
final class Tally {
  private final long[] timesUs;

  Tally(LongStream timesUs) {
    this.timesUs = timesUs.sorted().toArray();
  }

  /** Events at or before an instant. */
  int until(long timeUs) {
    return before(timeUs + 1);
  }

  /** Events before an instant. */
  int before(long timeUs) {
    int at = Arrays.binarySearch(timesUs, timeUs);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && timesUs[at - 1] == timeUs) {
      at--;
    }
    return at;
  }
}
