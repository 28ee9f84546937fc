package io.footfall.measure;

import io.footfall.model.TimeRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of instants.
 *
 * @param ranges in time order; no two overlap or meet
 */
public record TimeSpans(List<TimeRange> ranges) {
  public TimeSpans {
    ranges = List.copyOf(ranges);
    for (int i = 1; i < ranges.size(); i++) {
      if (ranges.get(i - 1).endUs() >= ranges.get(i).startUs()) {
        throw new IllegalArgumentException(
            "Spans must be in order and apart, but %s is followed by %s"
                .formatted(ranges.get(i - 1), ranges.get(i)));
      }
    }
  }

  /** The instants of one range. */
  public static TimeSpans of(TimeRange range) {
    return new TimeSpans(List.of(range));
  }

  /** All instants in any of the ranges, which may overlap and come in any order. */
  public static TimeSpans union(Collection<TimeRange> ranges) {
    List<TimeRange> joined = new ArrayList<>();
    for (TimeRange range : ranges.stream().sorted().toList()) {
      int last = joined.size() - 1;
      if (last >= 0 && range.startUs() <= joined.get(last).endUs()) {
        joined.set(
            last,
            new TimeRange(
                joined.get(last).startUs(), Math.max(joined.get(last).endUs(), range.endUs())));
      } else {
        joined.add(range);
      }
    }
    return new TimeSpans(joined);
  }

  /** The instants that are in these, in the others or in both. */
  public TimeSpans union(TimeSpans others) {
    return union(Stream.concat(ranges.stream(), others.ranges.stream()).toList());
  }

  /** The instants that are in both. */
  public TimeSpans intersection(TimeSpans other) {
    List<TimeRange> shared = new ArrayList<>();
    int mine = 0;
    int theirs = 0;
    while (mine < ranges.size() && theirs < other.ranges.size()) {
      TimeRange a = ranges.get(mine);
      TimeRange b = other.ranges.get(theirs);
      if (a.overlapUs(b) > 0) {
        shared.add(
            new TimeRange(Math.max(a.startUs(), b.startUs()), Math.min(a.endUs(), b.endUs())));
      }
      if (a.endUs() <= b.endUs()) {
        mine++;
      } else {
        theirs++;
      }
    }
    return new TimeSpans(shared);
  }

  /** These instants without the others. */
  public TimeSpans minus(TimeSpans others) {
    List<TimeRange> left = new ArrayList<>();
    for (TimeRange range : ranges) {
      long fromUs = range.startUs();
      for (TimeRange other : others.ranges) {
        if (range.overlapUs(other) > 0) {
          if (fromUs < other.startUs()) {
            left.add(new TimeRange(fromUs, other.startUs()));
          }
          fromUs = Math.max(fromUs, other.endUs());
        }
      }
      if (fromUs < range.endUs()) {
        left.add(new TimeRange(fromUs, range.endUs()));
      }
    }
    return new TimeSpans(left);
  }

  /** Those of these instants that fall into a range. */
  public TimeSpans within(TimeRange range) {
    return intersection(of(range));
  }

  /**
   * From the first beginning to the last end.
   *
   * @throws IndexOutOfBoundsException when there is no instant
   */
  public TimeRange hull() {
    return new TimeRange(ranges.get(0).startUs(), ranges.get(ranges.size() - 1).endUs());
  }

  /** Microseconds of these instants that fall into a range. */
  public long lengthWithinUs(TimeRange range) {
    return ranges.stream().mapToLong(range::overlapUs).sum();
  }

  public long lengthUs() {
    return ranges.stream().mapToLong(TimeRange::lengthUs).sum();
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }
}
