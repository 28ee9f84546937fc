package io.footfall.simulate.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The frames of one file.
 *
 * @param leadInFrame first frame stored; before {@code firstFrame} where a lead-in is hidden
 * @param firstFrame first frame seen
 * @param lastFrame last frame stored
 */
record Segment(long leadInFrame, long firstFrame, long lastFrame) {

  long frameSpan() {
    return lastFrame + 1 - leadInFrame;
  }

  /**
   * Cuts a recording into files: at every segment's end, at every gap, and where faults ask for it.
   */
  static List<Segment> plan(FrameSource frames, RecordingPlan plan, FrameTimes times) {
    List<Segment> segments = cut(frames, plan, times);
    for (Fault fault : plan.faults()) {
      if (fault instanceof Fault.Overlap overlap) {
        Segment late = segments.get(checkedFile(overlap.file(), segments));
        long first = earlier(late.firstFrame, FrameTimes.micros(overlap.length()), times);
        segments.set(overlap.file(), new Segment(first, first, late.lastFrame));
      } else if (fault instanceof Fault.Duplicate duplicate) {
        checkedFile(duplicate.file(), segments);
      }
    }
    long leadInUs = FrameTimes.micros(plan.hiddenLeadIn());
    segments.replaceAll(
        s -> new Segment(earlier(s.firstFrame, leadInUs, times), s.firstFrame, s.lastFrame));
    return segments;
  }

  private static List<Segment> cut(FrameSource frames, RecordingPlan plan, FrameTimes times) {
    long segmentUs = FrameTimes.micros(plan.segment());
    long originUs = times.shownUs(0);
    List<Segment> segments = new ArrayList<>();
    long first = -1;
    long last = -1;
    for (long n = 0; n < frames.frameCount(); n++) {
      if (!times.isKept(n)) {
        continue;
      }
      if (first >= 0 && isBorder(last, n, originUs, segmentUs, times)) {
        segments.add(new Segment(first, first, last));
        first = n;
      }
      first = first < 0 ? n : first;
      last = n;
    }
    if (first < 0) {
      throw new IllegalArgumentException("A recording needs at least one frame outside its gaps");
    }
    segments.add(new Segment(first, first, last));
    return segments;
  }

  private static boolean isBorder(
      long before, long after, long originUs, long segmentUs, FrameTimes times) {
    long slotBefore = Math.floorDiv(times.shownUs(before) - originUs, segmentUs);
    long slotAfter = Math.floorDiv(times.shownUs(after) - originUs, segmentUs);
    return slotBefore != slotAfter || times.gapsBefore(before) != times.gapsBefore(after);
  }

  /** Returns the first kept frame not more than a time before another. */
  private static long earlier(long frame, long byUs, FrameTimes times) {
    LongPredicate inReach = n -> times.shownUs(n) >= times.shownUs(frame) - byUs;
    long earliest = frame;
    for (long n = frame - 1; n >= 0 && inReach.test(n); n--) {
      earliest = times.isKept(n) ? n : earliest;
    }
    return earliest;
  }

  private static int checkedFile(int file, List<Segment> segments) {
    if (file >= segments.size()) {
      throw new IllegalArgumentException(
          "There is no file %d to spoil, only %d files from 0".formatted(file, segments.size()));
    }
    return file;
  }
}
