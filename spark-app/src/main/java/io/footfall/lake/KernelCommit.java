package io.footfall.lake;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.ConcurrentWriteException;
import io.delta.kernel.exceptions.MaxCommitRetryLimitReachedException;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.fs.Path;
import io.delta.kernel.internal.hook.CheckpointHook;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One commit that puts rows in place of a slice of a table, as {@link SliceCommit} does, over Delta
 * Kernel's transaction.
 *
 * <p>Kernel settles conflicts for appends only, so any commit that comes between is taken for one:
 * it never tries again by itself.
 */
final class KernelCommit {
  private static final Logger LOG = LoggerFactory.getLogger(KernelCommit.class);
  private static final String ENGINE = "Footfall";

  /**
   * Kernel reads every commit since the last checkpoint for each look at a table, and a checkpoint
   * costs it a fraction of what it costs Spark, for whom tables ask for one less often.
   */
  private static final int CHECKPOINT_INTERVAL = 10;

  private final Engine engine;
  private final Table table;
  private final KernelFiles files;
  private final String tablePath;
  private final Transaction transaction;
  private final io.delta.kernel.data.Row state;

  private KernelCommit(Engine engine, KernelVersion version, Table table) {
    this.engine = engine;
    this.table = table;
    tablePath = version.snapshot().getPath();
    files = KernelFiles.of(engine, version, table);
    transaction =
        version
            .snapshot()
            .buildUpdateTableTransaction(ENGINE, Operation.WRITE)
            .withMaxRetries(0)
            .build(engine);
    state = transaction.getTransactionState(engine);
  }

  /**
   * Commits upon a version.
   *
   * @param rows in the table's columns; one outside the slice fails the commit
   * @throws ConcurrentModificationException when another commit came after that version, or storage
   *     failed; doing it again upon the newest version is right either way
   */
  static void of(Engine engine, KernelVersion version, Table table, List<Row> rows, Slice slice) {
    new KernelCommit(engine, version, table).commit(rows, slice);
  }

  private void commit(List<Row> rows, Slice slice) {
    List<Row> after = new ArrayList<>(checked(rows, slice));
    List<io.delta.kernel.data.Row> actions = new ArrayList<>();
    List<KernelFiles.DataFile> candidates = files.thatMayHold(slice);
    boolean few =
        candidates.stream().mapToLong(KernelFiles.DataFile::bytes).sum() < SliceCommit.FEW_BYTES;
    for (KernelFiles.DataFile file : candidates) {
      List<Row> inFile = new ArrayList<>();
      files.read(file, inFile::add);
      List<Row> kept = inFile.stream().filter(row -> !slice.holds(row)).toList();
      if (few || kept.size() < inFile.size()) {
        after.addAll(kept);
        actions.add(
            SingleAction.createRemoveFileSingleAction(
                file.added().toRemoveFileRow(true, Optional.empty())));
      }
    }
    byPartition(after)
        .forEach((values, ofThem) -> actions.addAll(write(partition(values), ofThem)));
    commit(actions);
  }

  /** The rows with the table's schema, which those that come from it have already. */
  private List<Row> checked(List<Row> rows, Slice slice) {
    List<Row> checked = Rows.named(rows, table);
    if (!checked.stream().allMatch(slice::holds)) {
      throw new IllegalArgumentException("A row to be written is outside the slice " + slice);
    }
    return checked;
  }

  private Map<List<Object>, List<Row>> byPartition(List<Row> rows) {
    Map<List<Object>, List<Row>> parts = new LinkedHashMap<>();
    for (Row row : rows) {
      List<Object> values =
          table.partitionBy().stream().map(column -> row.<Object>getAs(column)).toList();
      parts.computeIfAbsent(values, absent -> new ArrayList<>()).add(row);
    }
    return parts;
  }

  private Map<String, Literal> partition(List<Object> values) {
    Map<String, Literal> literals = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      literals.put(table.partitionBy().get(i), KernelRows.literal(values.get(i)));
    }
    return literals;
  }

  /** Writes a file of one partition; gives the actions that add it. */
  private List<io.delta.kernel.data.Row> write(Map<String, Literal> partition, List<Row> rows) {
    FilteredColumnarBatch batch =
        new FilteredColumnarBatch(KernelRows.batch(rows, files.schema()), Optional.empty());
    DataWriteContext context = Transaction.getWriteContext(engine, state, partition);
    try (CloseableIterator<FilteredColumnarBatch> data =
            Transaction.transformLogicalData(
                engine, state, Utils.singletonCloseableIterator(batch), partition);
        CloseableIterator<DataFileStatus> written =
            engine
                .getParquetHandler()
                .writeParquetFiles(
                    context.getTargetDirectory(), data, context.getStatisticsColumns());
        CloseableIterator<io.delta.kernel.data.Row> added =
            Transaction.generateAppendActions(engine, state, written, context)) {
      return added.toInMemoryList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void commit(List<io.delta.kernel.data.Row> actions) {
    try {
      TransactionCommitResult done =
          transaction.commit(
              engine,
              CloseableIterable.inMemoryIterable(Utils.toCloseableIterator(actions.iterator())));
      hooks(done).forEach(this::run);
    } catch (ConcurrentWriteException | MaxCommitRetryLimitReachedException other) {
      ConcurrentModificationException conflict =
          new ConcurrentModificationException(other.getMessage());
      conflict.initCause(other);
      throw conflict;
    }
  }

  private List<PostCommitHook> hooks(TransactionCommitResult done) {
    List<PostCommitHook> hooks = new ArrayList<>(done.getPostCommitHooks());
    boolean hasCheckpoint =
        hooks.stream()
            .anyMatch(hook -> hook.getType() == PostCommitHook.PostCommitHookType.CHECKPOINT);
    if (done.getVersion() % CHECKPOINT_INTERVAL == 0 && !hasCheckpoint) {
      hooks.add(new CheckpointHook(new Path(tablePath), done.getVersion()));
    }
    return hooks;
  }

  /** Checkpoints and checksums: without them the table is as right, only slower to open. */
  private void run(PostCommitHook hook) {
    try {
      hook.threadSafeInvoke(engine);
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} of table {} was not written: {}", hook.getType(), table.name(), e.toString());
    }
  }
}
