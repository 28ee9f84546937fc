package io.footfall.measure;

import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.measure.LineEnd.Kind;
import io.footfall.model.Crossing;
import io.footfall.model.TimeRange;
import io.footfall.model.Track;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Crossings of people who were hidden while they went over a line, told from what was seen before
 * and after.
 *
 * <p>People do not come from nowhere: where a track ends in the middle of the picture somebody was
 * lost, where one begins somebody was found. First each loss near the line is matched with a find
 * that may be the same person, at most one each; found on the side where they were lost, nothing
 * happened; found on the other side, they have crossed. Who is left over crossed when somebody was
 * there to hide them: beside one who is seen to go over the line, a person found just behind it who
 * walks on, or lost just before it while walking up to it, went along. So did one who is seen to
 * pass the line beside another, but was found too shortly before it, or lost too shortly behind it,
 * to have been known to stay there.
 *
 * <p>Flicker on the line is no crossing here either: on one side at least somebody must have been
 * known to stay, and one who goes back within the U-turn time did not come over the line unseen.
 *
 * <p>Counting by conservation is our own rule; matching ends with starts is that of Huang, Wu and
 * Nevatia, ECCV 2008, here with the only question on which side of a line.
 */
public final class HiddenCrossings {
  /** Two bodies are at least so far apart, body heights; nearer is the same body seen twice. */
  private static final double BODY = 0.12;

  /** Who goes along is at most so far away, body heights. */
  private static final double BESIDE = 0.6;

  /**
   * Who goes along is found at most so long after the other one passed the line, or lost before.
   */
  private static final long ALONG_US = 4_000_000;

  /** The other way round, for two who do not walk quite abreast. */
  private static final long AHEAD_US = 1_000_000;

  /** Longest time between a loss and a find of one person near the line. */
  private static final long WITHIN_US = 6_000_000;

  /** A foot point is known to this, body heights. */
  private static final double EXACT = 0.05;

  private final List<Track> tracks;
  private final List<Crossing> seen;
  private final CountingLine line;
  private final CrossingSettings settings;

  private HiddenCrossings(
      List<Track> tracks, List<Crossing> seen, CountingLine line, CrossingSettings settings) {
    this.tracks = tracks;
    this.seen = seen;
    this.line = line;
    this.settings = settings;
  }

  /**
   * The crossings of a camera's lines that were not seen, line after line by time, then track.
   *
   * @param tracks all tracks of the camera, in any order
   * @param lines all lines of the camera
   * @param seen the crossings of these lines that were seen
   * @param footage the camera's unbroken spans of footage; where one begins or ends, nobody was
   *     lost or found
   */
  public static List<Crossing> of(
      List<Track> tracks,
      List<CountingLine> lines,
      List<Crossing> seen,
      PictureSize picture,
      List<TimeRange> footage,
      CrossingSettings settings) {
    FieldOfView view = new FieldOfView(picture, footage);
    List<Crossing> hidden = new ArrayList<>();
    for (CountingLine line : lines) {
      List<Crossing> ofLine =
          seen.stream().filter(crossing -> crossing.lineId().equals(line.line().id())).toList();
      hidden.addAll(
          new HiddenCrossings(tracks, ofLine, line, settings)
              .find(new LineEnd.Place(line, settings, view)));
    }
    return List.copyOf(hidden);
  }

  private List<Crossing> find(LineEnd.Place place) {
    List<LineEnd> losses = ends(Kind.DEATH, place);
    List<LineEnd> finds = ends(Kind.BIRTH, place);
    List<Crossing> hidden = new ArrayList<>();
    Set<LineEnd> explained = Collections.newSetFromMap(new IdentityHashMap<>());
    for (LostAndFound<LineEnd> pair :
        LostAndFound.pairs(losses, finds, (loss, find) -> WITHIN_US)) {
      explained.add(pair.loss());
      explained.add(pair.find());
      over(pair).ifPresent(hidden::add);
    }
    Map<String, Track> byId = new HashMap<>();
    tracks.forEach(track -> byId.put(track.id(), track));
    losses.addAll(finds);
    for (LineEnd end : losses) {
      if (!explained.contains(end)) {
        along(end, byId).ifPresent(hidden::add);
      }
    }
    hidden.sort(Comparator.comparingLong(Crossing::timeUs).thenComparing(Crossing::trackId));
    return List.copyOf(hidden);
  }

  private List<LineEnd> ends(Kind kind, LineEnd.Place place) {
    List<LineEnd> ends = new ArrayList<>();
    tracks.forEach(track -> LineEnd.of(track, kind, place).ifPresent(ends::add));
    ends.sort(Comparator.comparingLong(LineEnd::timeUs).thenComparing(end -> end.track().id()));
    return ends;
  }

  /** Lost on one side and found on the other. */
  private Optional<Crossing> over(LostAndFound<LineEnd> pair) {
    int from = pair.loss().knownSide(line, settings);
    int to = pair.find().knownSide(line, settings);
    if (from * to >= 0) {
      return Optional.empty();
    }
    long timeUs = (pair.loss().timeUs() + pair.find().timeUs()) / 2;
    return Optional.of(inferred(pair.find().track(), timeUs, to));
  }

  /** Lost or found beside somebody who is seen to cross. */
  private Optional<Crossing> along(LineEnd end, Map<String, Track> byId) {
    Optional<SideChanges.Passage> own = end.unsurePassage(line, settings);
    int to = own.map(SideChanges.Passage::towards).orElseGet(() -> wayOf(end));
    if (to == 0) {
      return Optional.empty();
    }
    long timeUs = own.map(SideChanges.Passage::timeUs).orElse(end.timeUs());
    return companion(end, to, timeUs, byId)
        .filter(companion -> !turnsBack(end, companion))
        .map(companion -> inferred(end.track(), own.isPresent() ? timeUs : companion.timeUs(), to));
  }

  /** The side that somebody came to who walks on behind the line, or went to; 0 if neither. */
  private static int wayOf(LineEnd end) {
    boolean found = end.kind() == Kind.BIRTH;
    double away = end.distanceInside() - end.distance();
    if (!end.confirmed() || away < (found ? -EXACT : EXACT)) {
      return 0;
    }
    return found ? end.side() : -end.side();
  }

  /**
   * The crossing of the nearest other one who went over the line to the same side; empty where
   * there is none, or where the other one is so near as to be the same body.
   */
  private Optional<Crossing> companion(LineEnd end, int to, long timeUs, Map<String, Track> byId) {
    Point foot = Way.footAt(end.track(), timeUs);
    Crossing companion = null;
    double nearest = BESIDE;
    for (Crossing crossing : seen) {
      long lagUs = (timeUs - crossing.timeUs()) * (end.kind() == Kind.BIRTH ? 1 : -1);
      if (crossing.netted()
          || crossing.direction() != line.direction(to)
          || crossing.trackId().equals(end.track().id())
          || lagUs < -AHEAD_US
          || lagUs > ALONG_US) {
        continue;
      }
      Track other = byId.get(crossing.trackId());
      double apart = Way.footAt(other, timeUs).distance(foot) / end.height();
      if (apart < BODY) {
        return Optional.empty();
      }
      if (apart < nearest) {
        nearest = apart;
        companion = crossing;
      }
    }
    return Optional.ofNullable(companion);
  }

  /** True when the same track goes over the line the other way at about the same time. */
  private boolean turnsBack(LineEnd end, Crossing companion) {
    return seen.stream()
        .anyMatch(
            crossing ->
                crossing.trackId().equals(end.track().id())
                    && crossing.direction() != companion.direction()
                    && Math.abs(crossing.timeUs() - companion.timeUs()) <= settings.uTurnUs());
  }

  private Crossing inferred(Track track, long timeUs, int towards) {
    return new Crossing(track.id(), line.line().id(), timeUs, line.direction(towards), false, true);
  }
}
