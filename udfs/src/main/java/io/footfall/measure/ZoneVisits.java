package io.footfall.measure;

import io.footfall.measure.ZonePresence.Stretch;
import io.footfall.model.Micros;
import io.footfall.model.TimeRange;
import io.footfall.model.Track;
import io.footfall.model.Zone;
import io.footfall.model.ZoneVisit;
import io.footfall.model.ZoneVisit.Edge;
import java.util.ArrayList;
import java.util.List;

/**
 * The stays of a person's foot point in a zone.
 *
 * <p>A visit begins with the first stretch inside that is long enough; stretches that follow before
 * the leave time is up belong to it, the time between included, and it ends with the last instant
 * inside. Nothing is added before or after.
 */
public final class ZoneVisits {
  private ZoneVisits() {}

  /**
   * The visits of one track to one zone, in time order.
   *
   * @param footage the camera's unbroken spans of footage; where one begins or ends, a visit was
   *     cut rather than begun or ended
   */
  public static List<ZoneVisit> of(
      Track track, CountingZone zone, List<TimeRange> footage, VisitSettings settings) {
    return of(List.of(ZonePresence.of(track, zone, settings)), zone.zone(), footage, settings);
  }

  /**
   * The visits of somebody tracked in pieces to one zone, in time order.
   *
   * @param pieces of the person's way, in order, one or more; the visits bear the id of the first
   * @param footage the camera's unbroken spans of footage; where one begins or ends, a visit was
   *     cut rather than begun or ended
   */
  public static List<ZoneVisit> of(
      List<ZonePresence> pieces, Zone zone, List<TimeRange> footage, VisitSettings settings) {
    ZonePresence presence = pieces.stream().reduce(ZonePresence::and).orElseThrow();
    List<ZoneVisit> visits = new ArrayList<>();
    for (Stretch stay : stays(presence.inside(), settings)) {
      Edge began =
          stay.startUs() > presence.first().timeUs()
              ? Edge.CROSSED
              : startedByFootage(stay.startUs(), footage, settings)
                  ? Edge.CLIP_EDGE
                  : Edge.APPEARED;
      Edge ended =
          stay.endUs() < presence.last().timeUs()
              ? Edge.CROSSED
              : endedByFootage(stay.endUs(), footage, settings) ? Edge.CLIP_EDGE : Edge.VANISHED;
      boolean engaged = stay.lengthUs() >= Micros.of(zone.engagedAfter());
      visits.add(
          new ZoneVisit(
              presence.trackId(), zone.id(), stay.startUs(), stay.endUs(), began, ended, engaged));
    }
    return List.copyOf(visits);
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
