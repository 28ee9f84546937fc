package io.footfall.site;

import io.footfall.geometry.Homography;
import io.footfall.geometry.Point;
import java.util.List;

/**
 * Points of the picture whose place on the floor was measured: what turns pixels into metres.
 *
 * @param anchors at least four
 */
public record Floor(List<Anchor> anchors) {
  /**
   * One measured point.
   *
   * @param picture in 0-1 fractions of the picture
   * @param metres on the floor, from a corner and along axes of the measurer's choice
   */
  public record Anchor(Point picture, Point metres) {}

  public Floor {
    anchors = List.copyOf(anchors);
    if (anchors.size() < 4) {
      throw new IllegalArgumentException(
          "A floor needs at least 4 points, but has %d".formatted(anchors.size()));
    }
  }

  /** The points, to fit a map or a camera to. */
  public List<Homography.Pair> pairs() {
    return anchors.stream()
        .map(anchor -> new Homography.Pair(anchor.picture(), anchor.metres()))
        .toList();
  }
}
