package io.footfall.measure;

import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.geometry.Polygon;
import io.footfall.model.TimeRange;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import io.footfall.model.Zone;
import io.footfall.model.ZoneVisit;
import io.footfall.model.ZoneVisit.Edge;
import java.util.ArrayList;
import java.util.List;

/**
 * The stays of a track's foot point in a zone.
 *
 * <p>The instants of entering and leaving are where the straight way between two samples meets the
 * border. A visit begins with the first stretch inside that is long enough; stretches that follow
 * before the leave time is up belong to it, the time between included, and it ends with the last
 * instant inside. Nothing is added before or after.
 */
public final class ZoneVisits {
  /** Time inside without a break, both instants included. */
  private record Stretch(long startUs, long endUs) {
    long lengthUs() {
      return endUs - startUs;
    }
  }

  private ZoneVisits() {}

  /**
   * The visits of one track to one zone, in time order.
   *
   * @param footage the camera's unbroken spans of footage; where one begins or ends, a visit was
   *     cut rather than begun or ended
   */
  public static List<ZoneVisit> of(
      Track track,
      Zone zone,
      PictureSize picture,
      List<TimeRange> footage,
      VisitSettings settings) {
    Polygon polygon = Polygon.of(zone.polygon().stream().map(picture::toPixels).toList());
    List<ZoneVisit> visits = new ArrayList<>();
    for (Stretch stay : stays(stretchesInside(track.points(), polygon), settings)) {
      Edge began =
          stay.startUs() > track.first().timeUs()
              ? Edge.CROSSED
              : startedByFootage(stay.startUs(), footage, settings)
                  ? Edge.CLIP_EDGE
                  : Edge.APPEARED;
      Edge ended =
          stay.endUs() < track.last().timeUs()
              ? Edge.CROSSED
              : endedByFootage(stay.endUs(), footage, settings) ? Edge.CLIP_EDGE : Edge.VANISHED;
      boolean engaged = stay.lengthUs() >= zone.engagedAfter().toNanos() / 1000;
      visits.add(
          new ZoneVisit(
              track.id(), zone.id(), stay.startUs(), stay.endUs(), began, ended, engaged));
    }
    return List.copyOf(visits);
  }

  private static List<Stretch> stretchesInside(List<TrackPoint> points, Polygon polygon) {
    List<Stretch> inside = new ArrayList<>();
    for (int i = 1; i < points.size(); i++) {
      TrackPoint a = points.get(i - 1);
      TrackPoint b = points.get(i);
      Point from = a.box().footPoint();
      Point to = b.box().footPoint();
      long lengthUs = b.timeUs() - a.timeUs();
      for (Polygon.Stretch part : polygon.stretchesInside(from, to)) {
        append(
            inside,
            new Stretch(
                a.timeUs() + Math.round(part.from() * lengthUs),
                a.timeUs() + Math.round(part.to() * lengthUs)));
      }
    }
    return inside;
  }

  /** Adds a stretch, joined to the last one where they meet. */
  private static void append(List<Stretch> stretches, Stretch next) {
    int last = stretches.size() - 1;
    if (last >= 0 && stretches.get(last).endUs() == next.startUs()) {
      stretches.set(last, new Stretch(stretches.get(last).startUs(), next.endUs()));
    } else {
      stretches.add(next);
    }
  }

  private static List<Stretch> stays(List<Stretch> inside, VisitSettings settings) {
    List<Stretch> stays = new ArrayList<>();
    for (Stretch stretch : inside) {
      int last = stays.size() - 1;
      if (last >= 0 && stretch.startUs() - stays.get(last).endUs() < settings.leaveAfterUs()) {
        stays.set(last, new Stretch(stays.get(last).startUs(), stretch.endUs()));
      } else if (stretch.lengthUs() >= settings.enterAfterUs()) {
        stays.add(stretch);
      }
    }
    return stays;
  }

  private static boolean startedByFootage(
      long timeUs, List<TimeRange> footage, VisitSettings settings) {
    return footage.stream()
        .anyMatch(
            span -> span.contains(timeUs) && timeUs - span.startUs() <= settings.clipEdgeUs());
  }

  private static boolean endedByFootage(
      long timeUs, List<TimeRange> footage, VisitSettings settings) {
    return footage.stream()
        .anyMatch(span -> span.contains(timeUs) && span.endUs() - timeUs <= settings.clipEdgeUs());
  }
}
