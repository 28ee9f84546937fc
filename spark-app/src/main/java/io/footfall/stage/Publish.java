package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Lake lake;

  Publish(Lake lake) {
    this.lake = lake;
  }

  /**
   * Rewrites the facts of store-days; says how many rows each has.
   *
   * @param plans of every camera of these stores on these days
   */
  Map<String, Long> run(List<StoreDay> storeDays, List<FactRows.Plan> plans, int partitions) {
    String slice = Slices.ofStoreDays(storeDays).sql();
    Dataset<Row> facts = facts(plans, slice, partitions).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      // Counted first, so that what the tables share is computed once.
      Map<String, Long> counts = counts(facts);
      lake.together(
          FactRows.FACTS.tables().stream()
              .<Runnable>map(
                  table ->
                      () ->
                          lake.replace(
                              table, FactRows.FACTS.ofTable(table, facts).coalesce(1), slice))
              .toList());
      return counts;
    } finally {
      facts.unpersist();
    }
  }

  private Dataset<Row> facts(List<FactRows.Plan> plans, String slice, int partitions) {
    HashMap<String, FactRows.Plan> byUnit = new HashMap<>();
    plans.forEach(plan -> byUnit.put(plan.cameraDay().unit(), plan));
    Broadcast<HashMap<String, FactRows.Plan>> shared =
        JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).broadcast(byUnit);
    MapFunction<Row, String> unit = row -> row.getAs("unit");
    FlatMapGroupsFunction<String, Row, Row> task =
        (name, events) -> {
          FactRows.Plan plan = shared.value().get(name);
          // A camera that has left the site file publishes nothing.
          return plan == null
              ? Collections.emptyIterator()
              : FactRows.of(plan, FactRows.Events.of(events)).iterator();
        };
    return events(List.copyOf(byUnit.keySet()), slice)
        .repartition(partitions, functions.col("unit"))
        .groupByKey(unit, Encoders.STRING())
        .flatMapGroups(task, Encoders.row(FactRows.FACTS.schema()));
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

  private static Map<String, Long> counts(Dataset<Row> facts) {
    Map<String, Long> counts = new HashMap<>();
    facts
        .groupBy(FactRows.FACTS.ofAny("store_id"), FactRows.FACTS.ofAny("day"))
        .count()
        .collectAsList()
        .forEach(
            row ->
                counts.put(
                    new StoreDay(row.getString(0), row.<LocalDate>getAs("day")).unit(),
                    row.getLong(2)));
    return counts;
  }
}
