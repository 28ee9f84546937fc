package io.footfall.measure;

import io.footfall.geometry.Point;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.List;

/** Where a track's foot point is between samples. */
final class Way {
  private Way() {}

  /** The foot point at an instant; before the first and after the last point it stays there. */
  static Point footAt(Track track, long timeUs) {
    List<TrackPoint> points = track.points();
    int low = 0;
    int high = points.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (points.get(middle).timeUs() < timeUs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    TrackPoint next = points.get(low);
    if (low == 0 || next.timeUs() <= timeUs) {
      return next.box().footPoint();
    }
    TrackPoint before = points.get(low - 1);
    double done = (timeUs - before.timeUs()) / (double) (next.timeUs() - before.timeUs());
    return before.box().towards(next.box(), done).footPoint();
  }
}
