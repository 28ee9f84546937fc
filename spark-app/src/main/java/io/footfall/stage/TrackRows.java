package io.footfall.stage;

import io.footfall.geometry.PictureSize;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Rows;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Tracks from the rows of their points, one at a time. */
final class TrackRows implements Iterator<PicturedTrack> {
  /** A point of {@link Catalogue#TRACK_POINT} beside the size of its picture. */
  static final StructType POINT_WITH_PICTURE =
      Catalogue.TRACK_POINT
          .schema()
          .add("picture_width", DataTypes.IntegerType)
          .add("picture_height", DataTypes.IntegerType);

  private final Iterator<Row> points;
  private Row pending;

  /**
   * @param points rows of {@link #POINT_WITH_PICTURE}, whole camera-days one after another, in them
   *     whole tracks, each in time order
   */
  TrackRows(Iterator<Row> points) {
    this.points = points;
  }

  /** All points of the camera-days in a slice, in the order in which they become tracks. */
  static Dataset<Row> stored(Lake lake, String slice, int partitions) {
    Dataset<Row> pictures =
        lake.read(Catalogue.TRACK)
            .where(slice)
            .select("store_id", "camera_id", "day", "track_id", "picture_width", "picture_height");
    return lake.read(Catalogue.TRACK_POINT)
        .where(slice)
        .join(pictures, new String[] {"store_id", "camera_id", "day", "track_id"})
        .select(
            Arrays.stream(POINT_WITH_PICTURE.fieldNames())
                .map(functions::col)
                .toArray(Column[]::new))
        .repartition(
            partitions, functions.col("store_id"), functions.col("camera_id"), functions.col("day"))
        .sortWithinPartitions("store_id", "camera_id", "day", "track_id", "time");
  }

  @Override
  public boolean hasNext() {
    return pending != null || points.hasNext();
  }

  @Override
  public PicturedTrack next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row first = pending != null ? pending : points.next();
    String id = first.getAs("track_id");
    List<TrackPoint> path = new ArrayList<>();
    path.add(Rows.trackPoint(first));
    pending = null;
    while (points.hasNext() && pending == null) {
      Row row = points.next();
      if (row.<String>getAs("track_id").equals(id)) {
        path.add(Rows.trackPoint(row));
      } else {
        pending = row;
      }
    }
    CameraDay cameraDay = CameraDay.of(first);
    return new PicturedTrack(cameraDay, new Track(id, cameraDay.camera(), path), picture(first));
  }

  /** The picture's size in a row that has it. */
  static PictureSize picture(Row row) {
    return new PictureSize(
        row.<Integer>getAs("picture_width"), row.<Integer>getAs("picture_height"));
  }
}
