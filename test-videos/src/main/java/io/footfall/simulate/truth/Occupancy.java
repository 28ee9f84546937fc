package io.footfall.simulate.truth;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** How many people are inside at any instant, from the crossings of all ways in and out. */
public final class Occupancy {
  private final long[] timesUs;
  private final int[] inside;

  private Occupancy(long[] timesUs, int[] inside) {
    this.timesUs = timesUs;
    this.inside = inside;
  }

  /** Counts some of the people. */
  static Occupancy of(List<LineCrossing> crossings, Predicate<LineCrossing> counted) {
    List<LineCrossing> sorted =
        crossings.stream()
            .filter(counted)
            .sorted(
                (a, b) ->
                    a.timeUs() != b.timeUs()
                        ? Long.compare(a.timeUs(), b.timeUs())
                        : Integer.compare(a.person().number(), b.person().number()))
            .toList();
    int[] inside = new int[sorted.size()];
    int now = 0;
    for (int i = 0; i < inside.length; i++) {
      now += sorted.get(i).direction();
      inside[i] = now;
    }
    return new Occupancy(sorted.stream().mapToLong(LineCrossing::timeUs).toArray(), inside);
  }

  /** People inside just after an instant. */
  public int at(long timeUs) {
    int i = Arrays.binarySearch(timesUs, timeUs);
    int last = i >= 0 ? i : -i - 2;
    while (last + 1 < timesUs.length && timesUs[last + 1] == timeUs) {
      last++;
    }
    return last < 0 ? 0 : inside[last];
  }
}
