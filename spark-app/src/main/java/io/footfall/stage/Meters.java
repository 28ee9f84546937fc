package io.footfall.stage;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.metrics.source.LongAccumulatorSource$;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What a run has done so far, as gauges of Spark's metrics system: {@code
 * <app>.driver.LongAccumulatorSource.footfall.frames} and so on, for whichever sinks {@code
 * spark.metrics.conf.*} names.
 *
 * <p>A task that Spark repeats is counted again: gauges are for watching; the ledger is exact.
 */
final class Meters implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Rows inside a task carry no schema. */
  private static final int KIND = RangeOutcome.SCHEMA.fieldIndex("row_kind");

  private static final int FRAMES = RangeOutcome.SCHEMA.fieldIndex("frames");

  private final LongAccumulator recordings;
  private final LongAccumulator frames;
  private final LongAccumulator detections;
  private final LongAccumulator failures;
  private final LongAccumulator lagSeconds;

  /** Gauges at zero, under the session's metrics system. */
  Meters(SparkSession spark) {
    Map<String, LongAccumulator> gauges = new LinkedHashMap<>();
    for (String name : List.of("recordings", "frames", "detections", "failures", "lag_seconds")) {
      gauges.put("footfall." + name, spark.sparkContext().longAccumulator("footfall " + name));
    }
    recordings = gauges.get("footfall.recordings");
    frames = gauges.get("footfall.frames");
    detections = gauges.get("footfall.detections");
    failures = gauges.get("footfall.failures");
    lagSeconds = gauges.get("footfall.lag_seconds");
    LongAccumulatorSource$.MODULE$.register(
        spark.sparkContext(),
        scala.collection.immutable.Map.from(
            CollectionConverters.asScala(gauges)
                .map(gauge -> new Tuple2<>(gauge._1(), gauge._2()))));
  }

  /** Counts what came of one range; called inside tasks. */
  List<Row> counted(List<Row> outcome) {
    for (Row row : outcome) {
      switch (row.getString(KIND)) {
        case RangeOutcome.DETECTION -> detections.add(1);
        case RangeOutcome.COST -> frames.add(row.getLong(FRAMES));
        case RangeOutcome.ISSUE -> failures.add(1);
        default -> {}
      }
    }
    return outcome;
  }

  /** Counts recordings whose detections stand in the lake. */
  void finished(int number) {
    recordings.add(number);
  }

  /** Counts files that could not be used. */
  void failed(int number) {
    failures.add(number);
  }

  /** Says how far behind the newest footage the lake is. */
  void lag(long seconds) {
    lagSeconds.setValue(seconds);
  }
}
