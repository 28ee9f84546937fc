package io.footfall.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Row;

/**
 * The tables below one folder or container, however they are reached: through Spark ({@link Lake})
 * or from this process alone ({@link KernelLake}).
 *
 * <p>Writes replace whole slices: what a slice selects is deleted and the given rows take its
 * place, in one commit of one table. Doing it again gives the same table. Safe beside other
 * writers: a conflicting commit is refused and the write is tried again.
 */
public interface Tables {
  /** Commits under way at once; more would only wait for the same driver. */
  int WRITERS = 4;

  /**
   * The rows of a slice, in no particular order, with the table's schema.
   *
   * @param table may have only some of its columns, but those that the slice is about
   */
  List<Row> rows(Table table, Slice slice);

  /**
   * Puts rows in place of a slice.
   *
   * @param rows in the table's columns; every one must be in the slice
   */
  void replace(Table table, List<Row> rows, Slice slice);

  /** Number of the table's last commit. */
  long version(Table table);

  /**
   * The same tables; each attempt at a write first asks the guard, which throws to forbid it. What
   * is committed between that and the write's own start, within milliseconds, goes unnoticed.
   */
  Tables guardedBy(Runnable permission);

  /**
   * Runs writes of different tables side by side: a commit is mostly waiting. When it returns, all
   * have ended; the first failure is thrown then.
   */
  default void together(List<Runnable> writes) {
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
}
