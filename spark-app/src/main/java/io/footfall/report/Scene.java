package io.footfall.report;

import io.footfall.model.Crossing;
import io.footfall.model.Line;
import io.footfall.model.Track;
import io.footfall.model.Zone;
import io.footfall.model.ZoneVisit;
import java.time.ZoneId;
import java.util.List;

/**
 * What is drawn over one camera's pictures.
 *
 * @param crossings those netted out are not counted; order does not matter
 * @param timeZone of the time shown
 */
public record Scene(
    List<Track> tracks,
    List<Line> lines,
    List<Zone> zones,
    List<Crossing> crossings,
    List<ZoneVisit> visits,
    ZoneId timeZone) {
  public Scene {
    tracks = List.copyOf(tracks);
    lines = List.copyOf(lines);
    zones = List.copyOf(zones);
    crossings = List.copyOf(crossings);
    visits = List.copyOf(visits);
  }
}
