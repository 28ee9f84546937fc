package io.footfall.simulate.encode;

import java.time.Duration;
import java.util.List;

/**
 * Which frames a camera keeps and what times it stamps on them: a pure function of plan and frame.
 */
final class FrameTimes {
  private static final long DROP_STREAM = 0x5DEECE66DL;
  private static final long JITTER_STREAM = 0x2545F4914F6CDD1DL;

  private final FrameSource frames;
  private final RecordingPlan plan;
  private final List<Fault.Gap> gaps;
  private final long firstCaptureUs;
  private final long jitterUs;

  FrameTimes(FrameSource frames, RecordingPlan plan) {
    this.frames = frames;
    this.plan = plan;
    this.gaps =
        plan.faults().stream()
            .filter(Fault.Gap.class::isInstance)
            .map(Fault.Gap.class::cast)
            .toList();
    this.firstCaptureUs = frames.captureTimeUs(0);
    this.jitterUs = micros(plan.timestampJitter());
    if (2 * jitterUs >= frameLengthUs()) {
      throw new IllegalArgumentException(
          "Jitter must stay below half a frame's time of %d µs, but was %s"
              .formatted(frameLengthUs(), plan.timestampJitter()));
    }
  }

  static long micros(Duration length) {
    return length.toNanos() / 1000;
  }

  long frameLengthUs() {
    return Math.round(1e6 / frames.framesPerSecond());
  }

  boolean isKept(long frame) {
    long sinceStartUs = frames.captureTimeUs(frame) - firstCaptureUs;
    for (Fault.Gap gap : gaps) {
      if (micros(gap.from()) <= sinceStartUs && sinceStartUs < micros(gap.until())) {
        return false;
      }
    }
    return plan.droppedFrames() == 0 || unit(DROP_STREAM, frame) >= plan.droppedFrames();
  }

  /** Counts the gaps that lie behind a frame. */
  long gapsBefore(long frame) {
    long sinceStartUs = frames.captureTimeUs(frame) - firstCaptureUs;
    return gaps.stream().filter(gap -> micros(gap.until()) <= sinceStartUs).count();
  }

  /** Returns the camera clock's time of a frame, without jitter. */
  long shownUs(long frame) {
    return plan.clock().shownUs(frames.captureTimeUs(frame));
  }

  /** Returns the time stamped on a frame of the file whose first visible frame is given. */
  long presentationUs(long frame, long firstOfFile) {
    long evenUs = shownUs(frame) - shownUs(firstOfFile);
    if (jitterUs == 0 || frame == firstOfFile) {
      return evenUs;
    }
    return evenUs + Math.round((2 * unit(JITTER_STREAM, frame) - 1) * jitterUs);
  }

  /** Returns a number in [0, 1) fixed by seed, stream and frame. */
  private double unit(long stream, long frame) {
    return (mix(mix(plan.seed() ^ stream) + frame) >>> 11) * 0x1p-53;
  }

  /**
   * Scatters a counter's bits: the finaliser of Steele et al., "Fast splittable generators", 2014.
   */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
