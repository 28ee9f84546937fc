package io.footfall.report;

import io.footfall.geometry.Box;
import io.footfall.geometry.Point;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds who is in view at an instant without looking at every track.
 *
 * <p>Each track is listed once for every ten seconds it lives, so the index is small beside the
 * points themselves.
 */
final class TrackIndex {
  private static final long BUCKET_US = 10_000_000;

  /** Longer between two points, somebody was not followed but guessed. */
  private static final long LONGEST_STEP_US = 1_500_000;

  private final Map<Long, List<Numbered>> buckets = new HashMap<>();

  /** A track with its place in the order of first sightings, from 1. */
  private record Numbered(int number, Track track) {}

  /**
   * A person at one instant.
   *
   * @param seen false when the position was computed
   */
  record Sighting(Track track, int number, Box box, boolean seen) {}

  TrackIndex(List<Track> tracks) {
    List<Track> ordered =
        tracks.stream()
            .sorted(
                Comparator.comparingLong((Track track) -> track.first().timeUs())
                    .thenComparing(Track::id))
            .toList();
    for (int i = 0; i < ordered.size(); i++) {
      Track track = ordered.get(i);
      long last = Math.floorDiv(track.last().timeUs(), BUCKET_US);
      for (long at = Math.floorDiv(track.first().timeUs(), BUCKET_US); at <= last; at++) {
        buckets.computeIfAbsent(at, key -> new ArrayList<>()).add(new Numbered(i + 1, track));
      }
    }
  }

  /** Everybody in view, in order of first sighting. */
  List<Sighting> at(long timeUs) {
    List<Sighting> sightings = new ArrayList<>();
    for (Numbered numbered : buckets.getOrDefault(Math.floorDiv(timeUs, BUCKET_US), List.of())) {
      Track track = numbered.track();
      if (track.first().timeUs() <= timeUs && timeUs <= track.last().timeUs()) {
        sightings.add(sighting(numbered, timeUs));
      }
    }
    return sightings;
  }

  private static Sighting sighting(Numbered numbered, long timeUs) {
    List<TrackPoint> points = numbered.track().points();
    int at = lastAtOrBefore(points, timeUs);
    TrackPoint before = points.get(at);
    if (before.timeUs() == timeUs) {
      return new Sighting(numbered.track(), numbered.number(), before.box(), before.isSeen());
    }
    TrackPoint after = points.get(at + 1);
    long stepUs = after.timeUs() - before.timeUs();
    Box box = before.box().towards(after.box(), (double) (timeUs - before.timeUs()) / stepUs);
    boolean seen = before.isSeen() && after.isSeen() && stepUs <= LONGEST_STEP_US;
    return new Sighting(numbered.track(), numbered.number(), box, seen);
  }

  /** Foot points after an instant and up to the sighting, in time order, the sighting's last. */
  static List<Point> tail(Sighting sighting, long fromUs, long timeUs) {
    List<Point> tail = new ArrayList<>();
    List<TrackPoint> points = sighting.track().points();
    for (int i = lastAtOrBefore(points, fromUs) + 1;
        i < points.size() && points.get(i).timeUs() < timeUs;
        i++) {
      tail.add(points.get(i).box().footPoint());
    }
    tail.add(sighting.box().footPoint());
    return tail;
  }

  /** Index of a track's last point at or before an instant; -1 when all are later. */
  private static int lastAtOrBefore(List<TrackPoint> points, long timeUs) {
    int low = 0;
    int high = points.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (points.get(middle).timeUs() <= timeUs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
