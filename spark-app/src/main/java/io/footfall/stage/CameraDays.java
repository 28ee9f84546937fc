package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Ledger;
import io.footfall.lake.Rows;
import io.footfall.model.Micros;
import io.footfall.model.Recording;
import io.footfall.site.Camera;
import io.footfall.site.Site;
import io.footfall.site.Store;
import io.footfall.track.TrackerSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * Carries whole camera-days from detections to published facts, each stage only where its inputs
 * changed.
 */
final class CameraDays {
  /** Raised when the same detections would be tracked differently. */
  private static final int TRACK_REVISION = 1;

  /** Raised when the same tracks would be measured differently. */
  private static final int MEASURE_REVISION = 1;

  /** Raised when the same measures would be published differently. */
  private static final int PUBLISH_REVISION = 1;

  private final Lake lake;
  private final Ledger ledger;
  private final Site site;
  private final RunSettings settings;
  private final Consumer<String> progress;

  CameraDays(Lake lake, Ledger ledger, Site site, RunSettings settings, Consumer<String> progress) {
    this.lake = lake;
    this.ledger = ledger;
    this.site = site;
    this.settings = settings;
    this.progress = progress;
  }

  /** How many slices each stage rewrote. */
  record Totals(int tracked, int measured, int published) {}

  /** Brings the camera-days of the run's span up to date with the recordings' detections. */
  Totals run(List<Recording> recordings, TrackerSettings tracker) {
    Map<CameraDay, String> trackHashes = trackHashes(recordings, tracker);
    TreeSet<CameraDay> toTrack = changed(Ledger.Stage.TRACK, trackHashes);
    if (!toTrack.isEmpty()) {
      progress.accept("Track: %d camera-days".formatted(toTrack.size()));
      Map<String, Long> counts =
          new TrackPeople(lake, tracker).run(footage(toTrack, recordings, tracker), tasks());
      record(Ledger.Stage.TRACK, toTrack, trackHashes, counts);
    }
    return remeasure(recordings, trackHashes, tracker, toTrack.size());
  }

  private Totals remeasure(
      List<Recording> recordings,
      Map<CameraDay, String> trackHashes,
      TrackerSettings tracker,
      int tracked) {
    Map<CameraDay, String> measureHashes = new TreeMap<>();
    trackHashes.forEach(
        (cameraDay, hash) -> measureHashes.put(cameraDay, measureHash(cameraDay, hash)));
    TreeSet<CameraDay> toMeasure = changed(Ledger.Stage.MEASURE, measureHashes);
    if (!toMeasure.isEmpty()) {
      progress.accept("Measure: %d camera-days".formatted(toMeasure.size()));
      Map<String, Long> counts =
          new Measure(lake).run(plans(footage(toMeasure, recordings, tracker)), tasks());
      record(Ledger.Stage.MEASURE, toMeasure, measureHashes, counts);
    }
    return new Totals(tracked, toMeasure.size(), publish(recordings, measureHashes, tracker));
  }

  private int publish(
      List<Recording> recordings, Map<CameraDay, String> measureHashes, TrackerSettings tracker) {
    Map<StoreDay, String> hashes = new TreeMap<>();
    measureHashes.keySet().stream()
        .map(cameraDay -> new StoreDay(cameraDay.camera().store(), cameraDay.day()))
        .forEach(
            storeDay -> hashes.computeIfAbsent(storeDay, of -> publishHash(of, measureHashes)));
    Map<String, String> finished = ledger.finished(Ledger.Stage.PUBLISH);
    List<StoreDay> changed =
        hashes.keySet().stream()
            .filter(storeDay -> !hashes.get(storeDay).equals(finished.get(storeDay.unit())))
            .toList();
    if (changed.isEmpty()) {
      return 0;
    }
    progress.accept("Publish: %d store-days".formatted(changed.size()));
    TreeSet<CameraDay> cameraDays = new TreeSet<>();
    changed.forEach(
        storeDay ->
            cameras(storeDay)
                .forEach(camera -> cameraDays.add(new CameraDay(camera.id(), storeDay.day()))));
    Map<String, Long> counts =
        new Publish(lake, site).run(changed, footage(cameraDays, recordings, tracker), tasks());
    ledger.write(
        Ledger.Stage.PUBLISH,
        changed.stream()
            .map(
                storeDay ->
                    entry(Ledger.Stage.PUBLISH, storeDay.unit(), hashes.get(storeDay), counts))
            .toList(),
        Instant.now());
    return changed.size();
  }

  /**
   * A hash of every recording's detections that a camera-day is made of, for all camera-days in the
   * run's span.
   */
  private Map<CameraDay, String> trackHashes(List<Recording> recordings, TrackerSettings tracker) {
    Map<String, String> detected = ledger.finished(Ledger.Stage.DETECT);
    Map<CameraDay, List<String>> inputs = new TreeMap<>();
    for (Recording recording : recordings) {
      if (recording.isCounted() && detected.containsKey(recording.id())) {
        for (LocalDate day : days(recording)) {
          inputs
              .computeIfAbsent(new CameraDay(recording.camera(), day), absent -> new ArrayList<>())
              .add(recording.id() + detected.get(recording.id()));
        }
      }
    }
    // A day that lost all its recordings, say to a corrected clock, is rewritten too: to nothing.
    ledger.finished(Ledger.Stage.TRACK).keySet().stream()
        .map(CameraDay::ofUnit)
        .filter(cameraDay -> site.camera(cameraDay.camera()).isPresent())
        .forEach(cameraDay -> inputs.computeIfAbsent(cameraDay, absent -> new ArrayList<>()));
    inputs.keySet().removeIf(cameraDay -> !settings.covers(cameraDay.day()));
    Map<CameraDay, String> hashes = new TreeMap<>();
    inputs.forEach(
        (cameraDay, parts) ->
            hashes.put(
                cameraDay, Hashes.of(TRACK_REVISION, parts.stream().sorted().toList(), tracker)));
    return hashes;
  }

  private List<LocalDate> days(Recording recording) {
    Optional<ZoneId> zone = site.store(recording.camera().store()).map(Store::zone);
    if (zone.isEmpty() || site.camera(recording.camera()).isEmpty()) {
      return List.of();
    }
    LocalDate first = Micros.date(recording.captureStartUs(), zone.get());
    return first
        .datesUntil(Micros.date(recording.captureEndUs() - 1, zone.get()).plusDays(1))
        .toList();
  }

  private String measureHash(CameraDay cameraDay, String trackHash) {
    Camera camera = site.camera(cameraDay.camera()).orElseThrow();
    return Hashes.of(MEASURE_REVISION, trackHash, camera.lines(), camera.zones());
  }

  private String publishHash(StoreDay storeDay, Map<CameraDay, String> measureHashes) {
    Store store = site.store(storeDay.store()).orElseThrow();
    List<String> cameras =
        cameras(storeDay).stream()
            .map(
                camera ->
                    camera.id()
                        + "="
                        + measureHashes.get(new CameraDay(camera.id(), storeDay.day())))
            .sorted()
            .toList();
    return Hashes.of(
        PUBLISH_REVISION, store.zone(), store.open().open(storeDay.day(), store.zone()), cameras);
  }

  private List<Camera> cameras(StoreDay storeDay) {
    return site.store(storeDay.store()).orElseThrow().cameras();
  }

  private TreeSet<CameraDay> changed(Ledger.Stage stage, Map<CameraDay, String> hashes) {
    Map<String, String> finished = ledger.finished(stage);
    Predicate<CameraDay> isNew =
        cameraDay -> !hashes.get(cameraDay).equals(finished.get(cameraDay.unit()));
    return hashes.keySet().stream().filter(isNew).collect(Collectors.toCollection(TreeSet::new));
  }

  private void record(
      Ledger.Stage stage,
      Collection<CameraDay> done,
      Map<CameraDay, String> hashes,
      Map<String, Long> counts) {
    ledger.write(
        stage,
        done.stream()
            .map(cameraDay -> entry(stage, cameraDay.unit(), hashes.get(cameraDay), counts))
            .toList(),
        Instant.now());
  }

  private static Ledger.Entry entry(
      Ledger.Stage stage, String unit, String hash, Map<String, Long> counts) {
    return new Ledger.Entry(
        stage,
        unit,
        hash,
        Ledger.Outcome.DONE,
        null,
        counts.getOrDefault(unit, 0L),
        Ledger.Cost.NONE);
  }

  /**
   * What each camera saw on each day, from the recordings that count; camera-days without footage
   * have an empty one.
   */
  private Map<CameraDay, UnbrokenFootage> footage(
      Collection<CameraDay> cameraDays, List<Recording> recordings, TrackerSettings tracker) {
    Set<String> counted =
        recordings.stream()
            .filter(Recording::isCounted)
            .map(Recording::id)
            .collect(Collectors.toSet());
    Map<CameraDay, List<UnbrokenFootage.Span>> spans = new TreeMap<>();
    cameraDays.forEach(cameraDay -> spans.put(cameraDay, new ArrayList<>()));
    String predicate = Slices.any(Slices.byDay(cameraDays).values());
    for (Row row : lake.read(Catalogue.FOOTAGE).where(predicate).collectAsList()) {
      List<UnbrokenFootage.Span> ofDay =
          spans.get(new CameraDay(Rows.camera(row), row.<LocalDate>getAs("day")));
      if (ofDay != null && counted.contains(row.<String>getAs("recording_id"))) {
        ofDay.add(span(row));
      }
    }
    Map<CameraDay, UnbrokenFootage> footage = new TreeMap<>();
    spans.forEach(
        (cameraDay, raw) ->
            footage.put(cameraDay, UnbrokenFootage.of(raw, Micros.of(tracker.lostBudget()))));
    return footage;
  }

  private static UnbrokenFootage.Span span(Row row) {
    return new UnbrokenFootage.Span(
        row.getAs("recording_id"),
        Rows.timeUs(row, "start_time"),
        Rows.timeUs(row, "end_time"),
        row.<Integer>getAs("picture_width"),
        row.<Integer>getAs("picture_height"),
        0);
  }

  private Map<CameraDay, MeasureTracks.Plan> plans(Map<CameraDay, UnbrokenFootage> footage) {
    Map<CameraDay, MeasureTracks.Plan> plans = new TreeMap<>();
    footage.forEach(
        (cameraDay, seen) -> {
          Camera camera = site.camera(cameraDay.camera()).orElseThrow();
          plans.put(
              cameraDay, new MeasureTracks.Plan(camera.lines(), camera.zones(), seen.chains()));
        });
    return plans;
  }

  private int tasks() {
    return settings.partitions().orElseGet(() -> lake.spark().sparkContext().defaultParallelism());
  }
}
