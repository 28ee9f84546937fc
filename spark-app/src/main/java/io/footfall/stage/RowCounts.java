package io.footfall.stage;

import io.footfall.lake.Rows;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Row counts for the ledger. */
final class RowCounts {
  private RowCounts() {}

  /** Rows per camera-day, by the ledger's unit name; camera-days without rows are absent. */
  static Map<String, Long> perCameraDay(Dataset<Row> rows) {
    Map<String, Long> counts = new HashMap<>();
    for (Row row : rows.groupBy("store_id", "camera_id", "day").count().collectAsList()) {
      counts.put(
          new CameraDay(Rows.camera(row), row.<LocalDate>getAs("day")).unit(),
          row.<Long>getAs("count"));
    }
    return counts;
  }
}
