package io.footfall.evaluate;

import io.footfall.geometry.Box;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import io.footfall.model.TrackPoint.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tracks of one recording frame by frame, people numbered from 1 by their first sighting.
 *
 * <p>Frame n is the one shown (n - 1) / rate after the recording's first; between two points a box
 * is interpolated: the tracker took them for one person, who was somewhere. Frames before the first
 * that was looked at, and after the last, have points on one side only: who is seen at the very
 * first or last is taken to go on there as in the step beside it.
 */
public final class MotTracks {
  /**
   * Frame times rarely fall on whole microseconds: a point this much of a frame early still is that
   * frame.
   */
  private static final double EARLY = 0.05;

  private MotTracks() {}

  /**
   * A row for each frame that shows somebody; its mark is the score of the point at that frame or
   * after it.
   *
   * @param startUs when the recording's first frame was taken, UTC
   * @param framesPerSecond its nominal rate
   * @param frames how many frames it has; nothing is given beyond
   */
  public static MotSequence of(
      List<Track> tracks, long startUs, double framesPerSecond, long frames) {
    List<Track> ordered = new ArrayList<>(tracks);
    ordered.sort(
        Comparator.<Track>comparingLong(track -> track.first().timeUs()).thenComparing(Track::id));
    List<MotRow> rows = new ArrayList<>();
    for (int person = 0; person < ordered.size(); person++) {
      addRows(ordered.get(person), person + 1, startUs, framesPerSecond, frames, rows);
    }
    return new MotSequence(rows, MotSequence.Format.MOT_2015);
  }

  private static void addRows(
      Track track,
      int person,
      long startUs,
      double framesPerSecond,
      long frames,
      List<MotRow> rows) {
    double frameUs = 1_000_000 / framesPerSecond;
    long endUs = startUs + Math.round((frames - 1) * frameUs);
    List<TrackPoint> points = toTheEnds(track.points(), startUs, endUs, EARLY * frameUs);
    long first =
        Math.max(0, (long) Math.ceil((points.get(0).timeUs() - startUs) / frameUs - EARLY));
    int next = 0;
    for (long n = first; n < frames; n++) {
      double timeUs = startUs + n * frameUs;
      while (next < points.size() && points.get(next).timeUs() < timeUs - EARLY * frameUs) {
        next++;
      }
      if (next == points.size()) {
        return;
      }
      rows.add(row((int) n + 1, person, at(points, next, timeUs), points.get(next).score()));
    }
  }

  private static MotRow row(int frame, int person, Box box, double score) {
    return new MotRow(
        frame,
        person,
        box.left(),
        box.top(),
        box.width(),
        box.height(),
        score,
        MotClass.PEDESTRIAN);
  }

  /**
   * The points, with one at either end of the recording where that lies beyond them by less than a
   * step between frames looked at: a frame before, or after, was looked at by nobody.
   */
  private static List<TrackPoint> toTheEnds(
      List<TrackPoint> points, long startUs, long endUs, double earlyUs) {
    List<TrackPoint> reaching = new ArrayList<>(points);
    if (points.size() > 1) {
      TrackPoint last = points.get(points.size() - 1);
      goOn(points.get(1), points.get(0), startUs, earlyUs).ifPresent(p -> reaching.add(0, p));
      goOn(points.get(points.size() - 2), last, endUs, earlyUs).ifPresent(reaching::add);
    }
    return reaching;
  }

  /** Where somebody is at an instant beyond the last of two points, less than their step away. */
  private static Optional<TrackPoint> goOn(
      TrackPoint from, TrackPoint to, long timeUs, double earlyUs) {
    long stepUs = to.timeUs() - from.timeUs();
    double steps = (double) (timeUs - to.timeUs()) / stepUs;
    boolean unseen = steps > 0 && steps < 1 - earlyUs / Math.abs(stepUs);
    return unseen
        ? Optional.of(
            new TrackPoint(timeUs, to.box().towards(from.box(), -steps), 0, Source.FILLED))
        : Optional.empty();
  }

  private static Box at(List<TrackPoint> points, int next, double timeUs) {
    TrackPoint after = points.get(next);
    if (next == 0 || after.timeUs() <= timeUs) {
      return after.box();
    }
    TrackPoint before = points.get(next - 1);
    return before
        .box()
        .towards(after.box(), (timeUs - before.timeUs()) / (after.timeUs() - before.timeUs()));
  }
}
