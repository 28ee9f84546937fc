package io.footfall.stage;

import io.footfall.geometry.FloorView;
import io.footfall.geometry.Homography;
import io.footfall.geometry.PictureSize;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Rows;
import io.footfall.measure.Appearances;
import io.footfall.measure.CountingLine;
import io.footfall.measure.CountingZone;
import io.footfall.measure.CrossingSettings;
import io.footfall.measure.Crossings;
import io.footfall.measure.FeetOnFloor;
import io.footfall.measure.HiddenCrossings;
import io.footfall.measure.VisitSettings;
import io.footfall.measure.ZonePresence;
import io.footfall.measure.ZoneVisits;
import io.footfall.model.Appearance;
import io.footfall.model.Crossing;
import io.footfall.model.Line;
import io.footfall.model.TimeRange;
import io.footfall.model.Track;
import io.footfall.model.Zone;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;

/**
 * Inside a Measure task: one track at a time, over every line and zone of its camera; then, of a
 * whole camera-day, who must have gone over a line unseen, how many people there were, and which
 * visits are one. A camera-day's tracks are held until its last one if the camera has a line, else
 * their ends and when they were in which zone, and the tracks of those who are never seen whole.
 */
final class MeasureTracks implements Iterator<Row> {
  /** Crossings, visits and appearances. */
  static final MixedRows MEASURED =
      MixedRows.of(Catalogue.CROSSING, Catalogue.ZONE_VISIT, Catalogue.APPEARANCE);

  /**
   * What a camera's tracks are measured against on a day.
   *
   * @param floor points of the picture, in 0-1 fractions, whose place on the floor is known; may be
   *     none
   * @param footage unbroken footage, in order: where it begins or ends, people are cut off
   */
  record Plan(
      List<Line> lines, List<Zone> zones, List<Homography.Pair> floor, List<TimeRange> footage)
      implements Serializable {
    private Scene scene(PictureSize picture) {
      return new Scene(
          picture,
          CountingLine.of(lines, picture, floor),
          CountingZone.of(zones, picture, floor),
          floor.isEmpty() ? Optional.empty() : FloorView.of(floor, picture));
    }
  }

  /** A plan in the pixels of a picture. */
  private record Scene(
      PictureSize picture,
      List<CountingLine> lines,
      List<CountingZone> zones,
      Optional<FloorView> floor) {
    Track atLines(Track track) {
      return floor.map(known -> FeetOnFloor.inTheOpen(track, known, picture)).orElse(track);
    }

    OptionalDouble ownHeight(Track track) {
      return floor.map(known -> FeetOnFloor.ownHeight(track, known)).orElse(OptionalDouble.empty());
    }

    Track inZones(Track track, OptionalDouble ownHeight) {
      return floor.map(known -> FeetOnFloor.found(track, known, ownHeight)).orElse(track);
    }
  }

  /** A track that does not show how tall its person is. */
  private record Hidden(Scene scene, Track track) {}

  private final Iterator<PicturedTrack> tracks;
  private final Map<CameraDay, Plan> plans;
  private final Deque<Row> ready = new ArrayDeque<>();
  private final Map<PictureSize, List<Track>> held = new LinkedHashMap<>();
  private final Map<PictureSize, List<Appearances.Piece>> pieces = new LinkedHashMap<>();
  private final Map<PictureSize, Scene> scenes = new LinkedHashMap<>();
  private final Map<Zone, Map<String, ZonePresence>> presences = new LinkedHashMap<>();
  private final Map<String, Double> heights = new HashMap<>();
  private final Map<String, Hidden> hidden = new LinkedHashMap<>();
  private CameraDay heldDay;

  /**
   * @param tracks whole camera-days one after another
   */
  MeasureTracks(Iterator<PicturedTrack> tracks, Map<CameraDay, Plan> plans) {
    this.tracks = tracks;
    this.plans = plans;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && tracks.hasNext()) {
      PicturedTrack next = tracks.next();
      measure(next.cameraDay(), next.track(), next.picture());
    }
    if (ready.isEmpty()) {
      measureHeld();
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void measure(CameraDay cameraDay, Track track, PictureSize picture) {
    if (!cameraDay.equals(heldDay)) {
      measureHeld();
      heldDay = cameraDay;
    }
    pieces.computeIfAbsent(picture, absent -> new ArrayList<>()).add(Appearances.Piece.of(track));
    Scene scene = scenes.computeIfAbsent(picture, size -> plans.get(cameraDay).scene(size));
    if (!scene.lines().isEmpty()) {
      held.computeIfAbsent(picture, absent -> new ArrayList<>()).add(scene.atLines(track));
    }
    if (!scene.zones().isEmpty()) {
      OptionalDouble ownHeight = scene.ownHeight(track);
      ownHeight.ifPresent(height -> heights.put(track.id(), height));
      if (scene.floor().isPresent() && ownHeight.isEmpty()) {
        hidden.put(track.id(), new Hidden(scene, track));
      } else {
        present(scene, track, ownHeight);
      }
    }
  }

  private void present(Scene scene, Track track, OptionalDouble ownHeight) {
    Track inZones = scene.inZones(track, ownHeight);
    for (CountingZone zone : scene.zones()) {
      presences
          .computeIfAbsent(zone.zone(), absent -> new LinkedHashMap<>())
          .put(track.id(), ZonePresence.of(inZones, zone, VisitSettings.DEFAULT));
    }
  }

  /** Of whom a piece shows too little is as tall as in the other pieces of the stay. */
  private void presentHidden(List<Appearance> stays) {
    for (Appearance stay : stays) {
      OptionalDouble ownHeight =
          stay.tracks().stream().filter(heights::containsKey).mapToDouble(heights::get).average();
      for (String track : stay.tracks()) {
        Hidden piece = hidden.remove(track);
        if (piece != null) {
          present(piece.scene, piece.track, ownHeight);
        }
      }
    }
    hidden.values().forEach(piece -> present(piece.scene, piece.track, OptionalDouble.empty()));
    hidden.clear();
    heights.clear();
  }

  /** Ends the camera-day whose tracks are held. */
  private void measureHeld() {
    if (heldDay == null) {
      return;
    }
    List<TimeRange> footage = plans.get(heldDay).footage();
    held.forEach(
        (picture, atLines) -> {
          List<CountingLine> lines = scenes.get(picture).lines();
          List<Crossing> seen = Crossings.of(atLines, lines, CrossingSettings.DEFAULT);
          crossings(seen);
          crossings(
              HiddenCrossings.of(atLines, lines, seen, picture, footage, CrossingSettings.DEFAULT));
        });
    held.clear();
    scenes.clear();
    List<Appearance> stays = new ArrayList<>();
    pieces.forEach(
        (picture, ends) -> {
          stays.addAll(Appearances.stays(ends, picture, footage));
          Appearances.of(ends, picture, footage).stream()
              .map(appearance -> Rows.appearance(heldDay.camera(), heldDay.day(), appearance))
              .forEach(row -> ready.add(MEASURED.mix(Catalogue.APPEARANCE, row)));
        });
    pieces.clear();
    presentHidden(stays);
    presences.forEach((zone, ofTracks) -> visits(zone, ofTracks, stays));
    presences.clear();
  }

  /** Of everybody who stayed as a whole, then of the tracks that are nobody's. */
  private void visits(Zone zone, Map<String, ZonePresence> ofTracks, List<Appearance> stays) {
    List<List<ZonePresence>> people = new ArrayList<>();
    for (Appearance stay : stays) {
      people.add(stay.tracks().stream().map(ofTracks::remove).toList());
    }
    ofTracks.values().forEach(presence -> people.add(List.of(presence)));
    List<TimeRange> footage = plans.get(heldDay).footage();
    people.stream()
        .flatMap(pieces -> ZoneVisits.of(pieces, zone, footage, VisitSettings.DEFAULT).stream())
        .map(visit -> Rows.zoneVisit(heldDay.camera(), heldDay.day(), visit))
        .forEach(row -> ready.add(MEASURED.mix(Catalogue.ZONE_VISIT, row)));
  }

  private void crossings(List<Crossing> crossings) {
    crossings.stream()
        .map(crossing -> Rows.crossing(heldDay.camera(), heldDay.day(), crossing))
        .forEach(row -> ready.add(MEASURED.mix(Catalogue.CROSSING, row)));
  }
}
