package io.footfall.lake;

import java.util.Map;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.delta.DeltaOperationMetrics;
import org.apache.spark.sql.delta.DeltaOperations;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How a table's history names a commit of {@link SliceCommit}: as {@code overwrite} with {@code
 * replaceWhere} is named.
 *
 * <p>Not Delta's own {@code DeltaOperations.Write}: it takes other arguments in Delta 4.3 than in
 * 4.2, and one jar is to run with both pairs of Spark and Delta.
 */
final class SliceWrite extends DeltaOperations.Operation {
  private final String predicate;

  SliceWrite(String predicate) {
    super("WRITE");
    this.predicate = predicate;
  }

  @Override
  public scala.collection.immutable.Map<String, Object> parameters() {
    return scala.collection.immutable.Map.from(
        CollectionConverters.asScala(
            Map.of("mode", SaveMode.Overwrite.name(), "predicate", predicate)));
  }

  @Override
  public scala.collection.immutable.Set<String> operationMetrics() {
    return DeltaOperationMetrics.WRITE();
  }

  @Override
  public boolean changesData() {
    return true;
  }

  @Override
  public boolean checkAddFileWithDeletionVectorStatsAreNotTightBounds() {
    return true;
  }

  @Override
  public Option<Object> isInPlaceFileMetadataUpdate() {
    return Option.apply(false);
  }

  @Override
  public boolean canChangePartitionColumns() {
    return false;
  }
}
