package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.model.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What one Detect task hands on, as rows of one shape so that footage is decoded once: detections
 * first, then what was seen, what went wrong, and what it cost.
 */
final class RangeOutcome {
  static final String DETECTION = "DETECTION";
  static final String FOOTAGE = "FOOTAGE";
  static final String ISSUE = "ISSUE";
  static final String COST = "COST";

  /**
   * The columns of a detection, then: row kind, end, frames, decoded frames, bytes, core time,
   * issue kind, message.
   */
  static final StructType SCHEMA =
      Catalogue.DETECTION
          .schema()
          .add("row_kind", DataTypes.StringType)
          .add("end_time", DataTypes.TimestampType)
          .add("frames", DataTypes.LongType)
          .add("decoded", DataTypes.LongType)
          .add("bytes", DataTypes.LongType)
          .add("core_us", DataTypes.LongType)
          .add("issue_kind", DataTypes.StringType)
          .add("message", DataTypes.StringType);

  private static final int EXTRA = 8;

  private RangeOutcome() {}

  static Row detection(Row detection) {
    Object[] values = new Object[SCHEMA.length()];
    for (int i = 0; i < detection.length(); i++) {
      values[i] = detection.get(i);
    }
    values[detection.length()] = DETECTION;
    return RowFactory.create(values);
  }

  static Row footage(String recordingId, long startUs, long endUs, long frames) {
    return row(
        recordingId,
        Micros.instant(startUs),
        null,
        FOOTAGE,
        Micros.instant(endUs),
        frames,
        null,
        null,
        null,
        null,
        null);
  }

  static Row issue(String recordingId, long ptsUs, String kind, String message) {
    return row(recordingId, null, ptsUs, ISSUE, null, null, null, null, null, kind, message);
  }

  static Row cost(String recordingId, long sampled, long decoded, long bytes, long coreUs) {
    return row(recordingId, null, null, COST, null, sampled, decoded, bytes, coreUs, null, null);
  }

  private static Row row(String recordingId, Instant time, Long ptsUs, Object... extra) {
    List<Object> values = new ArrayList<>(Arrays.asList(new Object[SCHEMA.length() - EXTRA]));
    values.set(0, recordingId);
    values.set(SCHEMA.fieldIndex("time"), time);
    values.set(SCHEMA.fieldIndex("pts_us"), ptsUs);
    values.addAll(Arrays.asList(extra));
    return RowFactory.create(values.toArray());
  }
}
