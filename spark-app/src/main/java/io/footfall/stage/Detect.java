package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.landing.LandingAddress;
import io.footfall.model.CameraId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.MDC;

/**
 * Frame ranges in, people found out. Parallel by range; a range's result depends on nothing but the
 * range.
 */
final class Detect {
  private final SparkSession spark;
  private final Broadcast<ModelBytes> model;
  private final LandingAddress landing;
  private final Decoding decoding;
  private final Meters meters;

  Detect(
      SparkSession spark,
      Broadcast<ModelBytes> model,
      LandingAddress landing,
      Decoding decoding,
      Meters meters) {
    this.decoding = decoding;
    this.meters = meters;
    this.spark = spark;
    this.model = model;
    this.landing = landing;
  }

  /**
   * Everything that came of some ranges; kept on the executors' disks until closed, so that footage
   * is decoded once.
   */
  record Outcome(Dataset<Row> rows) implements AutoCloseable {
    /** Rows of {@link Catalogue#DETECTION}. */
    Dataset<Row> detections() {
      return of(RangeOutcome.DETECTION);
    }

    /** Rows of {@link RangeOutcome#SCHEMA} of one kind. */
    Dataset<Row> of(String kind) {
      return rows.where(functions.col("row_kind").equalTo(kind));
    }

    @Override
    public void close() {
      rows.unpersist();
    }
  }

  /** Looks for people; {@code partitions} is the number of tasks and does not change the result. */
  Outcome run(List<RangeTask> ranges, int partitions) {
    Broadcast<ModelBytes> shared = model;
    LandingAddress address = landing;
    Decoding where = decoding;
    Meters counters = meters;
    FlatMapFunction<Iterator<RangeTask>, Row> task =
        tasks -> {
          RangeDetection detection = new RangeDetection(shared.value(), address, where);
          return flatten(tasks, range -> counters.counted(named(range, detection)));
        };
    Dataset<Row> rows =
        spark.createDataFrame(
            JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(
                    new ArrayList<>(ranges), Math.max(1, Math.min(partitions, ranges.size())))
                .mapPartitions(task),
            RangeOutcome.SCHEMA);
    return new Outcome(rows.persist(StorageLevel.DISK_ONLY()));
  }

  /** Log lines of the task name the camera. */
  private static List<Row> named(RangeTask range, RangeDetection detection) {
    CameraId camera = range.recording().camera();
    try (MDC.MDCCloseable store = MDC.putCloseable("store", camera.store());
        MDC.MDCCloseable name = MDC.putCloseable("camera", camera.camera())) {
      return detection.detect(range);
    }
  }

  /** One range at a time: only the rows of the current range are in memory. */
  private static <A, B> Iterator<B> flatten(Iterator<A> inputs, Function<A, List<B>> outputs) {
    return new Iterator<>() {
      private Iterator<B> current = List.<B>of().iterator();

      @Override
      public boolean hasNext() {
        while (!current.hasNext() && inputs.hasNext()) {
          current = outputs.apply(inputs.next()).iterator();
        }
        return current.hasNext();
      }

      @Override
      public B next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return current.next();
      }
    };
  }
}
