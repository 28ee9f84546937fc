package io.footfall.model;

import io.footfall.geometry.Shift;
import java.util.List;
import java.util.Objects;

/**
 * Everything found in one sampled frame; empty when nobody was. All detections carry the frame's
 * own time.
 *
 * @param moved how far the scene has moved in the picture since the frame before, pixels, because
 *     the camera moved
 */
public record Frame(long timeUs, List<Detection> detections, Shift moved) {
  public Frame {
    Objects.requireNonNull(moved, "moved");
    detections = List.copyOf(detections);
    for (Detection detection : detections) {
      if (detection.timeUs() != timeUs) {
        throw new IllegalArgumentException(
            "A frame at %d holds a detection at %d".formatted(timeUs, detection.timeUs()));
      }
    }
  }

  /** A frame of a camera that stayed where it was. */
  public Frame(long timeUs, List<Detection> detections) {
    this(timeUs, detections, Shift.NONE);
  }
}
