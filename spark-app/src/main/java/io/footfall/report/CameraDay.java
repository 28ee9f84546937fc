package io.footfall.report;

import io.footfall.geometry.PictureSize;
import io.footfall.measure.TimeSpans;
import io.footfall.model.Line;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A camera and its day.
 *
 * @param id the camera's name within its store
 * @param picture size of the picture as shown
 * @param seen when there was usable footage, UTC
 * @param uniquePeople who came into the picture, again on coming back; absent when there was no
 *     footage
 * @param heat where people were; absent when there was no footage
 */
public record CameraDay(
    String id,
    PictureSize picture,
    TimeSpans seen,
    OptionalLong uniquePeople,
    List<LineDay> lines,
    List<ZoneDay> zones,
    Optional<HeatGrid> heat) {
  public CameraDay {
    lines = List.copyOf(lines);
    zones = List.copyOf(zones);
  }

  /** Says why there is no figure: nothing was seen, or what was seen was not measured. */
  String whyAbsent() {
    return seen.isEmpty() ? "no footage" : "not measured";
  }

  boolean watchesAnEntrance() {
    return lines.stream().anyMatch(day -> day.line().kind() == Line.Kind.ENTRANCE);
  }
}
