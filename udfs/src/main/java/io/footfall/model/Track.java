package io.footfall.model;

import java.util.List;

/**
 * One person's way through one camera's unbroken footage.
 *
 * @param id derived from the camera and the first sighting, so a retry or another cluster gives the
 *     same
 * @param points in time order, at most one per instant, at least one
 */
public record Track(String id, CameraId camera, List<TrackPoint> points) {
  public Track {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("Track %s has no points".formatted(id));
    }
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i - 1).timeUs() >= points.get(i).timeUs()) {
        throw new IllegalArgumentException(
            "Track %s is not in time order at point %d".formatted(id, i));
      }
    }
  }

  public TrackPoint first() {
    return points.get(0);
  }

  public TrackPoint last() {
    return points.get(points.size() - 1);
  }

  public long lengthUs() {
    return last().timeUs() - first().timeUs();
  }
}
