package io.footfall.measure;

import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.model.Appearance;
import io.footfall.model.TimeRange;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How often people came into a camera's picture, however often their tracks broke.
 *
 * <p>Who is lost in the middle of the picture is still there, and who is found there was there
 * before: each loss is paired with at most one find near by ({@link LostAndFound}), and so the
 * pieces make one appearance. At the border of the picture people do come and go; there only a find
 * within a second is the same person. Nor is somebody the same who walked up to a door and is found
 * walking away from it: only where people are exchanged as they meet does that happen, and then at
 * once. A short track that was found and lost in the middle of the picture, and neither paired, is
 * nobody.
 *
 * <p>Pieces of two people who were hidden together may be exchanged, which changes no count: an
 * appearance counts people, it does not say who is who.
 *
 * <p>How long somebody stayed is another question. Who is hidden for longer than an appearance
 * lasts without being seen has not moved away for that: {@link #stays}.
 */
public final class Appearances {
  /** Longest time between a loss and a find of one person within the picture. */
  private static final long WITHIN_US = 4_000_000;

  /** The same at the border of the picture. */
  private static final long AT_BORDER_US = 1_000_000;

  /** The same within the picture for how long people stay. */
  private static final long STAY_WITHIN_US = LostAndFound.LONGEST_US;

  /** The same anywhere for one who is found walking against the way that the lost one walked. */
  private static final long TURNED_US = 500_000;

  /** Slower than this, body heights a second, nobody walks anywhere. */
  private static final double WALKING = 0.3;

  /** Shorter than this, what comes from nowhere and vanishes is nobody. */
  private static final long SHORT_US = 4_000_000;

  /**
   * A track as far as it matters here: where it begins and ends.
   *
   * @param speedAtFirst pixels a second
   * @param speedAtLast pixels a second
   */
  public record Piece(
      String trackId, TrackPoint first, TrackPoint last, Point speedAtFirst, Point speedAtLast) {
    /** The ends of a track. */
    public static Piece of(Track track) {
      return new Piece(
          track.id(), track.first(), track.last(), Way.speedAtFirst(track), Way.speedAtLast(track));
    }

    private long lengthUs() {
      return last.timeUs() - first.timeUs();
    }
  }

  /**
   * One end of a piece.
   *
   * @param speed pixels a second
   * @param natural the border of the picture or the edge of the footage explains it
   */
  private record End(Piece piece, TrackPoint point, Point speed, boolean natural)
      implements TrackEnd {
    static End of(Piece piece, TrackPoint point, Point speed, FieldOfView view) {
      boolean natural = view.endsAt(point.timeUs(), point.box(), point.box().height());
      return new End(piece, point, speed, natural);
    }

    @Override
    public String trackId() {
      return piece.trackId();
    }

    @Override
    public long timeUs() {
      return point.timeUs();
    }

    /** The head: what is before people hides their feet. */
    @Override
    public Point place() {
      return new Point(point.box().centre().x(), point.box().top());
    }

    @Override
    public double height() {
      return point.box().height();
    }

    boolean isFlicker() {
      return !natural && piece.lengthUs() < SHORT_US;
    }

    boolean isWalking() {
      return Math.hypot(speed.x(), speed.y()) > WALKING * height();
    }

    boolean isTurnedFrom(End other) {
      double along = speed.x() * other.speed.x() + speed.y() * other.speed.y();
      return along < 0 && isWalking() && other.isWalking();
    }
  }

  private Appearances() {}

  /**
   * The appearances in a camera's picture, by start, then id.
   *
   * @param pieces all tracks of the camera, in any order
   * @param footage the camera's unbroken spans of footage; where one begins or ends, nobody was
   *     lost or found
   */
  public static List<Appearance> of(
      List<Piece> pieces, PictureSize picture, List<TimeRange> footage) {
    return of(pieces, new FieldOfView(picture, footage), WITHIN_US);
  }

  /**
   * The same for how long people stay: who is not seen for up to 10 s has stayed where they were.
   *
   * @param pieces all tracks of the camera, in any order
   * @param footage the camera's unbroken spans of footage; where one begins or ends, nobody was
   *     lost or found
   */
  public static List<Appearance> stays(
      List<Piece> pieces, PictureSize picture, List<TimeRange> footage) {
    return of(pieces, new FieldOfView(picture, footage), STAY_WITHIN_US);
  }

  private static List<Appearance> of(List<Piece> pieces, FieldOfView view, long withinUs) {
    Map<String, End> losses = new HashMap<>();
    Map<String, End> finds = new HashMap<>();
    for (Piece piece : pieces) {
      losses.put(piece.trackId(), End.of(piece, piece.last(), piece.speedAtLast(), view));
      finds.put(piece.trackId(), End.of(piece, piece.first(), piece.speedAtFirst(), view));
    }
    Map<String, End> next = new HashMap<>();
    Set<String> goingOn = new HashSet<>();
    for (LostAndFound<End> pair :
        LostAndFound.pairs(
            inOrder(losses), inOrder(finds), (loss, find) -> longestUs(loss, find, withinUs))) {
      next.put(pair.loss().trackId(), pair.find());
      goingOn.add(pair.find().trackId());
    }
    List<Appearance> appearances = new ArrayList<>();
    for (End first : inOrder(finds)) {
      String id = first.trackId();
      boolean nobody = first.isFlicker() && losses.get(id).isFlicker() && !next.containsKey(id);
      if (!goingOn.contains(id) && !nobody) {
        appearances.add(from(first.piece(), next));
      }
    }
    return List.copyOf(appearances);
  }

  private static List<End> inOrder(Map<String, End> ends) {
    return ends.values().stream()
        .sorted(Comparator.comparingLong(End::timeUs).thenComparing(End::trackId))
        .toList();
  }

  /** Negative where the two cannot be one person at all: nobody goes on before they came. */
  private static long longestUs(End loss, End find, long withinUs) {
    if (find.timeUs() <= loss.piece().first().timeUs()) {
      return Long.MIN_VALUE;
    }
    if (find.isTurnedFrom(loss)) {
      return TURNED_US;
    }
    return loss.natural() || find.natural() ? AT_BORDER_US : withinUs;
  }

  private static Appearance from(Piece first, Map<String, End> next) {
    List<String> tracks = new ArrayList<>(List.of(first.trackId()));
    long endUs = first.last().timeUs();
    for (End end = next.get(first.trackId()); end != null; end = next.get(end.trackId())) {
      tracks.add(end.trackId());
      endUs = Math.max(endUs, end.piece().last().timeUs());
    }
    return new Appearance(first.first().timeUs(), endUs, tracks);
  }
}
