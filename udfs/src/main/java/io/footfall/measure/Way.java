package io.footfall.measure;

import io.footfall.geometry.Point;
import io.footfall.model.Micros;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.List;

/** Where a track's foot point is between samples, and how fast it moves. */
final class Way {
  private static final long SECOND_US = 1_000_000;

  private Way() {}

  /**
   * How fast somebody walks in the first second of a track, or all of it if it is shorter, pixels a
   * second.
   */
  static Point speedAtFirst(Track track) {
    long fromUs = track.first().timeUs();
    return speed(track, fromUs, Math.min(fromUs + SECOND_US, track.last().timeUs()));
  }

  /** The same in the last second. */
  static Point speedAtLast(Track track) {
    long toUs = track.last().timeUs();
    return speed(track, Math.max(toUs - SECOND_US, track.first().timeUs()), toUs);
  }

  private static Point speed(Track track, long fromUs, long toUs) {
    if (fromUs == toUs) {
      return new Point(0, 0);
    }
    Point from = footAt(track, fromUs);
    Point to = footAt(track, toUs);
    double seconds = Micros.seconds(toUs - fromUs);
    return new Point((to.x() - from.x()) / seconds, (to.y() - from.y()) / seconds);
  }

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
