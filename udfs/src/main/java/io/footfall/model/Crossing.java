package io.footfall.model;

/**
 * A track went over a counting line, confirmed on both sides of it.
 *
 * @param timeUs when the foot point passed the line itself, UTC
 * @param netted true when a crossing back within the U-turn time cancels this one: published counts
 *     leave it out
 */
public record Crossing(
    String trackId, String lineId, long timeUs, Direction direction, boolean netted) {
  /** Which way, by the line's inside. */
  public enum Direction {
    IN,
    OUT
  }
}
