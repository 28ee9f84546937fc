package io.footfall.lake;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waiting for another run to get on. */
public final class Pauses {
  private Pauses() {}

  /** Waits between half and all of a time: two runs that collide do not collide again at once. */
  public static void unequal(Duration most) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(most.toMillis() / 2, most.toMillis()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new LakeException("Interrupted while waiting for another run", stopped);
    }
  }
}
