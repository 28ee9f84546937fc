package io.footfall.lake;

import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.functions;
import scala.Option;

/** The tables as Spark reads and writes them: in parallel, whatever their size. */
public final class Lake implements Tables {
  private final SparkSession spark;
  private final Attempts attempts;

  private Lake(SparkSession spark, Attempts attempts) {
    this.spark = spark;
    this.attempts = attempts;
  }

  /**
   * Opens a lake, creating the tables that are not there yet; two writers that create by their
   * first append would collide.
   */
  public static Lake open(SparkSession spark, String root) {
    return open(spark, root, Steps.UNWATCHED);
  }

  /** {@link #open(SparkSession, String)}, with somebody told of each step. */
  public static Lake open(SparkSession spark, String root, Steps steps) {
    Lake lake = new Lake(spark, new Attempts(address(root), steps, () -> {}));
    lake.together(
        Catalogue.tables().stream().<Runnable>map(t -> () -> lake.createIfAbsent(t)).toList());
    return lake;
  }

  /** Opens a lake that must be there already, for reading. */
  public static Lake existing(SparkSession spark, String root) {
    Lake lake = new Lake(spark, Attempts.at(address(root)));
    if (!exists(spark, root)) {
      throw new LakeException(
          "There is no lake at %s: run `footfall run --lake %s` first.".formatted(root, root),
          null);
    }
    return lake;
  }

  /** Whether there is a lake. */
  public static boolean exists(SparkSession spark, String root) {
    return new Lake(spark, Attempts.at(address(root))).has(Catalogue.RUN_LEDGER);
  }

  /**
   * Delta takes the folder of a log for a table; who died before the first commit left just that.
   */
  private boolean has(Table table) {
    return DeltaTable.isDeltaTable(spark, path(table)) && version(table) >= 0;
  }

  /** Delta wants whole addresses: a plain path counts from the working folder. */
  static String address(String root) {
    String whole =
        root.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")
            ? root
            : Path.of(root).toAbsolutePath().normalize().toString();
    return whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
  }

  public SparkSession spark() {
    return spark;
  }

  public String root() {
    return attempts.root();
  }

  @Override
  public Lake guardedBy(Runnable permission) {
    return new Lake(spark, attempts.guardedBy(permission));
  }

  @Override
  public long version(Table table) {
    return snapshot(table).version();
  }

  private Snapshot snapshot(Table table) {
    return DeltaLog.forTable(spark, path(table)).update(false, Option.empty(), Option.empty());
  }

  /** Says that a run has come to a step; see {@link Steps}. */
  public void reached(String step) {
    attempts.steps().reached(step);
  }

  /** All rows of a table, in no particular order. */
  public Dataset<Row> read(Table table) {
    Snapshot snapshot = snapshot(table);
    return SliceCommit.listedFiles(snapshot)
        .map(files -> snapshot.deltaLog().createDataFrame(snapshot, files, false, Option.empty()))
        .orElseGet(() -> spark.read().format("delta").load(path(table)));
  }

  @Override
  public List<Row> rows(Table table, Slice slice) {
    return read(table).where(slice.sql()).select(columns(table)).collectAsList();
  }

  /** Puts rows in place of all that the predicate selects; every row must match the predicate. */
  public void replace(Table table, Dataset<Row> rows, String predicate) {
    attempts.write(
        table,
        table.name(),
        () -> SliceCommit.of(spark, path(table), rows.select(columns(table)), predicate));
  }

  @Override
  public void replace(Table table, List<Row> rows, Slice slice) {
    replace(table, rows, slice.sql());
  }

  /** {@link #replace(Table, Dataset, String)} with rows from the driver, in one file. */
  public void replace(Table table, List<Row> rows, String predicate) {
    replace(table, spark.createDataFrame(rows, table.schema()).coalesce(1), predicate);
  }

  /** {@code column IN ('a', 'b', …)}, quoted; nothing at all when there are no values. */
  public static String in(String column, Collection<String> values) {
    if (values.isEmpty()) {
      return "false";
    }
    return values.stream()
        .sorted()
        .distinct()
        .map(Lake::quote)
        .collect(Collectors.joining(", ", column + " IN (", ")"));
  }

  /** A SQL string literal. */
  public static String quote(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static org.apache.spark.sql.Column[] columns(Table table) {
    return table.columns().stream()
        .map(column -> functions.col(column.name()))
        .toArray(org.apache.spark.sql.Column[]::new);
  }

  private String path(Table table) {
    return root() + "/" + table.name();
  }

  private void createIfAbsent(Table table) {
    if (has(table)) {
      addColumnsOfLaterVersions(table);
    } else {
      attempts.write(
          table, "creating " + table.name(), () -> FirstCommit.of(spark, path(table), table));
    }
  }

  private void addColumnsOfLaterVersions(Table table) {
    List<String> there = List.of(snapshot(table).schema().fieldNames());
    if (!there.containsAll(List.of(table.schema().fieldNames()))) {
      attempts.write(
          table,
          "creating columns of " + table.name(),
          () ->
              spark
                  .createDataFrame(List.of(), table.schema())
                  .write()
                  .format("delta")
                  .mode("append")
                  .option("mergeSchema", "true")
                  .save(path(table)));
    }
  }
}
