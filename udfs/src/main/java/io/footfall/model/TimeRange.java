package io.footfall.model;

import java.io.Serializable;

/** A half-open span of time {@code [startUs, endUs)} in microseconds. */
public record TimeRange(long startUs, long endUs) implements Comparable<TimeRange>, Serializable {
  public TimeRange {
    if (startUs >= endUs) {
      throw new IllegalArgumentException(
          "A time range needs start < end, but was [%d, %d)".formatted(startUs, endUs));
    }
  }

  public boolean contains(long timeUs) {
    return startUs <= timeUs && timeUs < endUs;
  }

  public long lengthUs() {
    return endUs - startUs;
  }

  /** Microseconds shared with another range; 0 when they only touch. */
  public long overlapUs(TimeRange other) {
    return Math.max(0, Math.min(endUs, other.endUs) - Math.max(startUs, other.startUs));
  }

  @Override
  public int compareTo(TimeRange other) {
    int byStart = Long.compare(startUs, other.startUs);
    return byStart != 0 ? byStart : Long.compare(endUs, other.endUs);
  }
}
