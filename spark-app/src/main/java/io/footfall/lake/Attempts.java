package io.footfall.lake;

import java.time.Duration;
import java.util.ConcurrentModificationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the tables below a root are written: after asking the guard, again when somebody else was
 * first, and with a watcher told of it.
 *
 * @param guard throws to forbid a write
 */
record Attempts(String root, Steps steps, Runnable guard) {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private static final int MOST = 12;
  private static final Duration PAUSE = Duration.ofMillis(400);

  /** Nobody watches, nobody forbids. */
  static Attempts at(String root) {
    return new Attempts(root, Steps.UNWATCHED, () -> {});
  }

  Attempts guardedBy(Runnable permission) {
    return new Attempts(root, steps, permission);
  }

  /**
   * Writes to a table until it has been written.
   *
   * @param write throws {@link ConcurrentModificationException} when somebody else committed first
   *     and nothing of ours was written
   */
  void write(Table table, String step, Runnable write) {
    for (int attempt = 1; ; attempt++) {
      try {
        steps.reached("before " + step);
        guard.run();
        write.run();
        steps.reached("after " + step);
        return;
      } catch (ConcurrentModificationException conflict) {
        if (attempt == MOST) {
          throw new LakeException(
              "Table %s at %s is being written by too many runs at once; try again later."
                  .formatted(table.name(), root),
              conflict);
        }
        LOG.info("Another run wrote {} first; attempt {} of {}", table.name(), attempt + 1, MOST);
        Pauses.unequal(PAUSE.multipliedBy(attempt));
      }
    }
  }
}
