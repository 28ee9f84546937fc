package io.footfall.track;

import java.util.Arrays;

/** The times of the frames that were looked at, as far back as somebody may ask. */
final class FrameTimes {
  private long[] timesUs = new long[1024];
  private int from;
  private int to;

  void add(long timeUs) {
    if (to == timesUs.length) {
      int kept = to - from;
      long[] target = kept > timesUs.length / 2 ? new long[2 * timesUs.length] : timesUs;
      System.arraycopy(timesUs, from, target, 0, kept);
      timesUs = target;
      from = 0;
      to = kept;
    }
    timesUs[to++] = timeUs;
  }

  /** Nobody will ask for times before this one any more. */
  void forgetBefore(long timeUs) {
    from = firstAtOrAfter(timeUs);
  }

  /** The times strictly between two times. */
  long[] between(long afterUs, long beforeUs) {
    int start = firstAtOrAfter(afterUs + 1);
    return Arrays.copyOfRange(timesUs, start, Math.max(start, firstAtOrAfter(beforeUs)));
  }

  private int firstAtOrAfter(long timeUs) {
    int found = Arrays.binarySearch(timesUs, from, to, timeUs);
    return found >= 0 ? found : -found - 1;
  }
}
