package io.footfall.lake;

import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.functions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * The tables below one folder or container.
 *
 * <p>Writes replace whole slices: what a predicate selects is deleted and the given rows take its
 * place, in one commit of one table. Doing it again gives the same table. Safe beside other
 * writers: Delta refuses a conflicting commit and the write is tried again.
 */
public final class Lake {
  private static final Logger LOG = LoggerFactory.getLogger(Lake.class);
  private static final int ATTEMPTS = 12;

  private static final Duration PAUSE = Duration.ofMillis(400);

  /** Commits under way at once; more would only wait for the same driver. */
  private static final int WRITERS = 4;

  private static final Runnable UNGUARDED = () -> {};

  private final SparkSession spark;
  private final String root;
  private final Steps steps;
  private final Runnable guard;

  private Lake(SparkSession spark, String root, Steps steps, Runnable guard) {
    this.spark = spark;
    this.root = root;
    this.steps = steps;
    this.guard = guard;
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
    Lake lake = new Lake(spark, address(root), steps, UNGUARDED);
    lake.together(
        Catalogue.tables().stream().<Runnable>map(t -> () -> lake.createIfAbsent(t)).toList());
    return lake;
  }

  /** Opens a lake that must be there already, for reading. */
  public static Lake existing(SparkSession spark, String root) {
    Lake lake = new Lake(spark, address(root), Steps.UNWATCHED, UNGUARDED);
    if (!exists(spark, root)) {
      throw new LakeException(
          "There is no lake at %s: run `footfall run --lake %s` first.".formatted(root, root),
          null);
    }
    return lake;
  }

  /** Whether there is a lake. */
  public static boolean exists(SparkSession spark, String root) {
    return new Lake(spark, address(root), Steps.UNWATCHED, UNGUARDED).has(Catalogue.RUN_LEDGER);
  }

  /**
   * Delta takes the folder of a log for a table; who died before the first commit left just that.
   */
  private boolean has(Table table) {
    return DeltaTable.isDeltaTable(spark, path(table)) && version(table) >= 0;
  }

  /** Delta wants whole addresses: a plain path counts from the working folder. */
  private static String address(String root) {
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
    return root;
  }

  /**
   * The same lake; each attempt at a write first asks the guard, which throws to forbid it. What is
   * committed between that and the write's own start, within milliseconds, goes unnoticed.
   */
  Lake guardedBy(Runnable permission) {
    return new Lake(spark, root, steps, permission);
  }

  /** Number of the table's last commit. */
  long version(Table table) {
    return snapshot(table).version();
  }

  private Snapshot snapshot(Table table) {
    return DeltaLog.forTable(spark, path(table)).update(false, Option.empty(), Option.empty());
  }

  /** Says that a run has come to a step; see {@link Steps}. */
  public void reached(String step) {
    steps.reached(step);
  }

  /** All rows of a table, in no particular order. */
  public Dataset<Row> read(Table table) {
    Snapshot snapshot = snapshot(table);
    return SliceCommit.listedFiles(snapshot)
        .map(files -> snapshot.deltaLog().createDataFrame(snapshot, files, false, Option.empty()))
        .orElseGet(() -> spark.read().format("delta").load(path(table)));
  }

  /** Puts rows in place of all that the predicate selects; every row must match the predicate. */
  public void replace(Table table, Dataset<Row> rows, String predicate) {
    retrying(
        table,
        table.name(),
        () -> SliceCommit.of(spark, path(table), rows.select(columns(table)), predicate));
  }

  /** {@link #replace(Table, Dataset, String)} with rows from the driver, in one file. */
  public void replace(Table table, List<Row> rows, String predicate) {
    replace(table, spark.createDataFrame(rows, table.schema()).coalesce(1), predicate);
  }

  /**
   * Runs writes of different tables side by side: a commit is mostly waiting. When it returns, all
   * have ended; the first failure is thrown then.
   */
  public void together(List<Runnable> writes) {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(WRITERS, writes.size()));
    try {
      List<Future<?>> running = new ArrayList<>();
      writes.forEach(write -> running.add(threads.submit(write)));
      RuntimeException failure = null;
      for (Future<?> write : running) {
        failure = Optional.ofNullable(failure).orElse(failureOf(write));
      }
      if (failure != null) {
        throw failure;
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static RuntimeException failureOf(Future<?> write) {
    try {
      write.get();
      return null;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        return known;
      }
      return new LakeException(failed.getCause().getMessage(), failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new LakeException("Interrupted while writing", stopped);
    }
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
    return root + "/" + table.name();
  }

  private void createIfAbsent(Table table) {
    if (has(table)) {
      addColumnsOfLaterVersions(table);
    } else {
      retrying(table, "creating " + table.name(), () -> FirstCommit.of(spark, path(table), table));
    }
  }

  private void addColumnsOfLaterVersions(Table table) {
    List<String> there = List.of(snapshot(table).schema().fieldNames());
    if (!there.containsAll(List.of(table.schema().fieldNames()))) {
      retrying(
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

  private void retrying(Table table, String step, Runnable write) {
    for (int attempt = 1; ; attempt++) {
      try {
        reached("before " + step);
        guard.run();
        write.run();
        reached("after " + step);
        return;
      } catch (ConcurrentModificationException conflict) {
        // Delta's conflicts are all of this type: somebody else committed first, nothing of ours
        // was written.
        if (attempt == ATTEMPTS) {
          throw new LakeException(
              "Table %s at %s is being written by too many runs at once; try again later."
                  .formatted(table.name(), root),
              conflict);
        }
        LOG.info(
            "Another run wrote {} first; attempt {} of {}", table.name(), attempt + 1, ATTEMPTS);
        Pauses.unequal(PAUSE.multipliedBy(attempt));
      }
    }
  }
}
