package io.footfall.lake;

import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.util.FileNames;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest version of each table below a root.
 *
 * <p>Kernel reads the log for every snapshot. Here it is read once: after that a table is as it was
 * seen last unless the commit that would follow is in its log, which is one question to storage.
 * Threads may share it.
 */
final class KernelVersions {
  private final Engine engine;
  private final String root;
  private final Map<String, KernelVersion> seen = new ConcurrentHashMap<>();

  KernelVersions(Engine engine, String root) {
    this.engine = engine;
    this.root = root;
  }

  /**
   * The version that is newest at the time of the call.
   *
   * @throws io.delta.kernel.exceptions.TableNotFoundException when there is no such table
   */
  KernelVersion newest(Table table) {
    return seen.compute(
        table.name(),
        (name, last) -> last == null || hasCommitAfter(last.snapshot()) ? load(name) : last);
  }

  private KernelVersion load(String name) {
    return new KernelVersion(engine, TableManager.loadSnapshot(root + "/" + name).build(engine));
  }

  private boolean hasCommitAfter(Snapshot snapshot) {
    String log = snapshot.getPath() + "/_delta_log";
    try {
      engine
          .getFileSystemClient()
          .getFileStatus(FileNames.deltaFile(log, snapshot.getVersion() + 1));
      return true;
    } catch (FileNotFoundException none) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
