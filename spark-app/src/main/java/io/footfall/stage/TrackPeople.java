package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Slice;
import io.footfall.track.TrackerSettings;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** Detections in, tracks out. Parallel by camera-day; each is one sequential pass in time order. */
final class TrackPeople {
  private static final String POINTS = "point_rows";
  private static final StructType TRACK_WITH_POINTS =
      Catalogue.TRACK
          .schema()
          .add(POINTS, DataTypes.createArrayType(Catalogue.TRACK_POINT.schema()));

  private final Lake lake;
  private final TrackerSettings settings;

  TrackPeople(Lake lake, TrackerSettings settings) {
    this.lake = lake;
    this.settings = settings;
  }

  /**
   * Rewrites {@code track} and {@code track_point} of the given camera-days; says how many tracks
   * each has.
   */
  Map<String, Long> run(Map<CameraDay, UnbrokenFootage> footage, int partitions) {
    Map<LocalDate, Slice> slices = Slices.byDay(footage.keySet());
    Dataset<Row> tracks = tracks(footage, slices, partitions).persist(StorageLevel.DISK_ONLY());
    try {
      slices.forEach((day, slice) -> write(tracks, day, slice));
      return RowCounts.perCameraDay(tracks);
    } finally {
      tracks.unpersist();
    }
  }

  private void write(Dataset<Row> tracks, LocalDate day, Slice slice) {
    Dataset<Row> ofDay = tracks.where(functions.col("day").equalTo(functions.lit(day)));
    Dataset<Row> points =
        ofDay.select(functions.explode(functions.col(POINTS)).as("p")).select("p.*");
    lake.together(
        List.of(
            () -> lake.replace(Catalogue.TRACK, ofDay, slice.sql()),
            () -> lake.replace(Catalogue.TRACK_POINT, points, slice.sql())));
  }

  private Dataset<Row> tracks(
      Map<CameraDay, UnbrokenFootage> footage, Map<LocalDate, Slice> slices, int partitions) {
    Broadcast<HashMap<CameraDay, UnbrokenFootage>> spans =
        JavaSparkContext.fromSparkContext(lake.spark().sparkContext())
            .broadcast(new HashMap<>(footage));
    TrackerSettings tracker = settings;
    MapPartitionsFunction<Row, Row> task = rows -> new TrackCameras(rows, spans.value(), tracker);
    return lake.read(Catalogue.DETECTION)
        .where(Slice.any(slices.values()).sql())
        .repartition(
            partitions, functions.col("store_id"), functions.col("camera_id"), functions.col("day"))
        // The whole order is stated, so that no tie is left to the shuffle.
        .sortWithinPartitions(
            "store_id",
            "camera_id",
            "day",
            "time",
            "recording_id",
            "left",
            "top",
            "right",
            "bottom",
            "score")
        .mapPartitions(task, Encoders.row(TRACK_WITH_POINTS));
  }
}
