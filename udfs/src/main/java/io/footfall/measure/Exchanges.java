package io.footfall.measure;

import io.footfall.geometry.Box;
import io.footfall.model.Crossing;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * U-turns over a line that are none, but two people who met there.
 *
 * <p>One comes over the line, another one up to it from behind; for a moment one hides the other;
 * then each walks back, as it seems, without having passed the other one. People do not do that,
 * they pass: each track shows the first half of one person's way and the second half of the
 * other's, and the U-turn is one who came and one who went. Clothes do not tell one from the other
 * (decision 16 of the job).
 */
final class Exchanges {
  /** The heads of two of whom one hides the other are at most so far apart, body heights. */
  private static final double MEETING = 0.4;

  /** Both turn within this time of where they are nearest. */
  private static final long TURN_US = 1_000_000;

  /** The other one comes and goes within this time before and after the turn. */
  private static final long WAY_US = 2_000_000;

  private final List<Track> tracks;
  private final CountingLine line;
  private final CrossingSettings settings;

  private Exchanges(List<Track> tracks, CountingLine line, CrossingSettings settings) {
    this.tracks = tracks;
    this.line = line;
    this.settings = settings;
  }

  /**
   * The crossings with those of people who met not netted.
   *
   * @param seen of one line, track after track, each track's in time order
   * @param tracks all tracks of the camera, in any order
   */
  static List<Crossing> toldApart(
      List<Crossing> seen, List<Track> tracks, CountingLine line, CrossingSettings settings) {
    Exchanges exchanges = new Exchanges(tracks, line, settings);
    Map<String, Track> byId = new HashMap<>();
    tracks.forEach(track -> byId.put(track.id(), track));
    List<Crossing> told = new ArrayList<>(seen);
    for (int i = 0; i < told.size(); i++) {
      if (told.get(i).netted()) {
        Crossing over = told.get(i);
        Crossing back = told.get(i + 1);
        if (exchanges.met(byId.get(over.trackId()), over, back)) {
          told.set(i, counted(over));
          told.set(i + 1, counted(back));
        }
        i++;
      }
    }
    return told;
  }

  /** The same crossing, not netted. */
  private static Crossing counted(Crossing crossing) {
    return new Crossing(
        crossing.trackId(), crossing.lineId(), crossing.timeUs(), crossing.direction(), false);
  }

  /** Whether who goes over the line and back met somebody in between. */
  private boolean met(Track walker, Crossing over, Crossing back) {
    int side = line.direction(1) == over.direction() ? 1 : -1;
    List<TrackPoint> beyond = between(walker, over.timeUs(), back.timeUs());
    return tracks.stream()
        .filter(other -> !other.id().equals(walker.id()))
        .filter(other -> other.first().timeUs() <= back.timeUs())
        .filter(other -> other.last().timeUs() >= over.timeUs())
        .anyMatch(other -> turnAtEachOther(beyond, other, side));
  }

  /**
   * Whether somebody beyond the line and another one turn at each other.
   *
   * @param beyond the first one's way between the two crossings
   * @param side 1 beyond the line is to the right, -1 to the left
   */
  private boolean turnAtEachOther(List<TrackPoint> beyond, Track other, int side) {
    Optional<TrackPoint> meeting = meeting(beyond, other);
    if (meeting.isEmpty()) {
      return false;
    }
    long metUs = meeting.get().timeUs();
    TrackPoint furthest = nearest(beyond, -side);
    TrackPoint turn = nearest(between(other, metUs - TURN_US, metUs + TURN_US), side);
    double away = depth(turn, side) + 2 * line.band(meeting.get().box().height(), settings);
    return Math.abs(furthest.timeUs() - metUs) <= TURN_US
        && depth(furthest, side) <= depth(turn, side)
        && wasAt(away, between(other, turn.timeUs() - WAY_US, turn.timeUs()), side)
        && wasAt(away, between(other, turn.timeUs(), turn.timeUs() + WAY_US), side);
  }

  /** Where the way comes nearest to another track; empty where that is not near. */
  private static Optional<TrackPoint> meeting(List<TrackPoint> way, Track other) {
    Map<Long, Box> boxes = new HashMap<>();
    if (!way.isEmpty()) {
      between(other, way.get(0).timeUs(), way.get(way.size() - 1).timeUs())
          .forEach(point -> boxes.put(point.timeUs(), point.box()));
    }
    TrackPoint meeting = null;
    double least = MEETING;
    for (TrackPoint point : way) {
      Box box = boxes.get(point.timeUs());
      double apart = box == null ? Double.MAX_VALUE : headsApart(point.box(), box);
      if (apart < least) {
        least = apart;
        meeting = point;
      }
    }
    return Optional.ofNullable(meeting);
  }

  private static double headsApart(Box box, Box other) {
    return Math.hypot(box.centre().x() - other.centre().x(), box.top() - other.top())
        / box.height();
  }

  /** Whether the way was once so far on a side of the line, or further. */
  private boolean wasAt(double depth, List<TrackPoint> way, int side) {
    return way.stream().anyMatch(point -> depth(point, side) >= depth);
  }

  /** The first point that is nearest to the line, or furthest beyond it for the other side. */
  private TrackPoint nearest(List<TrackPoint> way, int side) {
    TrackPoint nearest = way.get(0);
    for (TrackPoint point : way) {
      nearest = depth(point, side) < depth(nearest, side) ? point : nearest;
    }
    return nearest;
  }

  /** How far on a side of the line, in the unit of {@link CountingLine#depth}. */
  private double depth(TrackPoint point, int side) {
    return side * line.depth(point.box().footPoint());
  }

  /** The points of a track from one instant to another, both included. */
  private static List<TrackPoint> between(Track track, long fromUs, long toUs) {
    return track.points().stream()
        .filter(point -> point.timeUs() >= fromUs && point.timeUs() <= toUs)
        .toList();
  }
}
