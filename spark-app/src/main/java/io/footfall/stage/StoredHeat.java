package io.footfall.stage;

import io.footfall.geometry.FloorView;
import io.footfall.geometry.Homography;
import io.footfall.geometry.PictureSize;
import io.footfall.lake.Lake;
import io.footfall.lake.Slice;
import io.footfall.measure.FeetOnFloor;
import io.footfall.measure.HeatMap;
import io.footfall.model.Track;
import io.footfall.report.HeatGrid;
import io.footfall.site.Camera;
import io.footfall.site.Floor;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Works out from stored tracks where on a camera's picture people spent a day. */
final class StoredHeat {
  /** Cells across the picture: about half a person wide in most views. */
  private static final int COLUMNS = 48;

  private static final StructType CELL =
      new StructType()
          .add("cell", DataTypes.IntegerType)
          .add("person_seconds", DataTypes.DoubleType);

  private final Lake lake;

  StoredHeat(Lake lake) {
    this.lake = lake;
  }

  /**
   * Heat where people stood, by the camera's floor where it is known, each track by itself (visits
   * to zones know heights from other pieces of a stay too); in one task, so that the same tracks
   * add up to the same.
   *
   * @param picture gives the cells their shape
   */
  HeatGrid of(Camera camera, LocalDate day, PictureSize picture) {
    int rows = Math.max(1, Math.round(COLUMNS * (float) picture.height() / picture.width()));
    List<Homography.Pair> floor = camera.floor().map(Floor::pairs).orElse(List.of());
    MapPartitionsFunction<Row, Row> task = points -> cells(new TrackRows(points), floor, rows);
    Slice slice = Slices.byDay(List.of(new CameraDay(camera.id(), day))).get(day);
    double[] personSeconds = new double[COLUMNS * rows];
    TrackRows.stored(lake, slice.sql(), 1)
        .mapPartitions(task, Encoders.row(CELL))
        .collectAsList()
        .forEach(row -> personSeconds[row.getInt(0)] = row.getDouble(1));
    return new HeatGrid(COLUMNS, rows, personSeconds);
  }

  private static Iterator<Row> cells(
      Iterator<PicturedTrack> tracks, List<Homography.Pair> floor, int rows) {
    HeatMap heat = new HeatMap(COLUMNS, rows);
    Map<PictureSize, Optional<FloorView>> views = new HashMap<>();
    while (tracks.hasNext()) {
      PicturedTrack next = tracks.next();
      Track track =
          views
              .computeIfAbsent(
                  next.picture(),
                  size -> floor.isEmpty() ? Optional.empty() : FloorView.of(floor, size))
              .map(known -> FeetOnFloor.found(next.track(), known))
              .orElse(next.track());
      heat.add(track, next.picture());
    }
    return heat.cells().stream()
        .map(cell -> RowFactory.create(cell.row() * COLUMNS + cell.column(), cell.personSeconds()))
        .iterator();
  }
}
