package io.footfall.video;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives times to pictures whose container (AVI) only says in which order they are stored.
 *
 * <p>A stored picture occupies a slot of time. Shown pictures take the same slots in the order of
 * showing: a bidirectional picture when it is met, any other when the next such one is met.
 */
final class StoredOrder {
  private static final long NONE = Long.MIN_VALUE;

  private final Map<Long, Long> shown = new HashMap<>();
  private long held = NONE;
  private long previousSlot = NONE;

  /** Takes the next stored picture. */
  void add(long slot, Kind kind) {
    if (held == NONE) {
      held = slot;
    } else if (kind == Kind.BIDIRECTIONAL) {
      shown.put(slot, previousSlot);
    } else {
      shown.put(held, previousSlot);
      held = slot;
    }
    previousSlot = slot;
  }

  /** No more pictures are stored. */
  void end() {
    if (held != NONE) {
      shown.put(held, previousSlot);
    }
  }

  /** The slot in which the picture stored in a slot is shown. */
  long shownAt(long slot) {
    return shown.getOrDefault(slot, slot);
  }

  /** What matters of a picture for the order of showing. */
  enum Kind {
    ANCHOR,
    BIDIRECTIONAL
  }
}
