package io.footfall.measure;

import io.footfall.model.Appearance;
import io.footfall.model.Zone;
import io.footfall.model.ZoneVisit;
import io.footfall.model.ZoneVisit.Edge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Visits that are several only because a track broke: who was lost in a zone and goes on in it in
 * the next piece of the same appearance has stayed there.
 */
public final class BrokenVisits {
  private final Zone zone;

  /** The next piece of a track that broke. */
  private final Map<String, String> next = new HashMap<>();

  /** By track, the visit that it begins with. */
  private final Map<String, ZoneVisit> appeared = new HashMap<>();

  private BrokenVisits(List<ZoneVisit> visits, Zone zone, List<Appearance> appearances) {
    this.zone = zone;
    for (Appearance appearance : appearances) {
      List<String> tracks = appearance.tracks();
      for (int i = 1; i < tracks.size(); i++) {
        next.put(tracks.get(i - 1), tracks.get(i));
      }
    }
    for (ZoneVisit visit : visits) {
      if (visit.began() == Edge.APPEARED) {
        appeared.put(visit.trackId(), visit);
      }
    }
  }

  /**
   * Joins what belongs together, under the id of the first track.
   *
   * @param visits of all tracks of a camera to one zone
   * @return in the same order, at the place of the first part
   */
  public static List<ZoneVisit> join(
      List<ZoneVisit> visits, Zone zone, List<Appearance> appearances) {
    BrokenVisits broken = new BrokenVisits(visits, zone, appearances);
    Set<ZoneVisit> later = new HashSet<>();
    visits.forEach(visit -> broken.after(visit).ifPresent(later::add));
    List<ZoneVisit> whole = new ArrayList<>();
    for (ZoneVisit visit : visits) {
      if (!later.contains(visit)) {
        whole.add(broken.whole(visit));
      }
    }
    return List.copyOf(whole);
  }

  /** What a visit goes on as when its track has vanished. */
  private Optional<ZoneVisit> after(ZoneVisit visit) {
    return visit.ended() == Edge.VANISHED
        ? Optional.ofNullable(next.get(visit.trackId())).map(appeared::get)
        : Optional.empty();
  }

  private ZoneVisit whole(ZoneVisit first) {
    ZoneVisit whole = first;
    Optional<ZoneVisit> part = after(first);
    while (part.isPresent()) {
      ZoneVisit last = part.get();
      whole = joined(whole, last);
      part = after(last);
    }
    return whole;
  }

  private ZoneVisit joined(ZoneVisit first, ZoneVisit last) {
    long endUs = Math.max(first.endUs(), last.endUs());
    return new ZoneVisit(
        first.trackId(),
        zone.id(),
        first.startUs(),
        endUs,
        first.began(),
        last.ended(),
        endUs - first.startUs() >= zone.engagedAfter().toNanos() / 1000);
  }
}
