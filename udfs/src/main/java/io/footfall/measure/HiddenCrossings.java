package io.footfall.measure;

import io.footfall.geometry.PictureSize;
import io.footfall.measure.LineEnd.Kind;
import io.footfall.model.Crossing;
import io.footfall.model.Crossing.Direction;
import io.footfall.model.Line;
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
 * walks on, or lost just before it while walking up to it, went along.
 *
 * <p>Flicker on the line is no crossing here either: on both sides somebody must have been known to
 * stay, and one who goes back within the U-turn time did not come over the line unseen.
 *
 * <p>Counting by conservation is our own rule; matching ends with starts is that of Huang, Wu and
 * Nevatia, ECCV 2008, here with the only question on which side of a line.
 */
public final class HiddenCrossings {
  /** Longest time between a loss and a find of the same person. */
  private static final long MATCH_US = 5_000_000;

  /** Two tracks of one person may overlap this long. */
  private static final long OVERLAP_US = 300_000;

  /** A find so far from the loss may be the same person, body heights ... */
  private static final double MATCH_DISTANCE = 0.4;

  /** ... and so much further for each second in between ... */
  private static final double MATCH_SPEED = 1;

  /** ... but no further than this. */
  private static final double MATCH_FARTHEST = 1.2;

  /** Largest ratio of heights, as a logarithm. */
  private static final double MATCH_HEIGHT = 0.4;

  /** Of two finds the one a second later must be nearer by this, body heights. */
  private static final double MATCH_PATIENCE = 0.3;

  /** Two bodies are at least so far apart, body heights; nearer is the same body seen twice. */
  private static final double BODY = 0.12;

  /** Who goes along is at most so far away, body heights. */
  private static final double BESIDE = 0.6;

  /**
   * Who goes along is found at most so long after the other one passed the line, or lost before.
   */
  private static final long ALONG_US = 2_000_000;

  /** The other way round, for two who do not walk quite abreast. */
  private static final long AHEAD_US = 500_000;

  /** A foot point is known to this, body heights. */
  private static final double EXACT = 0.05;

  private record Match(LineEnd loss, LineEnd find, double cost) {}

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
   * @param footage the camera's unbroken spans of footage; where one begins or ends, nobody was
   *     lost or found
   */
  public static List<Crossing> of(
      List<Track> tracks,
      List<Line> lines,
      PictureSize picture,
      List<TimeRange> footage,
      CrossingSettings settings) {
    List<Crossing> hidden = new ArrayList<>();
    for (CountingLine line : CountingLine.of(lines, picture)) {
      List<Crossing> seen = new ArrayList<>();
      tracks.forEach(track -> seen.addAll(Crossings.of(track, line, settings)));
      hidden.addAll(
          new HiddenCrossings(tracks, seen, line, settings)
              .find(new LineEnd.Place(line, picture, List.copyOf(footage))));
    }
    return List.copyOf(hidden);
  }

  private List<Crossing> find(LineEnd.Place place) {
    List<LineEnd> losses = ends(Kind.DEATH, place);
    List<LineEnd> finds = ends(Kind.BIRTH, place);
    List<Crossing> hidden = new ArrayList<>();
    Set<LineEnd> explained = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Match match : matches(losses, finds)) {
      explained.add(match.loss);
      explained.add(match.find);
      over(match).ifPresent(hidden::add);
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

  /** Pairs of a loss and a find, the most likely first, each at most once. */
  private static List<Match> matches(List<LineEnd> losses, List<LineEnd> finds) {
    List<Match> possible = new ArrayList<>();
    int from = 0;
    for (LineEnd loss : losses) {
      while (from < finds.size() && finds.get(from).timeUs() < loss.timeUs() - OVERLAP_US) {
        from++;
      }
      for (int i = from; i < finds.size(); i++) {
        if (finds.get(i).timeUs() - loss.timeUs() > MATCH_US) {
          break;
        }
        match(loss, finds.get(i)).ifPresent(possible::add);
      }
    }
    // Stable: equal costs stay in order of time.
    possible.sort(Comparator.comparingDouble(Match::cost));
    List<Match> made = new ArrayList<>();
    Set<LineEnd> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Match match : possible) {
      if (!taken.contains(match.loss) && !taken.contains(match.find)) {
        taken.add(match.loss);
        taken.add(match.find);
        made.add(match);
      }
    }
    return made;
  }

  private static Optional<Match> match(LineEnd loss, LineEnd find) {
    double seconds = (find.timeUs() - loss.timeUs()) * 1e-6;
    double distance = 2 * loss.foot().distance(find.foot()) / (loss.height() + find.height());
    double reach = Math.min(MATCH_FARTHEST, MATCH_DISTANCE + MATCH_SPEED * Math.max(0, seconds));
    boolean possible =
        !loss.track().id().equals(find.track().id())
            && distance <= reach
            && Math.abs(Math.log(loss.height() / find.height())) <= MATCH_HEIGHT;
    return possible
        ? Optional.of(new Match(loss, find, distance + MATCH_PATIENCE * Math.abs(seconds)))
        : Optional.empty();
  }

  /** Lost on one side and found on the other. */
  private Optional<Crossing> over(Match match) {
    int from = match.loss.knownSide(line, settings);
    int to = match.find.knownSide(line, settings);
    if (from * to >= 0) {
      return Optional.empty();
    }
    long timeUs = (match.loss.timeUs() + match.find.timeUs()) / 2;
    return Optional.of(inferred(match.find.track(), timeUs, to));
  }

  /** Lost or found beside somebody who is seen to cross. */
  private Optional<Crossing> along(LineEnd end, Map<String, Track> byId) {
    boolean found = end.kind() == Kind.BIRTH;
    double away = end.distanceInside() - end.distance();
    if (!end.isConfirmed(settings.bandBodyHeights()) || away < (found ? -EXACT : EXACT)) {
      return Optional.empty();
    }
    int to = found ? end.side() : -end.side();
    Crossing companion = null;
    double nearest = BESIDE;
    for (Crossing crossing : seen) {
      long lagUs = (end.timeUs() - crossing.timeUs()) * (found ? 1 : -1);
      if (crossing.netted()
          || crossing.direction() != direction(to)
          || crossing.trackId().equals(end.track().id())
          || lagUs < -AHEAD_US
          || lagUs > ALONG_US) {
        continue;
      }
      Track other = byId.get(crossing.trackId());
      double apart = Way.footAt(other, end.timeUs()).distance(end.foot()) / end.height();
      if (apart < BODY) {
        return Optional.empty();
      }
      if (apart < nearest) {
        nearest = apart;
        companion = crossing;
      }
    }
    return companion == null || turnsBack(end, companion)
        ? Optional.empty()
        : Optional.of(inferred(end.track(), companion.timeUs(), to));
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
    return new Crossing(track.id(), line.line().id(), timeUs, direction(towards), false, true);
  }

  private Direction direction(int towards) {
    Line.Side side = towards > 0 ? Line.Side.RIGHT : Line.Side.LEFT;
    return side == line.line().inside() ? Direction.IN : Direction.OUT;
  }
}
