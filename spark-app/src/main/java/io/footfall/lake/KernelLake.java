package io.footfall.lake;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;

/**
 * The tables through Delta Kernel, from this process alone: for little to read and write, where
 * starting Spark would take longer than the work.
 *
 * <p>What it writes is what {@link Lake} would have written, but for the layout of the files. All
 * rows of a read or write are held in memory.
 */
public final class KernelLake implements Tables {
  private final Engine engine;
  private final KernelVersions versions;
  private final Attempts attempts;

  private KernelLake(Engine engine, KernelVersions versions, Attempts attempts) {
    this.engine = engine;
    this.versions = versions;
    this.attempts = attempts;
  }

  /**
   * Opens a lake that is there and has just the tables and columns of this version.
   *
   * @param storage how file systems are reached
   * @param steps told of each write
   * @return absent where there is no such lake; {@link Lake#open} makes or completes it
   */
  public static Optional<KernelLake> find(Configuration storage, String root, Steps steps) {
    Engine engine = DefaultEngine.create(storage);
    Attempts attempts = new Attempts(Lake.address(root), steps, () -> {});
    KernelLake lake = new KernelLake(engine, new KernelVersions(engine, attempts.root()), attempts);
    // Side by side: each is a look at storage.
    return Catalogue.tables().parallelStream().allMatch(lake::hasAllOf)
        ? Optional.of(lake)
        : Optional.empty();
  }

  private boolean hasAllOf(Table table) {
    try {
      return versions
          .newest(table)
          .snapshot()
          .getSchema()
          .fieldNames()
          .equals(List.of(table.schema().fieldNames()));
    } catch (TableNotFoundException absent) {
      return false;
    }
  }

  @Override
  public KernelLake guardedBy(Runnable permission) {
    return new KernelLake(engine, versions, attempts.guardedBy(permission));
  }

  @Override
  public long version(Table table) {
    return versions.newest(table).snapshot().getVersion();
  }

  @Override
  public List<Row> rows(Table table, Slice slice) {
    List<Row> rows = new ArrayList<>();
    read(table, slice, rows::add);
    return rows;
  }

  /** Hands over the rows of a slice one after another, in no particular order. */
  public void read(Table table, Slice slice, Consumer<Row> reader) {
    KernelFiles files = files(table);
    for (KernelFiles.DataFile file : files.thatMayHold(slice)) {
      Slice ofRows = file.amongRows(slice);
      files.read(
          file,
          row -> {
            if (ofRows.holds(row)) {
              reader.accept(row);
            }
          });
    }
  }

  private KernelFiles files(Table table) {
    return KernelFiles.of(engine, versions.newest(table), table);
  }

  /** Bytes of the files that have to be read for a slice. */
  public long bytes(Table table, Slice slice) {
    return files(table).thatMayHold(slice).stream().mapToLong(KernelFiles.DataFile::bytes).sum();
  }

  @Override
  public void replace(Table table, List<Row> rows, Slice slice) {
    attempts.write(
        table,
        table.name(),
        () -> KernelCommit.of(engine, versions.newest(table), table, rows, slice));
  }
}
