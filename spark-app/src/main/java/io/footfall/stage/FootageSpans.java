package io.footfall.stage;

import io.footfall.model.TimeRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the frames of one range into spans of seen footage: a frame stands for the time until the
 * next, unless that is too long after it.
 */
final class FootageSpans {
  private final TimeRange range;
  private final long maxStepUs;
  private final List<TimeRange> spans = new ArrayList<>();
  private final List<Long> frames = new ArrayList<>();
  private long startUs = -1;
  private long lastUs;
  private long count;

  /**
   * @param range presentation times that the range is answerable for
   * @param maxStepUs longest time that a frame may stand for
   */
  FootageSpans(TimeRange range, long maxStepUs) {
    this.range = range;
    this.maxStepUs = maxStepUs;
  }

  /** Takes the presentation time of the next sampled frame. */
  void add(long ptsUs) {
    if (startUs < 0) {
      // The frame that stands for the range's first moments is the last of the range before.
      startUs = ptsUs - range.startUs() <= maxStepUs ? range.startUs() : ptsUs;
    } else if (ptsUs - lastUs > maxStepUs) {
      close(lastUs + maxStepUs);
      startUs = ptsUs;
    }
    lastUs = ptsUs;
    count++;
  }

  /**
   * Ends the range; the spans are in order, and touch those of the neighbouring ranges where
   * nothing is missing.
   */
  void finish() {
    if (startUs >= 0) {
      close(Math.min(range.endUs(), lastUs + maxStepUs));
      startUs = -1;
    }
  }

  List<TimeRange> spans() {
    return spans;
  }

  /** Sampled frames of the n-th span. */
  long frames(int n) {
    return frames.get(n);
  }

  private void close(long endUs) {
    if (startUs < endUs) {
      spans.add(new TimeRange(startUs, endUs));
      frames.add(count);
    }
    count = 0;
  }
}
