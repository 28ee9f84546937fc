package io.footfall.model;

import io.footfall.geometry.DirectedLine;
import java.io.Serializable;

/**
 * A counting line on a camera's picture.
 *
 * @param segment in 0-1 fractions of the picture, x right, y down
 * @param inside the side that is inside, seen by someone who stands at the line's start and faces
 *     its end
 */
public record Line(String id, Kind kind, DirectedLine segment, Side inside)
    implements Serializable {
  /** What crossing the line means. */
  public enum Kind {
    ENTRANCE,
    PASSER_BY,
    INTERNAL
  }

  /** A side of a directed line. */
  public enum Side {
    LEFT,
    RIGHT
  }
}
