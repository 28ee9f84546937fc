package io.footfall.measure;

import io.footfall.geometry.DirectedLine;
import io.footfall.geometry.Point;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.List;
import java.util.Optional;

/**
 * Where a track begins or ends near a counting line, in the middle of the picture and of the
 * footage: nobody comes from nowhere, so somebody was lost or found there.
 *
 * @param height of the body, pixels
 * @param side of the line: 1 right, -1 left
 * @param distance to the line, body heights, 0 or more
 * @param distanceInside to the line a second further inside the track, body heights; negative on
 *     the other side
 * @param confirmed a second further inside the track the person was on this side of the line,
 *     beyond the band
 */
record LineEnd(
    Track track,
    Kind kind,
    long timeUs,
    Point foot,
    double height,
    int side,
    double distance,
    double distanceInside,
    boolean confirmed)
    implements TrackEnd {
  /** Which end. */
  enum Kind {
    /** The track begins. */
    BIRTH,
    /** The track ends. */
    DEATH
  }

  /** Further from the line than this nobody is thought to have come over it unseen. */
  private static final double NEAR = 0.6;

  /** So far beyond the line's ends a foot point may lie, body heights. */
  private static final double BEYOND_ENDS = 0.4;

  private static final long SECOND_US = 1_000_000;

  /** Near which line, counted by which rules, in which pictures. */
  record Place(CountingLine line, CrossingSettings settings, FieldOfView view) {}

  /** One end of a track, if it lies near the line and nothing but a loss explains it. */
  static Optional<LineEnd> of(Track track, Kind kind, Place place) {
    TrackPoint end = kind == Kind.BIRTH ? track.first() : track.last();
    double height = BodyHeight.around(track.points(), end.timeUs());
    if (track.lengthUs() == 0 || place.view().endsAt(end.timeUs(), end.box(), height)) {
      return Optional.empty();
    }
    DirectedLine line = place.line().pixels();
    Point foot = end.box().footPoint();
    double along = line.along(foot);
    double beyond = BEYOND_ENDS * height / line.length();
    double distance = line.signedDistance(foot) / height;
    if (Math.abs(distance) > NEAR || along < -beyond || along > 1 + beyond) {
      return Optional.empty();
    }
    int side = distance >= 0 ? 1 : -1;
    long insideUs = end.timeUs() + (kind == Kind.BIRTH ? SECOND_US : -SECOND_US);
    Point footInside = Way.footAt(track, insideUs);
    double inside = side * line.signedDistance(footInside) / height;
    boolean confirmed =
        track.lengthUs() >= SECOND_US
            && side * place.line().depth(footInside) > place.line().band(height, place.settings());
    return Optional.of(
        new LineEnd(
            track, kind, end.timeUs(), foot, height, side, Math.abs(distance), inside, confirmed));
  }

  @Override
  public String trackId() {
    return track.id();
  }

  @Override
  public Point place() {
    return foot;
  }

  /**
   * How the person who was found just before the line went over it, or over it and was lost just
   * behind: seen, but not for long enough on that side to be sure of it.
   */
  Optional<SideChanges.Passage> unsurePassage(CountingLine line, CrossingSettings settings) {
    SideChanges changes = SideChanges.of(track.points(), line);
    List<SideChanges.Stay> stays = changes.stays(settings);
    if (stays.isEmpty()) {
      return Optional.empty();
    }
    int passages = changes.passages().size();
    boolean unsure =
        kind == Kind.BIRTH
            ? stays.get(0).stretch() == 1
            : stays.get(stays.size() - 1).stretch() == passages - 1;
    SideChanges.Passage passage = changes.passages().get(kind == Kind.BIRTH ? 0 : passages - 1);
    return unsure && passage.withinExtent() ? Optional.of(passage) : Optional.empty();
  }

  /**
   * The side of the line on which the person was last known to be where the track ends, or first
   * where it begins, by the same confirmed stays that make a crossing: somebody lost in the band
   * may be just on the way over. 1 right, -1 left, 0 not known.
   */
  int knownSide(CountingLine line, CrossingSettings settings) {
    SideChanges changes = SideChanges.of(track.points(), line);
    if (changes.passages().isEmpty()) {
      return confirmed ? side : 0;
    }
    List<SideChanges.Stay> stays = changes.stays(settings);
    if (stays.isEmpty()) {
      return 0;
    }
    return stays.get(kind == Kind.BIRTH ? 0 : stays.size() - 1).side();
  }
}
