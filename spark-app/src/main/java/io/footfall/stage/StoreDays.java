package io.footfall.stage;

import io.footfall.geometry.PictureSize;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Rows;
import io.footfall.measure.Occupancy;
import io.footfall.measure.QuarterHour;
import io.footfall.measure.TimeSpans;
import io.footfall.model.CameraId;
import io.footfall.model.Crossing;
import io.footfall.model.Line;
import io.footfall.model.Micros;
import io.footfall.model.RecordingIssue;
import io.footfall.model.TimeRange;
import io.footfall.report.FootfallSlot;
import io.footfall.report.HeatGrid;
import io.footfall.report.InOut;
import io.footfall.report.Issue;
import io.footfall.report.LineDay;
import io.footfall.report.Moments;
import io.footfall.report.RunFacts;
import io.footfall.report.StoreFacts;
import io.footfall.report.ZoneDay;
import io.footfall.site.Camera;
import io.footfall.site.Store;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Reads one store's day back from the lake, as the values that the report draws. */
public final class StoreDays {
  private final Lake lake;

  public StoreDays(Lake lake) {
    this.lake = lake;
  }

  /** The days of a store that have been published, in order. */
  public List<LocalDate> days(String store) {
    return lake
        .read(Catalogue.FACT_COVERAGE)
        .where(functions.col("store_id").equalTo(store).and(functions.col("seen_seconds").gt(0)))
        .select("day")
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.<LocalDate>getAs("day"))
        .sorted()
        .toList();
  }

  /** Everything that the report says of a store and a local day. */
  public io.footfall.report.StoreDay read(Store store, LocalDate day) {
    Map<CameraId, List<TimeRange>> seen = seen(store, day);
    List<TimeRange> presences = presences(store, day);
    List<Crossing> crossings = crossings(store, day);
    List<io.footfall.report.CameraDay> cameras =
        store.cameras().stream()
            .map(camera -> camera(camera, day, seen.getOrDefault(camera.id(), List.of())))
            .toList();
    return new io.footfall.report.StoreDay(
        new StoreFacts(
            store.id(),
            store.name(),
            store.region(),
            store.zone(),
            TimeSpans.union(store.open().open(day, store.zone()))),
        day,
        cameras,
        quarters(store, day, presences),
        new Moments(crossings, presences),
        issues(store, day),
        run());
  }

  private Dataset<Row> of(io.footfall.lake.Table table, String store, LocalDate day) {
    return lake.read(table)
        .where(functions.col("store_id").equalTo(store).and(functions.expr(Slices.day(day))));
  }

  private Map<CameraId, List<TimeRange>> seen(Store store, LocalDate day) {
    Set<String> counted = new HashSet<>();
    lake.read(Catalogue.RECORDING)
        .where(
            functions.col("store_id").equalTo(store.id()).and(functions.expr("status = 'COUNTED'")))
        .select("recording_id")
        .collectAsList()
        .forEach(row -> counted.add(row.getString(0)));
    Map<CameraId, List<TimeRange>> seen = new HashMap<>();
    for (Row row : of(Catalogue.FOOTAGE, store.id(), day).collectAsList()) {
      if (counted.contains(row.<String>getAs("recording_id"))) {
        seen.computeIfAbsent(Rows.camera(row), absent -> new ArrayList<>())
            .add(new TimeRange(Rows.timeUs(row, "start_time"), Rows.timeUs(row, "end_time")));
      }
    }
    return seen;
  }

  private List<TimeRange> presences(Store store, LocalDate day) {
    return of(Catalogue.TRACK, store.id(), day)
        .select("start_time", "end_time")
        .collectAsList()
        .stream()
        .map(row -> new TimeRange(Rows.timeUs(row, "start_time"), Rows.timeUs(row, "end_time") + 1))
        .sorted()
        .toList();
  }

  private List<Crossing> crossings(Store store, LocalDate day) {
    Set<String> entrances = new HashSet<>();
    for (Camera camera : store.cameras()) {
      camera.lines().stream()
          .filter(line -> line.kind() == Line.Kind.ENTRANCE)
          .forEach(line -> entrances.add(camera.id() + "/" + line.id()));
    }
    return of(Catalogue.CROSSING, store.id(), day).collectAsList().stream()
        .filter(row -> entrances.contains(Rows.camera(row) + "/" + row.getAs("line_id")))
        .map(Rows::crossing)
        .toList();
  }

  private List<FootfallSlot> quarters(Store store, LocalDate day, List<TimeRange> presences) {
    Map<Long, InOut> visitors = new TreeMap<>();
    Map<Long, Double> seen = new TreeMap<>();
    for (Row row : of(Catalogue.FACT_COVERAGE, store.id(), day).collectAsList()) {
      seen.merge(Rows.timeUs(row, "quarter_start"), row.<Double>getAs("seen_seconds"), Math::max);
    }
    for (Row row : of(Catalogue.FACT_FOOTFALL, store.id(), day).collectAsList()) {
      if (isEntrance(store, row) && row.getAs("count_in") != null) {
        InOut of =
            new InOut(
                row.<Long>getAs("count_in").intValue(), row.<Long>getAs("count_out").intValue());
        visitors.merge(
            Rows.timeUs(row, "quarter_start"),
            of,
            (a, b) -> new InOut(a.in() + b.in(), a.out() + b.out()));
      }
    }
    Occupancy people = Occupancy.of(presences);
    List<FootfallSlot> slots = new ArrayList<>();
    seen.forEach(
        (startUs, seconds) -> {
          TimeRange span = new QuarterHour(startUs).range();
          Optional<io.footfall.report.Occupancy> occupancy =
              seconds == 0
                  ? Optional.empty()
                  : Optional.of(
                      new io.footfall.report.Occupancy(
                          Micros.seconds(people.presentUs(span)) / seconds, people.maximum(span)));
          slots.add(
              new FootfallSlot(
                  span, Optional.ofNullable(visitors.get(startUs)), Optional.empty(), occupancy));
        });
    return slots;
  }

  private static boolean isEntrance(Store store, Row fact) {
    return store.cameras().stream()
        .filter(camera -> camera.id().equals(Rows.camera(fact)))
        .flatMap(camera -> camera.lines().stream())
        .anyMatch(
            line -> line.kind() == Line.Kind.ENTRANCE && line.id().equals(fact.getAs("line_id")));
  }

  private io.footfall.report.CameraDay camera(Camera camera, LocalDate day, List<TimeRange> seen) {
    Optional<Row> picture =
        of(Catalogue.FOOTAGE, camera.id().store(), day)
            .where(functions.col("camera_id").equalTo(camera.id().camera()))
            .orderBy("start_time")
            .select("picture_width", "picture_height")
            .takeAsList(1)
            .stream()
            .findFirst();
    PictureSize size =
        picture
            .map(row -> new PictureSize(row.getInt(0), row.getInt(1)))
            .orElse(new PictureSize(16, 9));
    List<LineDay> lines =
        camera.lines().stream().map(line -> line(camera, line, day, !seen.isEmpty())).toList();
    List<ZoneDay> zones = zones(camera, day, !seen.isEmpty());
    Optional<HeatGrid> heat =
        seen.isEmpty() ? Optional.empty() : Optional.of(new StoredHeat(lake).of(camera, day, size));
    return new io.footfall.report.CameraDay(
        camera.id().camera(),
        size,
        TimeSpans.union(seen),
        uniquePeople(camera, day),
        lines,
        zones,
        heat);
  }

  private OptionalLong uniquePeople(Camera camera, LocalDate day) {
    Row sum =
        of(Catalogue.FACT_OCCUPANCY, camera.id().store(), day)
            .where(functions.col("camera_id").equalTo(camera.id().camera()))
            .agg(functions.sum("unique_people"))
            .head();
    return sum.isNullAt(0) ? OptionalLong.empty() : OptionalLong.of(sum.getLong(0));
  }

  private LineDay line(Camera camera, Line line, LocalDate day, boolean wasSeen) {
    Row sums =
        of(Catalogue.FACT_FOOTFALL, camera.id().store(), day)
            .where(
                functions
                    .col("camera_id")
                    .equalTo(camera.id().camera())
                    .and(functions.col("line_id").equalTo(line.id())))
            .agg(functions.sum("count_in"), functions.sum("count_out"))
            .head();
    return new LineDay(
        line,
        wasSeen && !sums.isNullAt(0)
            ? Optional.of(new InOut((int) sums.getLong(0), (int) sums.getLong(1)))
            : Optional.empty());
  }

  private List<ZoneDay> zones(Camera camera, LocalDate day, boolean wasSeen) {
    Map<String, Row> visits = new HashMap<>();
    Dataset<Row> ofCamera =
        of(Catalogue.ZONE_VISIT, camera.id().store(), day)
            .where(functions.col("camera_id").equalTo(camera.id().camera()));
    ofCamera
        .withColumn("complete", functions.expr("began = 'CROSSED' AND ended = 'CROSSED'"))
        .groupBy("zone_id")
        .agg(
            functions.count("*").as("visits"),
            functions.expr("count_if(engaged)").as("engaged"),
            functions.expr("count_if(NOT complete)").as("censored"),
            functions.expr("median(dwell_seconds) FILTER (WHERE complete)").as("median"),
            functions
                .expr("coalesce(sum(dwell_seconds) FILTER (WHERE complete), 0d)")
                .as("complete_dwell"),
            functions.sum("dwell_seconds").as("dwell"))
        .collectAsList()
        .forEach(row -> visits.put(row.getAs("zone_id"), row));
    Map<String, Row> occupancy = new HashMap<>();
    of(Catalogue.FACT_ZONE, camera.id().store(), day)
        .where(functions.col("camera_id").equalTo(camera.id().camera()))
        .groupBy("zone_id")
        .agg(
            functions.expr("sum(dwell_seconds) / sum(seen_seconds)").as("mean"),
            functions.max("max_occupancy").as("max"))
        .collectAsList()
        .forEach(row -> occupancy.put(row.getAs("zone_id"), row));
    return camera.zones().stream()
        .map(
            zone ->
                new ZoneDay(
                    zone,
                    wasSeen
                        ? figures(visits.get(zone.id()), occupancy.get(zone.id()))
                        : Optional.empty()))
        .toList();
  }

  private static Optional<ZoneDay.Figures> figures(Row visits, Row occupancy) {
    if (occupancy == null || occupancy.getAs("mean") == null) {
      return Optional.empty();
    }
    io.footfall.report.Occupancy people =
        new io.footfall.report.Occupancy(
            occupancy.<Double>getAs("mean"), occupancy.<Integer>getAs("max"));
    if (visits == null) {
      return Optional.of(new ZoneDay.Figures(0, 0, 0, OptionalDouble.empty(), 0, 0, people));
    }
    Double median = visits.getAs("median");
    return Optional.of(
        new ZoneDay.Figures(
            visits.<Long>getAs("visits").intValue(),
            visits.<Long>getAs("engaged").intValue(),
            visits.<Long>getAs("censored").intValue(),
            median == null ? OptionalDouble.empty() : OptionalDouble.of(median),
            visits.<Double>getAs("complete_dwell"),
            visits.<Double>getAs("dwell"),
            people));
  }

  private List<Issue> issues(Store store, LocalDate day) {
    return lake
        .read(Catalogue.RECORDING_ISSUE)
        .where(
            functions
                .col("store_id")
                .equalTo(store.id())
                .and(functions.expr("day IS NULL OR " + Slices.day(day))))
        .collectAsList()
        .stream()
        .map(Rows::issue)
        .sorted(Comparator.comparing(RecordingIssue::name).thenComparing(RecordingIssue::message))
        .map(
            issue ->
                new Issue(
                    issue.findCamera().map(CameraId::camera).orElse(""),
                    issue.name(),
                    issue.kind(),
                    issue.message(),
                    Optional.<Duration>empty()))
        .toList();
  }

  private RunFacts run() {
    Optional<Row> last =
        lake
            .read(Catalogue.RUN_LEDGER)
            .where("model IS NOT NULL")
            .orderBy(functions.desc("finished"))
            .select("run_id", "model", "code_version")
            .takeAsList(1)
            .stream()
            .findFirst();
    return last.map(
            row -> new RunFacts(row.getString(0), row.getString(1), row.getString(2), List.of()))
        .orElse(new RunFacts("", "", "", List.of()));
  }
}
