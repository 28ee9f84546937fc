package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.Ledger;
import io.footfall.lake.Rows;
import io.footfall.lake.Slice;
import io.footfall.lake.Tables;
import io.footfall.model.Micros;
import io.footfall.model.Recording;
import io.footfall.site.Camera;
import io.footfall.site.Floor;
import io.footfall.site.Site;
import io.footfall.site.Store;
import io.footfall.track.TrackerSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * Carries whole camera-days from detections to published facts, each stage only where its inputs
 * changed.
 */
final class CameraDays {
  /** Raised when the same detections would be tracked differently. */
  private static final int TRACK_REVISION = 18;

  /** Raised when the same tracks would be measured differently. */
  private static final int MEASURE_REVISION = 15;

  /** Raised when the same measures would be published differently. */
  private static final int PUBLISH_REVISION = 3;

  private final Tables tables;
  private final Ledger ledger;
  private final Site site;
  private final RunSettings settings;
  private final Stages stages;
  private final Consumer<String> progress;

  CameraDays(
      Tables tables,
      Ledger ledger,
      Site site,
      RunSettings settings,
      Stages stages,
      Consumer<String> progress) {
    this.tables = tables;
    this.stages = stages;
    this.ledger = ledger;
    this.site = site;
    this.settings = settings;
    this.progress = progress;
  }

  /** How many slices each stage rewrote. */
  record Totals(int tracked, int measured, int published) {}

  /**
   * What one stage has to do.
   *
   * @param unit a slice's name in the ledger
   * @param settings hash of a slice's settings alone
   * @param hashes of all that each slice depends on, also of those that are up to date
   * @param slices those that are not
   */
  private record Work<T extends Comparable<T>>(
      Ledger.Stage stage,
      Function<T, String> unit,
      Function<T, String> settings,
      Map<T, String> hashes,
      TreeSet<T> slices) {
    List<String> units() {
      return slices.stream().map(unit).toList();
    }

    List<Ledger.Entry> entries(Map<String, Long> counts) {
      return slices.stream().map(slice -> entry(slice, counts)).toList();
    }

    private Ledger.Entry entry(T slice, Map<String, Long> counts) {
      return new Ledger.Entry(
          stage,
          unit.apply(slice),
          hashes.get(slice),
          Ledger.Outcome.DONE,
          Ledger.Origin.of(settings.apply(slice)),
          counts.getOrDefault(unit.apply(slice), 0L),
          Ledger.Cost.NONE);
    }
  }

  /**
   * Brings the camera-days of the run's span up to date with the recordings' detections.
   *
   * @return absent where the stages are not fit for so much; nothing has been done then
   */
  Optional<Totals> run(List<Recording> recordings, TrackerSettings tracker) {
    Work<CameraDay> track = trackWork(recordings, tracker);
    Work<CameraDay> measure = measureWork(track.hashes());
    Work<StoreDay> publish = publishWork(measure.hashes());
    if (!stages.suit(track.slices(), measure.slices(), publish.slices())) {
      return Optional.empty();
    }
    ledger.claim(
        Map.of(
            track.stage(), track.units(),
            measure.stage(), measure.units(),
            publish.stage(), publish.units()));
    finish(track, "camera-days", () -> stages.track(footage(track.slices(), recordings, tracker)));
    finish(
        measure,
        "camera-days",
        () -> stages.measure(plans(footage(measure.slices(), recordings, tracker))));
    finish(
        publish,
        "store-days",
        () ->
            stages.publish(
                List.copyOf(publish.slices()),
                factPlans(footage(cameraDays(publish.slices()), recordings, tracker))));
    return Optional.of(
        new Totals(track.slices().size(), measure.slices().size(), publish.slices().size()));
  }

  /** Does a stage's work, if there is any, and writes it down. */
  private void finish(Work<?> work, String slices, Supplier<Map<String, Long>> stage) {
    if (!work.slices().isEmpty()) {
      Instant started = Instant.now();
      String name =
          work.stage().name().charAt(0) + work.stage().name().substring(1).toLowerCase(Locale.ROOT);
      progress.accept("%s: %d %s".formatted(name, work.slices().size(), slices));
      ledger.write(work.stage(), work.entries(stage.get()), started);
    }
  }

  private Work<CameraDay> trackWork(List<Recording> recordings, TrackerSettings tracker) {
    String settingsHash = Hashes.of(TRACK_REVISION, tracker);
    return work(
        Ledger.Stage.TRACK,
        CameraDay::unit,
        cameraDay -> settingsHash,
        trackHashes(recordings, tracker));
  }

  private Work<CameraDay> measureWork(Map<CameraDay, String> trackHashes) {
    Map<CameraDay, String> hashes = new TreeMap<>();
    trackHashes.forEach(
        (cameraDay, hash) -> hashes.put(cameraDay, Hashes.of(measureSettings(cameraDay), hash)));
    return work(Ledger.Stage.MEASURE, CameraDay::unit, this::measureSettings, hashes);
  }

  private Work<StoreDay> publishWork(Map<CameraDay, String> measureHashes) {
    Map<StoreDay, String> hashes = new TreeMap<>();
    measureHashes.keySet().stream()
        .map(cameraDay -> new StoreDay(cameraDay.camera().store(), cameraDay.day()))
        .forEach(
            storeDay -> hashes.computeIfAbsent(storeDay, of -> publishHash(of, measureHashes)));
    return work(Ledger.Stage.PUBLISH, StoreDay::unit, this::publishSettings, hashes);
  }

  private <T extends Comparable<T>> Work<T> work(
      Ledger.Stage stage,
      Function<T, String> unit,
      Function<T, String> settingsHash,
      Map<T, String> hashes) {
    Map<String, String> finished = ledger.finished(stage);
    TreeSet<T> changed = new TreeSet<>(hashes.keySet());
    changed.removeIf(slice -> hashes.get(slice).equals(finished.get(unit.apply(slice))));
    return new Work<>(stage, unit, settingsHash, hashes, changed);
  }

  private TreeSet<CameraDay> cameraDays(Collection<StoreDay> storeDays) {
    TreeSet<CameraDay> cameraDays = new TreeSet<>();
    storeDays.forEach(
        storeDay ->
            cameras(storeDay)
                .forEach(camera -> cameraDays.add(new CameraDay(camera.id(), storeDay.day()))));
    return cameraDays;
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

  private String measureSettings(CameraDay cameraDay) {
    Camera camera = site.camera(cameraDay.camera()).orElseThrow();
    return Hashes.of(MEASURE_REVISION, camera.lines(), camera.zones(), camera.floor());
  }

  private String publishSettings(StoreDay storeDay) {
    Store store = site.store(storeDay.store()).orElseThrow();
    return Hashes.of(
        PUBLISH_REVISION, store.zone(), store.open().open(storeDay.day(), store.zone()));
  }

  private String publishHash(StoreDay storeDay, Map<CameraDay, String> measureHashes) {
    List<String> cameras =
        cameras(storeDay).stream()
            .map(
                camera ->
                    camera.id()
                        + "="
                        + measureHashes.get(new CameraDay(camera.id(), storeDay.day())))
            .sorted()
            .toList();
    return Hashes.of(publishSettings(storeDay), cameras);
  }

  private List<Camera> cameras(StoreDay storeDay) {
    return site.store(storeDay.store()).orElseThrow().cameras();
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
    Slice slice = Slice.any(Slices.byDay(cameraDays).values());
    for (Row row : tables.rows(Catalogue.FOOTAGE, slice)) {
      List<UnbrokenFootage.Span> ofDay = spans.get(CameraDay.of(row));
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
              cameraDay,
              new MeasureTracks.Plan(
                  camera.lines(),
                  camera.zones(),
                  camera.floor().map(Floor::pairs).orElse(List.of()),
                  seen.chains()));
        });
    return plans;
  }

  private List<FactRows.Plan> factPlans(Map<CameraDay, UnbrokenFootage> footage) {
    return footage.entrySet().stream()
        .map(seen -> FactRows.Plan.of(seen.getKey(), site, seen.getValue()))
        .toList();
  }
}
