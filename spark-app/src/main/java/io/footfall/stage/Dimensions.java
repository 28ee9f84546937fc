package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.Slice;
import io.footfall.lake.Table;
import io.footfall.lake.Tables;
import io.footfall.model.CameraId;
import io.footfall.model.Line;
import io.footfall.model.Micros;
import io.footfall.model.Zone;
import io.footfall.site.Camera;
import io.footfall.site.Site;
import io.footfall.site.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Writes the site file into the dimension tables. Lines and zones are versioned in time (SCD2): a
 * changed shape closes its old version and opens a new one. An unchanged site writes nothing.
 */
final class Dimensions {
  private final Tables tables;

  Dimensions(Tables tables) {
    this.tables = tables;
  }

  void write(Site site) {
    List<Row> stores = new ArrayList<>();
    List<Row> cameras = new ArrayList<>();
    Map<String, Version> lines = new LinkedHashMap<>();
    Map<String, Version> zones = new LinkedHashMap<>();
    for (Store store : site.stores()) {
      stores.add(RowFactory.create(store.id(), store.name(), store.region(), store.zone().getId()));
      for (Camera camera : store.cameras()) {
        cameras.add(camera(camera));
        camera
            .lines()
            .forEach(
                line ->
                    lines.put(
                        camera.id() + "/" + line.id(),
                        version(store, camera, line(camera.id(), line))));
        camera
            .zones()
            .forEach(
                zone ->
                    zones.put(
                        camera.id() + "/" + zone.id(),
                        version(store, camera, zone(camera.id(), zone))));
      }
    }
    Slice ours = Slice.of("store_id", site.stores().stream().map(Store::id).toList());
    tables.together(
        List.of(
            () -> replaceWhenChanged(Catalogue.DIM_STORE, before -> stores, ours),
            () -> replaceWhenChanged(Catalogue.DIM_CAMERA, before -> cameras, ours),
            () -> replaceWhenChanged(Catalogue.DIM_LINE, before -> versions(before, lines), ours),
            () -> replaceWhenChanged(Catalogue.DIM_ZONE, before -> versions(before, zones), ours)));
  }

  /** What the site file says now, and from when a change to it holds. */
  private record Version(List<Object> values, Instant changedFrom) {}

  private static Version version(Store store, Camera camera, List<Object> values) {
    Instant from =
        camera
            .validFrom()
            .map(day -> Micros.instant(Micros.startOfDay(day, store.zone())))
            .orElseGet(Instant::now);
    return new Version(values, from);
  }

  private static Row camera(Camera camera) {
    String sampling =
        camera.sampling().isEveryFrame()
            ? "all"
            : Double.toString(camera.sampling().framesPerSecond().getAsDouble());
    return RowFactory.create(
        camera.id().store(),
        camera.id().camera(),
        camera.recordings(),
        sampling,
        camera.clockOffset().toMillis() / 1e3);
  }

  private static List<Object> line(CameraId camera, Line line) {
    return List.of(
        camera.store(),
        camera.camera(),
        line.id(),
        line.kind().name(),
        line.segment().from().x(),
        line.segment().from().y(),
        line.segment().to().x(),
        line.segment().to().y(),
        line.inside().name());
  }

  private static List<Object> zone(CameraId camera, Zone zone) {
    return List.of(
        camera.store(),
        camera.camera(),
        zone.id(),
        zone.kind().name(),
        zone.department(),
        zone.engagedAfter().toMillis() / 1e3,
        zone.polygon().stream().map(p -> p.x() + " " + p.y()).collect(Collectors.joining(", ")));
  }

  /**
   * The table's rows as they should be: versions that ended stay, open ones are kept, closed or
   * opened.
   */
  private static List<Row> versions(List<Row> before, Map<String, Version> wanted) {
    List<Row> rows = new ArrayList<>();
    Map<String, Version> missing = new LinkedHashMap<>(wanted);
    for (Row row : before) {
      int shape = row.size() - 2;
      String key = row.getString(0) + "/" + row.getString(1) + "/" + row.getString(2);
      Version now = wanted.get(key);
      boolean isOpen = row.isNullAt(shape + 1);
      if (!isOpen) {
        rows.add(row);
      } else if (now != null && now.values().equals(values(row, shape))) {
        rows.add(row);
        missing.remove(key);
      } else {
        rows.add(
            version(
                values(row, shape),
                row.getInstant(shape),
                now == null ? Instant.now() : now.changedFrom()));
      }
    }
    boolean isKnown = !rows.isEmpty();
    missing
        .values()
        .forEach(
            v -> rows.add(version(v.values(), isKnown ? v.changedFrom() : Instant.EPOCH, null)));
    return rows;
  }

  private static List<Object> values(Row row, int count) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(row.get(i));
    }
    return values;
  }

  private static Row version(List<Object> values, Instant from, Instant to) {
    List<Object> all = new ArrayList<>(values);
    all.add(from);
    all.add(to);
    return RowFactory.create(all.toArray());
  }

  private void replaceWhenChanged(Table table, UnaryOperator<List<Row>> wanted, Slice slice) {
    List<Row> before = tables.rows(table, slice);
    List<Row> after = wanted.apply(before);
    if (!sorted(before).equals(sorted(after))) {
      tables.replace(table, after, slice);
    }
  }

  private static List<String> sorted(List<Row> rows) {
    return rows.stream().map(Row::toString).sorted().toList();
  }
}
