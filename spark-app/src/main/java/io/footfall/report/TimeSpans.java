package io.footfall.report;

import io.footfall.model.TimeRange;
import java.util.ArrayList;
import java.util.List;

/** Sets of instants, each a list of time ranges in order that neither overlap nor touch. */
final class TimeSpans {
  private TimeSpans() {}

  /** Sorts ranges and joins those that overlap or touch. */
  static List<TimeRange> union(List<TimeRange> ranges) {
    List<TimeRange> joined = new ArrayList<>();
    for (TimeRange range : ranges.stream().sorted().toList()) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).endUs() >= range.startUs()) {
        TimeRange before = joined.get(last);
        joined.set(last, new TimeRange(before.startUs(), Math.max(before.endUs(), range.endUs())));
      } else {
        joined.add(range);
      }
    }
    return List.copyOf(joined);
  }

  static List<TimeRange> intersection(List<TimeRange> some, List<TimeRange> others) {
    List<TimeRange> shared = new ArrayList<>();
    for (TimeRange one : some) {
      for (TimeRange other : others) {
        if (one.overlapUs(other) > 0) {
          shared.add(
              new TimeRange(
                  Math.max(one.startUs(), other.startUs()), Math.min(one.endUs(), other.endUs())));
        }
      }
    }
    return union(shared);
  }

  /** What of some ranges lies outside others. */
  static List<TimeRange> difference(List<TimeRange> some, List<TimeRange> others) {
    List<TimeRange> left = new ArrayList<>();
    for (TimeRange one : some) {
      long fromUs = one.startUs();
      for (TimeRange other : others) {
        if (one.overlapUs(other) > 0) {
          if (fromUs < other.startUs()) {
            left.add(new TimeRange(fromUs, other.startUs()));
          }
          fromUs = Math.max(fromUs, other.endUs());
        }
      }
      if (fromUs < one.endUs()) {
        left.add(new TimeRange(fromUs, one.endUs()));
      }
    }
    return List.copyOf(left);
  }

  static long lengthUs(List<TimeRange> spans) {
    return spans.stream().mapToLong(TimeRange::lengthUs).sum();
  }
}
