package io.footfall.track;

import io.footfall.geometry.Box;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Finds second tracks of people who have one already: the head, or the body without the legs, may
 * get a box of its own within that of the whole body, again and again. Two people have such boxes
 * for moments only.
 */
final class DuplicateTracks {
  /** In so much of a duplicate's points both boxes show one body. */
  private static final double NEARLY_ALWAYS = 0.9;

  /** So much of the smaller box lies within the larger one ... */
  private static final double INSIDE = 0.8;

  /** ... their tops are no further apart than this share of the greater height ... */
  private static final double SAME_TOP = 0.1;

  /** ... and their middles no further to one side than this share of the greater width. */
  private static final double SAME_MIDDLE = 0.2;

  private static final Comparator<TrackPoint> BY_TIME =
      Comparator.comparingLong(TrackPoint::timeUs);

  /** Those that may go on while the next one is there. */
  private final List<Track> kept = new ArrayList<>();

  /** Takes in a track that is none; they come by first time. */
  void keep(Track track) {
    kept.removeIf(other -> other.last().timeUs() < track.first().timeUs());
    kept.add(track);
  }

  /** Whether a track shows somebody whom one of those kept shows. */
  boolean isDuplicate(Track track) {
    return kept.stream()
        .anyMatch(other -> asOne(track, other) >= NEARLY_ALWAYS * track.points().size());
  }

  /** In how many points of a track its box and the other track's show one body. */
  private static long asOne(Track track, Track other) {
    return track.points().stream().filter(point -> isOneBody(point, other.points())).count();
  }

  private static boolean isOneBody(TrackPoint point, List<TrackPoint> others) {
    int at = Collections.binarySearch(others, point, BY_TIME);
    return at >= 0 && isOneBody(point.box(), others.get(at).box());
  }

  private static boolean isOneBody(Box a, Box b) {
    double apart = Math.abs(a.centre().x() - b.centre().x());
    return a.intersection(b) >= INSIDE * Math.min(a.area(), b.area())
        && Math.abs(a.top() - b.top()) <= SAME_TOP * Math.max(a.height(), b.height())
        && apart <= SAME_MIDDLE * Math.max(a.width(), b.width());
  }
}
