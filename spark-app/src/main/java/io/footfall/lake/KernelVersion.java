package io.footfall.lake;

import io.delta.kernel.Snapshot;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** One version of a table; which files it has is read from the log once, when first asked. */
final class KernelVersion {
  private final Engine engine;
  private final Snapshot snapshot;
  private List<Row> scanFiles;

  KernelVersion(Engine engine, Snapshot snapshot) {
    this.engine = engine;
    this.snapshot = snapshot;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /** All files of the version, as scans have them. */
  synchronized List<Row> scanFiles() {
    if (scanFiles == null) {
      List<Row> files = new ArrayList<>();
      try (CloseableIterator<Row> all =
          Utils.intoRows(snapshot.getScanBuilder().build().getScanFiles(engine))) {
        while (all.hasNext()) {
          files.add(all.next());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      scanFiles = List.copyOf(files);
    }
    return scanFiles;
  }
}
