package io.footfall.measure;

import io.footfall.geometry.Point;
import io.footfall.geometry.Polygon;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * When a track was inside a zone: all that visits follow from, so that the track itself need not be
 * kept.
 *
 * <p>The instants of entering and leaving are where the straight way between two samples meets the
 * border.
 *
 * @param first point of the track
 * @param last point of the track
 * @param zone pixels
 * @param inside in time order, apart
 */
public record ZonePresence(
    String trackId, TrackPoint first, TrackPoint last, Polygon zone, List<Stretch> inside) {
  /** Time inside without a break, both instants included. */
  public record Stretch(long startUs, long endUs) {
    long lengthUs() {
      return endUs - startUs;
    }
  }

  public ZonePresence {
    inside = List.copyOf(inside);
  }

  /**
   * The presence of a track's foot point; who steps out by less than it is known where they stand,
   * and back in, has been inside all the time.
   */
  public static ZonePresence of(Track track, CountingZone zone, VisitSettings settings) {
    List<TrackPoint> points = track.points();
    List<Stretch> inside = new ArrayList<>();
    boolean left = true;
    for (int i = 1; i < points.size(); i++) {
      List<Stretch> parts = new ArrayList<>();
      walk(points.get(i - 1), points.get(i), zone.pixels(), parts);
      if (!parts.isEmpty() && !left) {
        Stretch before = inside.remove(inside.size() - 1);
        parts.set(0, new Stretch(before.startUs(), parts.get(0).endUs()));
      }
      parts.forEach(part -> append(inside, part));
      left =
          inside.isEmpty() || (left && parts.isEmpty()) || isLeftAt(points.get(i), zone, settings);
    }
    return new ZonePresence(track.id(), track.first(), track.last(), zone.pixels(), inside);
  }

  private static boolean isLeftAt(TrackPoint point, CountingZone zone, VisitSettings settings) {
    return zone.isLeftAt(point.box().footPoint(), point.box().height(), settings);
  }

  /**
   * This presence and that of the next piece of the same person's stay, as one: who was lost has
   * gone straight to where they were found. Where the two overlap, inside is inside.
   */
  ZonePresence and(ZonePresence next) {
    List<Stretch> all = new ArrayList<>(inside);
    if (last.timeUs() < next.first.timeUs()) {
      walk(last, next.first, zone, all);
    }
    next.inside.forEach(stretch -> append(all, stretch));
    TrackPoint end = last.timeUs() < next.last.timeUs() ? next.last : last;
    return new ZonePresence(trackId, first, end, zone, all);
  }

  private static void walk(TrackPoint a, TrackPoint b, Polygon zone, List<Stretch> inside) {
    Point from = a.box().footPoint();
    Point to = b.box().footPoint();
    long lengthUs = b.timeUs() - a.timeUs();
    for (Polygon.Stretch part : zone.stretchesInside(from, to)) {
      append(
          inside,
          new Stretch(
              a.timeUs() + Math.round(part.from() * lengthUs),
              a.timeUs() + Math.round(part.to() * lengthUs)));
    }
  }

  /** Adds a stretch, joined to the last one where they meet. */
  private static void append(List<Stretch> stretches, Stretch next) {
    int last = stretches.size() - 1;
    if (last >= 0 && stretches.get(last).endUs() >= next.startUs()) {
      stretches.set(
          last,
          new Stretch(
              stretches.get(last).startUs(), Math.max(stretches.get(last).endUs(), next.endUs())));
    } else {
      stretches.add(next);
    }
  }
}
