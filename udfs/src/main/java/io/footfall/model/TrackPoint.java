package io.footfall.model;

import io.footfall.geometry.Box;

/**
 * Where a person was at one instant.
 *
 * @param timeUs the instant, UTC
 * @param box smoothed box in pixels of the picture as shown
 * @param score the detector's confidence where the person was seen; 0 where {@link Source#FILLED}
 * @param source whether the detector saw the person at this instant
 */
public record TrackPoint(long timeUs, Box box, double score, Source source) {
  /** How a point came about. */
  public enum Source {
    /** The detector found the person in this frame. */
    SEEN,
    /** The person was hidden; the position is computed from sightings before and after. */
    FILLED
  }

  public boolean isSeen() {
    return source == Source.SEEN;
  }
}
