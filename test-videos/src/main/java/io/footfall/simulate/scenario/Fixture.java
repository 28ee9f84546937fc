package io.footfall.simulate.scenario;

/**
 * A box that stands on the floor, people walk around it and cameras cannot see through it.
 *
 * @param heightMetres of its top above the floor
 */
public record Fixture(Kind kind, double x0, double y0, double x1, double y1, double heightMetres) {
  /** What the box looks like, and whether people browse at it. */
  public enum Kind {
    /** Boards full of goods, browsed along its long sides. */
    SHELF,
    /** A low table with folded stacks, browsed all round. */
    TABLE,
    /** Clothes hanging from a rail, browsed along its long sides. */
    RACK,
    /** A till's counter; nobody browses here. */
    COUNTER,
    /** A pillar of the building. */
    PILLAR,
    /** A shopping trolley left standing. */
    TROLLEY
  }

  public Fixture {
    if (!(x0 < x1 && y0 < y1 && heightMetres > 0)) {
      throw new IllegalArgumentException(
          "A fixture needs x0 < x1, y0 < y1 and a height, but was [%s, %s, %s, %s] x %s"
              .formatted(x0, y0, x1, y1, heightMetres));
    }
  }

  /** Metres from a floor point to the box, 0 inside. */
  public double distance(double x, double y) {
    double dx = Math.max(0, Math.max(x0 - x, x - x1));
    double dy = Math.max(0, Math.max(y0 - y, y - y1));
    return Math.hypot(dx, dy);
  }
}
