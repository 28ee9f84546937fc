package io.footfall.model;

/**
 * One stay of a person in a zone, from its first to its last instant inside; bridged losses count,
 * padding does not.
 *
 * @param trackId the track, or the first piece of the appearance it belongs to
 * @param startUs first instant inside, UTC
 * @param endUs last instant inside, UTC
 * @param engaged the dwell reached the zone's threshold
 */
public record ZoneVisit(
    String trackId,
    String zoneId,
    long startUs,
    long endUs,
    Edge began,
    Edge ended,
    boolean engaged) {
  /** How a visit begins or ends. */
  public enum Edge {
    /** The person walked over the zone's border. */
    CROSSED,
    /** The track begins inside the zone. */
    APPEARED,
    /** The track ends inside the zone. */
    VANISHED,
    /** The footage begins or ends while the person is inside. */
    CLIP_EDGE
  }

  public ZoneVisit {
    if (endUs < startUs) {
      throw new IllegalArgumentException(
          "A visit cannot end before it starts: [%d, %d]".formatted(startUs, endUs));
    }
  }

  public long dwellUs() {
    return endUs - startUs;
  }

  /** True when the real stay may be longer than what was seen. */
  public boolean isCensored() {
    return began != Edge.CROSSED || ended != Edge.CROSSED;
  }
}
