package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Rows;
import io.footfall.lake.Table;
import io.footfall.model.CameraId;
import io.footfall.model.Crossing;
import io.footfall.model.ZoneVisit;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Reads back from the lake what was measured on one camera, over all days. */
public final class StoredMeasures {
  private final Lake lake;

  public StoredMeasures(Lake lake) {
    this.lake = lake;
  }

  /** Crossings of all lines, netted ones too, by time. */
  public List<Crossing> crossings(CameraId camera) {
    return of(Catalogue.CROSSING, camera).orderBy("time", "track_id").collectAsList().stream()
        .map(Rows::crossing)
        .toList();
  }

  /** Visits to all zones, by start. */
  public List<ZoneVisit> visits(CameraId camera) {
    return of(Catalogue.ZONE_VISIT, camera)
        .orderBy("start_time", "track_id", "zone_id")
        .collectAsList()
        .stream()
        .map(Rows::zoneVisit)
        .toList();
  }

  /** How many people came into the picture, counted again whenever they came back. */
  public long appearances(CameraId camera) {
    return of(Catalogue.APPEARANCE, camera).count();
  }

  private Dataset<Row> of(Table table, CameraId camera) {
    return lake.read(table)
        .where(
            functions
                .col("store_id")
                .equalTo(camera.store())
                .and(functions.col("camera_id").equalTo(camera.camera())));
  }
}
