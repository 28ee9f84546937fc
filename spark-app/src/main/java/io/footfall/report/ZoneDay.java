package io.footfall.report;

import io.footfall.model.Zone;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A zone and its day.
 *
 * @param figures absent when there was no footage
 */
public record ZoneDay(Zone zone, Optional<Figures> figures) {
  /**
   * What was measured in the zone.
   *
   * @param visits all visits, censored ones included
   * @param engaged visits whose dwell reached the zone's threshold
   * @param censored visits that were not seen from beginning to end
   * @param medianDwellSeconds of complete visits; absent when there were none
   * @param completeDwellSeconds dwell of complete visits, summed
   * @param personSeconds dwell of all visits, summed
   */
  public record Figures(
      int visits,
      int engaged,
      int censored,
      OptionalDouble medianDwellSeconds,
      double completeDwellSeconds,
      double personSeconds,
      Occupancy occupancy) {
    public Figures {
      if (visits < 0
          || engaged < 0
          || censored < 0
          || engaged > visits
          || censored > visits
          || !(completeDwellSeconds >= 0)
          || !(personSeconds >= 0)) {
        throw new IllegalArgumentException(
            "A zone needs 0 <= engaged, censored <= visits and dwell >= 0, but had %d, %d, %d, %s, %s"
                .formatted(engaged, censored, visits, completeDwellSeconds, personSeconds));
      }
    }

    int complete() {
      return visits - censored;
    }
  }
}
