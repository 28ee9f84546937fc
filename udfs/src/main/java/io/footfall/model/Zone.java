package io.footfall.model;

import io.footfall.geometry.Point;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * An area on a camera's picture.
 *
 * @param polygon corners in 0-1 fractions of the picture, x right, y down, not closed, not crossing
 *     itself
 * @param department the department it belongs to; empty when none was given
 * @param engagedAfter a visit of at least this dwell is engaged
 */
public record Zone(
    String id, Kind kind, List<Point> polygon, String department, Duration engagedAfter)
    implements Serializable {
  /** What being in the zone means. */
  public enum Kind {
    DEPARTMENT,
    DISPLAY,
    QUEUE,
    STAFF_ONLY,
    IGNORE
  }

  public Zone {
    polygon = List.copyOf(polygon);
    if (polygon.size() < 3) {
      throw new IllegalArgumentException(
          "Zone %s needs at least 3 corners, but has %d".formatted(id, polygon.size()));
    }
    if (engagedAfter.isNegative()) {
      throw new IllegalArgumentException(
          "Zone %s: engagedAfter must not be negative".formatted(id));
    }
  }
}
