package io.footfall.report;

import io.footfall.geometry.Box;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Tracks as MOTChallenge text: {@code frame,id,left,top,width,height,score,-1,-1,-1}, frames and
 * people counted from 1.
 *
 * <p>Frame n is the one shown (n - 1) / rate after the recording's first; between two points a box
 * is interpolated, but for gaps so long that the tracker left them open.
 */
public final class MotExport {
  /**
   * Frame times rarely fall on whole microseconds: a point this much of a frame early still is that
   * frame.
   */
  private static final double EARLY = 0.05;

  /** The tracker fills no longer gaps: nobody knows where the person was. */
  private static final long LONGEST_US = 2_000_000;

  private MotExport() {}

  /**
   * Writes tracks of one recording.
   *
   * @param startUs when its first frame was taken, UTC
   * @param framesPerSecond its nominal rate
   * @param frames how many frames it has; nothing is written beyond
   */
  public static String text(List<Track> tracks, long startUs, double framesPerSecond, long frames) {
    List<Track> ordered = new ArrayList<>(tracks);
    ordered.sort(
        Comparator.<Track>comparingLong(track -> track.first().timeUs()).thenComparing(Track::id));
    List<MotLine> lines = new ArrayList<>();
    for (int person = 0; person < ordered.size(); person++) {
      addLines(ordered.get(person), person + 1, startUs, framesPerSecond, frames, lines);
    }
    lines.sort(Comparator.comparingLong(MotLine::frame).thenComparingInt(MotLine::person));
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text()).append('\n'));
    return text.toString();
  }

  private record MotLine(long frame, int person, Box box, double score) {
    String text() {
      return String.format(
          Locale.ROOT,
          "%d,%d,%.2f,%.2f,%.2f,%.2f,%.3f,-1,-1,-1",
          frame,
          person,
          box.left(),
          box.top(),
          box.width(),
          box.height(),
          score);
    }
  }

  private static void addLines(
      Track track,
      int person,
      long startUs,
      double framesPerSecond,
      long frames,
      List<MotLine> lines) {
    double frameUs = 1_000_000 / framesPerSecond;
    long first =
        Math.max(0, (long) Math.ceil((track.first().timeUs() - startUs) / frameUs - EARLY));
    List<TrackPoint> points = track.points();
    int next = 0;
    for (long n = first; n < frames; n++) {
      double timeUs = startUs + n * frameUs;
      while (next < points.size() && points.get(next).timeUs() < timeUs - EARLY * frameUs) {
        next++;
      }
      if (next == points.size()) {
        return;
      }
      if (!isOpen(points, next, timeUs + EARLY * frameUs)) {
        lines.add(new MotLine(n + 1, person, at(points, next, timeUs), points.get(next).score()));
      }
    }
  }

  /** Whether an instant lies in a gap that is not to be filled. */
  private static boolean isOpen(List<TrackPoint> points, int next, double timeUs) {
    long afterUs = points.get(next).timeUs();
    return next > 0 && afterUs > timeUs && afterUs - points.get(next - 1).timeUs() > LONGEST_US;
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
