package io.footfall.lake;

import io.delta.kernel.Scan;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;

/** The files of one version of a table, and the rows in them. */
final class KernelFiles {
  /** A file of the table, as the log has it. */
  record DataFile(io.delta.kernel.data.Row scanFile) {
    AddFile added() {
      return new AddFile(scanFile.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL));
    }

    long bytes() {
      return added().getSize();
    }

    /** What is left to ask of each of the file's rows. */
    Slice amongRows(Slice slice) {
      return slice.amongRowsWith(InternalScanFileUtils.getPartitionValues(scanFile));
    }
  }

  private final Engine engine;
  private final Table table;
  private final StructType schema;
  private final KernelVersion version;
  private final Scan scan;

  private KernelFiles(
      Engine engine, Table table, StructType schema, KernelVersion version, Scan scan) {
    this.engine = engine;
    this.table = table;
    this.schema = schema;
    this.version = version;
    this.scan = scan;
  }

  /**
   * The files of a version.
   *
   * @param version must have the columns of the table
   */
  static KernelFiles of(Engine engine, KernelVersion version, Table table) {
    StructType there = version.snapshot().getSchema();
    StructType schema =
        new StructType(table.columns().stream().map(column -> there.get(column.name())).toList());
    return new KernelFiles(
        engine,
        table,
        schema,
        version,
        version.snapshot().getScanBuilder().withReadSchema(schema).build());
  }

  /** The table's columns as the log has them, in the catalogue's order. */
  StructType schema() {
    return schema;
  }

  /** All files but those whose partition cannot hold a row of the slice. */
  List<DataFile> thatMayHold(Slice slice) {
    return version.scanFiles().stream()
        .map(DataFile::new)
        .filter(file -> !file.amongRows(slice).equals(Slice.NONE))
        .toList();
  }

  /**
   * Hands over the rows of a file, in its order, on the thread that asks; meanwhile another decodes
   * those that come next.
   */
  void read(DataFile file, Consumer<Row> reader) {
    // Made once: names are looked up in it for every value of every row.
    org.apache.spark.sql.types.StructType names = table.schema();
    ExecutorService decoder = Executors.newSingleThreadExecutor();
    try (CloseableIterator<FilteredColumnarBatch> batches = batches(file)) {
      Supplier<Optional<List<Row>>> next =
          () ->
              batches.hasNext()
                  ? Optional.of(KernelRows.of(batches.next(), names))
                  : Optional.empty();
      Optional<List<Row>> rows = next.get();
      while (rows.isPresent()) {
        CompletableFuture<Optional<List<Row>>> ahead = CompletableFuture.supplyAsync(next, decoder);
        rows.get().forEach(reader);
        rows = ahead.join();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      decoder.shutdownNow();
    }
  }

  private CloseableIterator<FilteredColumnarBatch> batches(DataFile file) throws IOException {
    io.delta.kernel.data.Row state = scan.getScanState(engine);
    CloseableIterator<ColumnarBatch> stored =
        engine
            .getParquetHandler()
            .readParquetFiles(
                Utils.singletonCloseableIterator(
                    InternalScanFileUtils.getAddFileStatus(file.scanFile())),
                ScanStateRow.getPhysicalDataReadSchema(state),
                Optional.empty())
            .map(FileReadResult::getData);
    return Scan.transformPhysicalData(engine, state, file.scanFile(), stored);
  }
}
