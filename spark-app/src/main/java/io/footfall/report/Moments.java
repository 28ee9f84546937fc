package io.footfall.report;

import io.footfall.model.Crossing;
import io.footfall.model.TimeRange;
import java.util.Comparator;
import java.util.List;

/**
 * Single events of a day. They are drawn when footage is so short that quarter hours say too
 * little.
 *
 * @param crossings of entrance lines, staff left out; order does not matter
 * @param presences when each person was in view, one range a track, UTC
 */
public record Moments(List<Crossing> crossings, List<TimeRange> presences) {
  /** Nothing to draw in fine detail. */
  public static final Moments NONE = new Moments(List.of(), List.of());

  public Moments {
    crossings =
        crossings.stream()
            .sorted(Comparator.comparingLong(Crossing::timeUs).thenComparing(Crossing::trackId))
            .toList();
    presences = presences.stream().sorted().toList();
  }
}
