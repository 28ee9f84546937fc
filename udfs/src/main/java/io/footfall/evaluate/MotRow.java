package io.footfall.evaluate;

/**
 * One box of one track in one frame, as a line of MOTChallenge text says it.
 *
 * @param frame from 1
 * @param id the person or track, unique within a frame
 * @param left of the box, pixels; the width and height may be degenerate in files of others, then
 *     nothing overlaps the box
 * @param mark truth of the 2016 format: 0 when the row is to be ignored; tracks: the confidence
 * @param kind what the row shows, {@link MotClass#PEDESTRIAN} where the format has no class column
 */
public record MotRow(
    int frame,
    long id,
    double left,
    double top,
    double width,
    double height,
    double mark,
    MotClass kind) {
  public MotRow {
    if (frame < 1) {
      throw new IllegalArgumentException("Frames count from 1, but was %d".formatted(frame));
    }
    if (!Double.isFinite(left + top + width + height)) {
      throw new IllegalArgumentException("A box needs finite numbers");
    }
  }

  /** Intersection over union; 0 when apart, only touching or degenerate. */
  double iou(MotRow other) {
    double across = Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
    double down = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
    if (!(across > 0 && down > 0)) {
      return 0;
    }
    double shared = across * down;
    return shared / (width * height + other.width * other.height - shared);
  }
}
