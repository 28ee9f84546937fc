package io.footfall.measure;

import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Glimpses at the ends of tracks: somebody seen for a moment, then not for longer, then followed.
 *
 * <p>The glimpse may be of somebody else, or of a head and a part of a body whose feet are
 * anywhere. It is good enough to say that somebody was there, but not to say on which side of a
 * line.
 */
public final class Glimpses {
  /** Who is seen for less is hardly seen ... */
  private static final long SEEN_US = 300_000;

  /** ... when this much time lies between that and the rest. */
  private static final long UNSEEN_US = 1_000_000;

  private Glimpses() {}

  /** The track without a glimpse at its beginning and at its end; as it is, where that is all. */
  public static Track without(Track track) {
    List<TrackPoint> points = track.points();
    List<TrackPoint> lastFirst = new ArrayList<>(points);
    Collections.reverse(lastFirst);
    int from = glimpse(points);
    int to = points.size() - glimpse(lastFirst);
    boolean isAll = from >= to || to - from == points.size();
    return isAll ? track : new Track(track.id(), track.camera(), points.subList(from, to));
  }

  /** How many points a glimpse is before which, or after which, nobody was seen; 0 for none. */
  private static int glimpse(List<TrackPoint> fromEnd) {
    TrackPoint end = fromEnd.get(0);
    TrackPoint before = end;
    for (int i = 1; i < fromEnd.size(); i++) {
      TrackPoint point = fromEnd.get(i);
      if (!point.isSeen()) {
        continue;
      }
      if (apart(before, point) > UNSEEN_US) {
        return i;
      }
      if (apart(end, point) >= SEEN_US) {
        return 0;
      }
      before = point;
    }
    return 0;
  }

  private static long apart(TrackPoint a, TrackPoint b) {
    return Math.abs(a.timeUs() - b.timeUs());
  }
}
