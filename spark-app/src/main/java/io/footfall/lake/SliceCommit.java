package io.footfall.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.functions;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * One commit that puts rows in place of a slice of a table.
 *
 * <p>Does what {@code overwrite} with {@code replaceWhere} does, over Delta's own transaction: the
 * files that statistics cannot rule out are read, those that hold rows of the slice are rewritten
 * without them, and what was read is what a concurrent commit conflicts with. It differs in what it
 * leaves out: {@code replaceWhere} runs a whole DELETE command first, and both replay the log to
 * learn which files there are. For a small table that is nearly all a commit costs.
 */
final class SliceCommit {
  /** Files of less than this together are rewritten as one, which keeps small tables in few. */
  static final long FEW_BYTES = 1 << 20;

  private final DeltaLog log;
  private final OptimisticTransaction transaction;
  private final Column inSlice;
  private final Expression condition;

  private SliceCommit(SparkSession spark, String path, String predicate) {
    log = DeltaLog.forTable(spark, path);
    transaction = log.startTransaction(Option.empty(), Option.empty());
    inSlice = functions.coalesce(functions.expr(predicate), functions.lit(false));
    condition =
        ((Filter) rows(List.of()).filter(predicate).queryExecution().analyzed()).condition();
  }

  /**
   * Commits.
   *
   * @param rows in the table's columns; one outside the slice fails the commit
   * @throws java.util.ConcurrentModificationException when another commit came between; nothing is
   *     written then
   */
  static void of(SparkSession spark, String path, Dataset<Row> rows, String predicate) {
    new SliceCommit(spark, path, predicate).commit(rows, predicate);
  }

  private void commit(Dataset<Row> rows, String predicate) {
    List<AddFile> old = filesOfSlice();
    Dataset<Row> given = rows.filter(checked(predicate));
    boolean few = old.stream().mapToLong(AddFile::size).sum() < FEW_BYTES;
    Dataset<Row> after = given;
    if (!old.isEmpty()) {
      after = rows(old).filter(functions.not(inSlice)).unionByName(given);
      after = few ? after.coalesce(Math.max(1, rows.rdd().getNumPartitions())) : after;
    }
    List<Action> actions = new ArrayList<>();
    old.forEach(file -> actions.add(file.remove()));
    CollectionConverters.asJava(transaction.writeFiles(after)).forEach(actions::add);
    transaction.commit(seq(actions), new SliceWrite(predicate));
  }

  /** Files that hold a row of the slice; of a small table also those beside them. */
  private List<AddFile> filesOfSlice() {
    List<AddFile> candidates = candidates();
    if (candidates.stream().mapToLong(AddFile::size).sum() < FEW_BYTES) {
      return candidates;
    }
    Set<String> names =
        rows(candidates)
            .filter(inSlice)
            .select(functions.input_file_name())
            .distinct()
            .collectAsList()
            .stream()
            .map(row -> lastPart(row.getString(0)))
            .collect(Collectors.toSet());
    return candidates.stream().filter(file -> names.contains(lastPart(file.path()))).toList();
  }

  /** All files of a small table, or what statistics leave of a large one's. */
  private List<AddFile> candidates() {
    Seq<Expression> predicates = seq(List.of(condition));
    return listedFiles(transaction.snapshot())
        .map(
            files -> {
              transaction.trackReadPredicates(predicates, false, false);
              transaction.trackFilesRead(files);
              return CollectionConverters.asJava(files);
            })
        .orElseGet(() -> CollectionConverters.asJava(transaction.filterFiles(predicates, false)));
  }

  /**
   * The files of a table, where its checksum file lists them: Delta has it do so up to some dozens.
   * To find them otherwise takes a job over the whole log.
   */
  static Optional<Seq<AddFile>> listedFiles(Snapshot snapshot) {
    return OptionConverters.toJava(snapshot.checksumOpt().flatMap(VersionChecksum::allFiles));
  }

  /** Delta gives every file a random name, so the folder adds nothing. */
  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Dataset<Row> rows(List<AddFile> files) {
    return log.createDataFrame(transaction.snapshot(), seq(files), false, Option.empty());
  }

  private Column checked(String predicate) {
    return functions
        .when(inSlice, functions.lit(true))
        .otherwise(
            functions.raise_error(
                functions.lit("A row to be written is outside the slice " + predicate)));
  }

  private static <T> Seq<T> seq(List<T> list) {
    return CollectionConverters.asScala(list).toList();
  }
}
