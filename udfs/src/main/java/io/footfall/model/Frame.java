package io.footfall.model;

import java.util.List;

/**
 * Everything found in one sampled frame; empty when nobody was. All detections carry the frame's
 * own time.
 */
public record Frame(long timeUs, List<Detection> detections) {
  public Frame {
    detections = List.copyOf(detections);
    for (Detection detection : detections) {
      if (detection.timeUs() != timeUs) {
        throw new IllegalArgumentException(
            "A frame at %d holds a detection at %d".formatted(timeUs, detection.timeUs()));
      }
    }
  }
}
