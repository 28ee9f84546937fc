package io.footfall.measure;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.model.TimeRange;
import java.util.List;

/**
 * What a camera could see: people come into its picture over the border, and into its footage when
 * that begins. Elsewhere nobody comes from nowhere or vanishes.
 *
 * @param footage unbroken spans of footage
 */
record FieldOfView(PictureSize picture, List<TimeRange> footage) {
  /** Distance to the border of the picture that still counts as touching, body heights. */
  private static final double TOUCHING = 0.05;

  /** A track is not lost so shortly before footage breaks off, or found so shortly after. */
  private static final long FOOTAGE_EDGE_US = 2_000_000;

  FieldOfView {
    footage = List.copyOf(footage);
  }

  /** True where a track may begin or end and nobody need have been lost or found. */
  boolean endsAt(long timeUs, Box box, double height) {
    return isAtFootageEdge(timeUs) || touchesBorder(picture, box, height);
  }

  private boolean isAtFootageEdge(long timeUs) {
    return footage.stream()
        .anyMatch(
            span ->
                Math.abs(timeUs - span.startUs()) <= FOOTAGE_EDGE_US
                    || Math.abs(timeUs - span.endUs()) <= FOOTAGE_EDGE_US);
  }

  /** True where the border of the picture may cut somebody's box. */
  static boolean touchesBorder(PictureSize picture, Box box, double height) {
    double touching = TOUCHING * height;
    return box.left() < touching
        || box.right() > picture.width() - touching
        || box.bottom() > picture.height() - touching;
  }
}
