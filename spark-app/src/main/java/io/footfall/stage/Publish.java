package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Table;
import io.footfall.model.Micros;
import io.footfall.model.TimeRange;
import io.footfall.site.Camera;
import io.footfall.site.Site;
import io.footfall.site.Store;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * Crossings, visits, presences and appearances in, quarter-hour facts out. Rewrites whole
 * store-days.
 */
final class Publish {
  private static final List<Table> FACTS =
      List.of(
          Catalogue.FACT_FOOTFALL,
          Catalogue.FACT_ZONE,
          Catalogue.FACT_OCCUPANCY,
          Catalogue.FACT_COVERAGE);

  private final Lake lake;
  private final Site site;

  Publish(Lake lake, Site site) {
    this.lake = lake;
    this.site = site;
  }

  /**
   * Rewrites the facts of store-days; says how many rows each has.
   *
   * @param footage of every camera of these stores on these days
   */
  Map<String, Long> run(
      List<StoreDay> storeDays, Map<CameraDay, UnbrokenFootage> footage, int partitions) {
    Map<LocalDate, String> slices = slices(storeDays);
    Dataset<Row> facts = facts(footage, slices, partitions).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      // Counted first, so that what the tables share is computed once.
      Map<String, Long> counts = counts(facts);
      String all = Slices.any(slices.values());
      lake.together(
          FACTS.stream()
              .<Runnable>map(table -> () -> lake.replace(table, of(table, facts), all))
              .toList());
      return counts;
    } finally {
      facts.unpersist();
    }
  }

  private static Map<LocalDate, String> slices(List<StoreDay> storeDays) {
    Map<LocalDate, String> slices = new TreeMap<>();
    for (StoreDay storeDay : storeDays) {
      List<String> stores =
          storeDays.stream()
              .filter(other -> other.day().equals(storeDay.day()))
              .map(StoreDay::store)
              .toList();
      slices.put(
          storeDay.day(), Slices.day(storeDay.day()) + " AND " + Lake.in("store_id", stores));
    }
    return slices;
  }

  private Dataset<Row> facts(
      Map<CameraDay, UnbrokenFootage> footage, Map<LocalDate, String> slices, int partitions) {
    HashMap<String, FactRows.Plan> plans = new HashMap<>();
    footage.forEach((cameraDay, seen) -> plans.put(cameraDay.unit(), plan(cameraDay, seen)));
    Broadcast<HashMap<String, FactRows.Plan>> shared =
        JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).broadcast(plans);
    MapFunction<Row, String> unit = row -> row.getAs("unit");
    FlatMapGroupsFunction<String, Row, Row> task =
        (name, events) -> {
          FactRows.Plan plan = shared.value().get(name);
          // A camera that has left the site file publishes nothing.
          return plan == null ? Collections.emptyIterator() : FactRows.of(plan, events);
        };
    return events(
            footage.keySet().stream().map(CameraDay::unit).toList(), Slices.any(slices.values()))
        .repartition(partitions, functions.col("unit"))
        .groupByKey(unit, Encoders.STRING())
        .flatMapGroups(task, Encoders.row(FactRows.FACT));
  }

  private FactRows.Plan plan(CameraDay cameraDay, UnbrokenFootage seen) {
    Store store = site.store(cameraDay.camera().store()).orElseThrow();
    Camera camera = site.camera(cameraDay.camera()).orElseThrow();
    TimeRange midnights =
        new TimeRange(
            Micros.startOfDay(cameraDay.day(), store.zone()),
            Micros.startOfDay(cameraDay.day().plusDays(1), store.zone()));
    return new FactRows.Plan(
        cameraDay,
        camera.lines(),
        camera.zones(),
        midnights,
        store.open().open(cameraDay.day(), store.zone()),
        seen.seen());
  }

  /**
   * Rows of {@link FactRows#EVENT}: at least one for every camera-day, so that quiet days are
   * published too.
   */
  private Dataset<Row> events(List<String> units, String selected) {
    List<Row> days =
        units.stream().map(unit -> RowFactory.create(unit, null, null, null, null, null)).toList();
    Column none = functions.lit(null);
    Column crossing = none.cast(Catalogue.CROSSING.schema());
    Column visit = none.cast(Catalogue.ZONE_VISIT.schema());
    Column time = none.cast("timestamp");
    return lake.spark()
        .createDataFrame(days, FactRows.EVENT)
        .union(
            events(
                Catalogue.CROSSING, selected, whole(Catalogue.CROSSING), visit, time, time, time))
        .union(
            events(
                Catalogue.ZONE_VISIT,
                selected,
                crossing,
                whole(Catalogue.ZONE_VISIT),
                time,
                time,
                time))
        .union(
            events(
                Catalogue.TRACK,
                selected,
                crossing,
                visit,
                functions.col("start_time"),
                functions.col("end_time"),
                time))
        .union(
            events(
                Catalogue.APPEARANCE,
                selected,
                crossing,
                visit,
                time,
                time,
                functions.col("start_time")));
  }

  private Dataset<Row> events(Table table, String selected, Column... values) {
    Column unit =
        functions.concat_ws(
            "/",
            functions.col("store_id"),
            functions.col("camera_id"),
            functions.col("day").cast("string"));
    Column[] columns = new Column[values.length + 1];
    columns[0] = unit;
    System.arraycopy(values, 0, columns, 1, values.length);
    return lake.read(table).where(selected).select(columns);
  }

  private static Column whole(Table table) {
    return functions.struct(
        Arrays.stream(table.schema().fieldNames()).map(functions::col).toArray(Column[]::new));
  }

  private static Dataset<Row> of(Table table, Dataset<Row> facts) {
    return facts
        .where(functions.col(table.name()).isNotNull())
        .select(table.name() + ".*")
        .coalesce(1);
  }

  private static Map<String, Long> counts(Dataset<Row> facts) {
    Map<String, Long> counts = new HashMap<>();
    facts
        .groupBy(ofAny("store_id").as("store_id"), ofAny("day").as("day"))
        .count()
        .collectAsList()
        .forEach(
            row ->
                counts.put(
                    new StoreDay(row.getString(0), row.<LocalDate>getAs("day")).unit(),
                    row.getLong(2)));
    return counts;
  }

  /** A column that all facts have, of whichever fact the row holds. */
  private static Column ofAny(String column) {
    return functions.coalesce(
        FACTS.stream()
            .map(table -> functions.col(table.name() + "." + column))
            .toArray(Column[]::new));
  }
}
