package io.footfall.lake;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The commit that makes a table, over Delta's own transaction.
 *
 * <p>Delta's builder takes the folder of a log for a table that is there, so that a table whose
 * maker died before the first commit could never be made.
 */
final class FirstCommit {
  /**
   * Readable by every engine: Direct Lake and the SQL endpoint take reader 1, writer 2. With
   * Delta's own ten commits between checkpoints a recount waits for one again and again, and a
   * checkpoint costs as much as several commits.
   */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "delta.minReaderVersion", "1",
          "delta.minWriterVersion", "2",
          "delta.checkpointInterval", "50");

  private FirstCommit() {}

  /**
   * Makes a table that has no commit yet; nothing happens to one that has.
   *
   * @throws java.util.ConcurrentModificationException when somebody else made it just now
   */
  static void of(SparkSession spark, String path, Table table) {
    OptimisticTransaction transaction =
        DeltaLog.forTable(spark, path).startTransaction(Option.empty(), Option.empty());
    if (transaction.readVersion() >= 0) {
      return;
    }
    Metadata metadata =
        new Metadata(
            UUID.randomUUID().toString(),
            null,
            "One row: " + table.grain() + ".",
            new Format("parquet", map(Map.of())),
            table.schema().json(),
            seq(table.partitionBy()),
            map(PROPERTIES),
            Option.apply(System.currentTimeMillis()));
    transaction.updateMetadataForNewTable(metadata);
    transaction.commit(
        seq(List.<Action>of()),
        new DeltaOperations.CreateTable(metadata, true, false, Option.empty()));
  }

  private static <T> Seq<T> seq(List<T> values) {
    return CollectionConverters.asScala(values).toSeq();
  }

  private static scala.collection.immutable.Map<String, String> map(Map<String, String> values) {
    return scala.collection.immutable.Map.from(CollectionConverters.asScala(values));
  }
}
