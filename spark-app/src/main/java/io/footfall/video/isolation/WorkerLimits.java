package io.footfall.video.isolation;

import java.time.Duration;

/**
 * What a worker may take.
 *
 * @param heapBytes of its Java heap: the packet table of a long recording
 * @param memoryBytes all memory it may write to, the heap included: the pictures a decoder keeps
 * @param silence a worker that says nothing for so long hangs
 * @param step longest time for a frame, or to look into a file, not counting the storage's
 */
record WorkerLimits(long heapBytes, long memoryBytes, Duration silence, Duration step) {
  static final WorkerLimits DEFAULT =
      new WorkerLimits(256L << 20, 1280L << 20, Duration.ofSeconds(60), Duration.ofMinutes(10));

  WorkerLimits {
    if (heapBytes <= 0 || memoryBytes <= heapBytes) {
      throw new IllegalArgumentException(
          "A worker needs more than its heap of %d bytes, but was given %d"
              .formatted(heapBytes, memoryBytes));
    }
  }
}
