package io.footfall.model;

/**
 * A track went over a counting line: seen on both sides of it, or hidden at it and known to have
 * crossed.
 *
 * @param timeUs when the foot point passed the line itself, UTC; estimated where inferred
 * @param netted true when a crossing back within the U-turn time cancels this one: published counts
 *     leave it out
 * @param inferred true when somebody else hid the person at the line; published counts hold it
 */
public record Crossing(
    String trackId,
    String lineId,
    long timeUs,
    Direction direction,
    boolean netted,
    boolean inferred) {
  /** A crossing that was seen. */
  public Crossing(String trackId, String lineId, long timeUs, Direction direction, boolean netted) {
    this(trackId, lineId, timeUs, direction, netted, false);
  }

  /** Which way, by the line's inside. */
  public enum Direction {
    IN,
    OUT
  }
}
