package io.footfall.measure;

import io.footfall.geometry.Point;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A foot point's way cut where it passes a line's endless extension: stretches on one side each,
 * with a passage between neighbours. Touching the line without leaving on the other side is no
 * passage.
 */
final class SideChanges {
  /**
   * Where the way changes sides.
   *
   * @param timeUs when the foot point leaves the line for the new side
   * @param next index of the first sample on the new side
   * @param towards the new side: 1 right, -1 left
   * @param withinExtent true on the line itself, false on its extension; see {@link
   *     CountingLine#isPassedAt}
   */
  record Passage(long timeUs, int next, int towards, boolean withinExtent) {}

  /**
   * A confirmed stay beyond the band.
   *
   * @param stretch index of the stretch it lies in
   * @param side 1 right, -1 left
   * @param startUs first instant beyond the band
   * @param endUs last instant beyond the band
   */
  record Stay(int stretch, int side, long startUs, long endUs) {}

  private final List<TrackPoint> points;
  private final CountingLine line;
  private final List<Passage> passages;

  /** Of each point, in the unit of {@link CountingLine#depth}. */
  private final double[] depths;

  private SideChanges(
      List<TrackPoint> points, CountingLine line, List<Passage> passages, double[] depths) {
    this.points = points;
    this.line = line;
    this.passages = passages;
    this.depths = depths;
  }

  /** Cuts the way, in time order. */
  static SideChanges of(List<TrackPoint> points, CountingLine line) {
    double[] distances = new double[points.size()];
    double[] depths = new double[points.size()];
    List<Passage> passages = new ArrayList<>();
    int side = 0;
    for (int i = 0; i < distances.length; i++) {
      Point foot = points.get(i).box().footPoint();
      distances[i] = line.pixels().signedDistance(foot);
      depths[i] = line.depth(foot);
      int sideNow = (int) Math.signum(distances[i]);
      if (sideNow != 0 && side != 0 && sideNow != side) {
        passages.add(passage(points, distances, i, line));
      }
      side = sideNow == 0 ? side : sideNow;
    }
    return new SideChanges(points, line, passages, depths);
  }

  private static Passage passage(
      List<TrackPoint> points, double[] distances, int next, CountingLine line) {
    TrackPoint a = points.get(next - 1);
    TrackPoint b = points.get(next);
    double fraction = distances[next - 1] / (distances[next - 1] - distances[next]);
    Point from = a.box().footPoint();
    Point to = b.box().footPoint();
    Point foot =
        new Point(
            from.x() + (to.x() - from.x()) * fraction, from.y() + (to.y() - from.y()) * fraction);
    long timeUs = a.timeUs() + Math.round((b.timeUs() - a.timeUs()) * fraction);
    boolean withinExtent = line.isPassedAt(foot, BodyHeight.around(points, timeUs));
    return new Passage(timeUs, next, (int) Math.signum(distances[next]), withinExtent);
  }

  List<Passage> passages() {
    return passages;
  }

  /**
   * The stretches long enough beyond the band to say that the person was on that side; none where
   * the way has no passage, because the band is as wide as the body there.
   */
  List<Stay> stays(CrossingSettings settings) {
    List<Stay> stays = new ArrayList<>();
    if (passages.isEmpty()) {
      return stays;
    }
    double[] heights =
        passages.stream().mapToDouble(p -> BodyHeight.around(points, p.timeUs())).toArray();
    for (int stretch = 0; stretch <= passages.size(); stretch++) {
      double height =
          Math.max(
              stretch > 0 ? heights[stretch - 1] : 0,
              stretch < heights.length ? heights[stretch] : 0);
      stay(stretch, line.band(height, settings), settings.confirmUs()).ifPresent(stays::add);
    }
    return stays;
  }

  /** A stay lasts from the first to the last instant beyond the band, and needs a real sighting. */
  private Optional<Stay> stay(int stretch, double band, long confirmUs) {
    int from = stretch > 0 ? passages.get(stretch - 1).next() : 0;
    int to = stretch < passages.size() ? passages.get(stretch).next() : depths.length;
    int first = from;
    while (first < to && !isBeyond(first, band)) {
      first++;
    }
    if (first == to) {
      return Optional.empty();
    }
    int last = to - 1;
    while (!isBeyond(last, band)) {
      last--;
    }
    long startUs = first == 0 ? points.get(0).timeUs() : bandEdgeUs(first - 1, first, band);
    long endUs =
        last == depths.length - 1 ? points.get(last).timeUs() : bandEdgeUs(last + 1, last, band);
    boolean seen = points.subList(first, last + 1).stream().anyMatch(TrackPoint::isSeen);
    return seen && endUs - startUs >= confirmUs
        ? Optional.of(new Stay(stretch, (int) Math.signum(depths[first]), startUs, endUs))
        : Optional.empty();
  }

  private boolean isBeyond(int i, double band) {
    return depths[i] != 0 && Math.abs(depths[i]) >= band;
  }

  /** When the way between two neighbours, one short of the band's edge and one beyond, meets it. */
  private long bandEdgeUs(int nearer, int beyond, double band) {
    double edge = Math.signum(depths[beyond]) * band;
    double fraction = (edge - depths[beyond]) / (depths[nearer] - depths[beyond]);
    long beyondUs = points.get(beyond).timeUs();
    return beyondUs + Math.round((points.get(nearer).timeUs() - beyondUs) * fraction);
  }
}
