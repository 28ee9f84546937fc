package io.footfall.video;

import java.util.TreeSet;

/**
 * Gives times to H.264 and HEVC pictures in AVI, whose order only the decoder knows: the next one
 * it shows takes the earliest slot that is free. At a key frame the two are brought together again,
 * should a picture have been lost.
 */
final class DecodedOrder {
  private final TreeSet<Long> slots = new TreeSet<>();

  void add(long slot) {
    slots.add(slot);
  }

  long shownAt(long slot, boolean key) {
    if (key) {
      slots.headSet(slot).clear();
    }
    Long first = slots.pollFirst();
    return first == null ? slot : first;
  }
}
