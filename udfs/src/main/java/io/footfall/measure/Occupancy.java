package io.footfall.measure;

import io.footfall.model.TimeRange;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many people were present over time, exact to the microsecond. Someone who leaves at the
 * instant another comes does not meet them.
 */
public final class Occupancy {
  /** When the number of people changes, in order. */
  private final long[] changesUs;

  /** People present from each change to the next; 0 after the last. */
  private final int[] present;

  private Occupancy(long[] changesUs, int[] present) {
    this.changesUs = changesUs;
    this.present = present;
  }

  /** Occupancy from the time ranges in which each person was present, in any order. */
  public static Occupancy of(Collection<TimeRange> presences) {
    Map<Long, Integer> steps = new TreeMap<>();
    for (TimeRange presence : presences) {
      steps.merge(presence.startUs(), 1, Integer::sum);
      steps.merge(presence.endUs(), -1, Integer::sum);
    }
    long[] changesUs = new long[steps.size()];
    int[] present = new int[steps.size()];
    int people = 0;
    int i = 0;
    for (Map.Entry<Long, Integer> step : steps.entrySet()) {
      people += step.getValue();
      changesUs[i] = step.getKey();
      present[i] = people;
      i++;
    }
    return new Occupancy(changesUs, present);
  }

  /** People present at an instant. */
  public int at(long timeUs) {
    int change = indexAt(timeUs);
    return change < 0 ? 0 : present[change];
  }

  /** People times microseconds within a window. */
  public long presentUs(TimeRange window) {
    long sum = 0;
    for (int i = Math.max(0, indexAt(window.startUs()));
        i < changesUs.length - 1 && changesUs[i] < window.endUs();
        i++) {
      long fromUs = Math.max(changesUs[i], window.startUs());
      long toUs = Math.min(changesUs[i + 1], window.endUs());
      sum += present[i] * Math.max(0, toUs - fromUs);
    }
    return sum;
  }

  /** The most people present at any instant of a window. */
  public int maximum(TimeRange window) {
    int most = 0;
    for (int i = Math.max(0, indexAt(window.startUs()));
        i < changesUs.length && changesUs[i] < window.endUs();
        i++) {
      most = Math.max(most, present[i]);
    }
    return most;
  }

  /** Index of the last change at or before an instant; -1 before the first. */
  private int indexAt(long timeUs) {
    int found = Arrays.binarySearch(changesUs, timeUs);
    return found >= 0 ? found : -found - 2;
  }
}
