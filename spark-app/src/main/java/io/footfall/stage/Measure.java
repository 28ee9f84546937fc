package io.footfall.stage;

import io.footfall.lake.Lake;
import io.footfall.lake.Slice;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Tracks, lines and zones in, crossings and visits out. Reads stored tracks only, so any past day
 * can be measured again.
 */
final class Measure {
  private final Lake lake;

  Measure(Lake lake) {
    this.lake = lake;
  }

  /**
   * Rewrites {@code crossing}, {@code zone_visit} and {@code appearance} of the given camera-days;
   * says how many rows each camera-day has.
   */
  Map<String, Long> run(Map<CameraDay, MeasureTracks.Plan> plans, int partitions) {
    Map<LocalDate, Slice> slices = Slices.byDay(plans.keySet());
    Dataset<Row> measured = measured(plans, slices, partitions).persist(StorageLevel.DISK_ONLY());
    try {
      // Counted first, so that what the tables share is measured once.
      Map<String, Long> counts =
          RowCounts.perCameraDay(
              measured.select(
                  MeasureTracks.MEASURED.ofAny("store_id"),
                  MeasureTracks.MEASURED.ofAny("camera_id"),
                  MeasureTracks.MEASURED.ofAny("day")));
      slices.forEach((day, slice) -> write(measured, day, slice));
      return counts;
    } finally {
      measured.unpersist();
    }
  }

  private void write(Dataset<Row> measured, LocalDate day, Slice slice) {
    lake.together(
        MeasureTracks.MEASURED.tables().stream()
            .<Runnable>map(
                table ->
                    () ->
                        lake.replace(
                            table,
                            MeasureTracks.MEASURED.ofTable(table, measured).where(Slices.day(day)),
                            slice.sql()))
            .toList());
  }

  private Dataset<Row> measured(
      Map<CameraDay, MeasureTracks.Plan> plans, Map<LocalDate, Slice> slices, int partitions) {
    Broadcast<HashMap<CameraDay, MeasureTracks.Plan>> shared =
        JavaSparkContext.fromSparkContext(lake.spark().sparkContext())
            .broadcast(new HashMap<>(plans));
    MapPartitionsFunction<Row, Row> task =
        rows -> new MeasureTracks(new TrackRows(rows), shared.value());
    return TrackRows.stored(lake, Slice.any(slices.values()).sql(), partitions)
        .mapPartitions(task, Encoders.row(MeasureTracks.MEASURED.schema()));
  }
}
