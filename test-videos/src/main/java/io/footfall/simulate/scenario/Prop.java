package io.footfall.simulate.scenario;

/**
 * Something that may be taken for a person and is none.
 *
 * @param headingRadians where it looks
 */
public record Prop(Kind kind, FloorPoint at, double headingRadians) {
  /** What it is. */
  public enum Kind {
    /** A dressed dummy on a stand. */
    MANNEQUIN,
    /** A picture of a person on a wall, given by the foot of the wall and the way it looks. */
    POSTER
  }
}
