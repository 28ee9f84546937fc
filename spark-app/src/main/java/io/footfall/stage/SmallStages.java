package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.KernelLake;
import io.footfall.lake.Rows;
import io.footfall.lake.Slice;
import io.footfall.lake.Table;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/**
 * Measure and Publish in this process alone, for as much as its memory holds: a camera's day, not a
 * chain's year. It starts in a fraction of the time that Spark takes.
 *
 * @param lake guarded by the ledger
 */
record SmallStages(KernelLake lake) implements Stages {
  /**
   * Of compressed points. The 645,544 of a long day, 3.5 MB there, left some 125 MB of the heap in
   * use.
   */
  private static final long MOST_BYTES = 16L << 20;

  /** How often a recount reads the whole ledger: what is finished, what is claimed, each write. */
  private static final int READS_OF_LEDGER = 6;

  /** Whether recordings and ledger, which are read whole, are small enough. */
  boolean suitTheLake() {
    return lake.bytes(Catalogue.RECORDING, Slice.ALL)
            + READS_OF_LEDGER * lake.bytes(Catalogue.RUN_LEDGER, Slice.ALL)
        <= MOST_BYTES;
  }

  @Override
  public boolean suit(
      Collection<CameraDay> track, Collection<CameraDay> measure, Collection<StoreDay> publish) {
    return track.isEmpty()
        && lake.bytes(Catalogue.TRACK_POINT, Slice.any(Slices.byDay(measure).values()))
                + lake.bytes(Catalogue.TRACK, Slices.ofStoreDays(publish))
            <= MOST_BYTES;
  }

  @Override
  public Map<String, Long> track(Map<CameraDay, UnbrokenFootage> footage) {
    throw new IllegalStateException("Tracks are made with Spark only");
  }

  @Override
  public Map<String, Long> measure(Map<CameraDay, MeasureTracks.Plan> plans) {
    Map<String, Long> counts = new HashMap<>();
    Slices.byDay(plans.keySet())
        .values()
        .forEach(
            slice -> {
              List<Row> measured = new ArrayList<>();
              new MeasureTracks(tracks(slice), plans).forEachRemaining(measured::add);
              write(
                  MeasureTracks.MEASURED, measured, slice, row -> CameraDay.of(row).unit(), counts);
            });
    return counts;
  }

  /** The tracks of a day's slice, camera by camera. */
  private Iterator<PicturedTrack> tracks(Slice slice) {
    Map<String, List<TrackPoint>> points = new HashMap<>();
    lake.read(
        Catalogue.TRACK_POINT,
        slice,
        row ->
            points
                .computeIfAbsent(row.getAs("track_id"), absent -> new ArrayList<>())
                .add(Rows.trackPoint(row)));
    points.values().forEach(path -> path.sort(Comparator.comparingLong(TrackPoint::timeUs)));
    return lake.rows(Catalogue.TRACK, slice).stream()
        .filter(row -> points.containsKey(row.<String>getAs("track_id")))
        .map(row -> track(row, points.get(row.<String>getAs("track_id"))))
        .sorted(
            Comparator.comparing(PicturedTrack::cameraDay)
                .thenComparing(pictured -> pictured.track().id()))
        .iterator();
  }

  private static PicturedTrack track(Row row, List<TrackPoint> path) {
    CameraDay cameraDay = CameraDay.of(row);
    Track track = new Track(row.getAs("track_id"), cameraDay.camera(), path);
    return new PicturedTrack(cameraDay, track, TrackRows.picture(row));
  }

  @Override
  public Map<String, Long> publish(List<StoreDay> storeDays, List<FactRows.Plan> plans) {
    Slice slice = Slices.ofStoreDays(storeDays);
    Map<CameraDay, FactRows.Events> events = events(slice);
    List<Row> facts = new ArrayList<>();
    plans.forEach(
        plan ->
            facts.addAll(
                FactRows.of(plan, events.getOrDefault(plan.cameraDay(), FactRows.Events.none()))));
    Map<String, Long> counts = new HashMap<>();
    write(FactRows.FACTS, facts, slice, row -> StoreDay.of(row).unit(), counts);
    return counts;
  }

  private Map<CameraDay, FactRows.Events> events(Slice slice) {
    Map<CameraDay, FactRows.Events> events = new HashMap<>();
    BiConsumer<Table, BiConsumer<FactRows.Events, Row>> reading =
        (table, add) ->
            lake.read(
                table,
                slice,
                row ->
                    add.accept(
                        events.computeIfAbsent(CameraDay.of(row), absent -> FactRows.Events.none()),
                        row));
    reading.accept(Catalogue.CROSSING, (of, row) -> of.crossings().add(Rows.crossing(row)));
    reading.accept(Catalogue.ZONE_VISIT, (of, row) -> of.visits().add(Rows.zoneVisit(row)));
    reading.accept(
        Catalogue.TRACK,
        (of, row) -> of.present(Rows.timeUs(row, "start_time"), Rows.timeUs(row, "end_time")));
    reading.accept(
        Catalogue.APPEARANCE, (of, row) -> of.appearedUs().add(Rows.timeUs(row, "start_time")));
    return events;
  }

  /** Puts rows in place of a slice of each of their tables and adds to how many each unit has. */
  private void write(
      MixedRows kinds,
      List<Row> mixed,
      Slice slice,
      Function<Row, String> unit,
      Map<String, Long> counts) {
    List<Runnable> writes = new ArrayList<>();
    for (Table table : kinds.tables()) {
      List<Row> rows = kinds.ofTable(table, mixed);
      rows.forEach(row -> counts.merge(unit.apply(row), 1L, Long::sum));
      writes.add(() -> lake.replace(table, rows, slice));
    }
    lake.together(writes);
  }
}
