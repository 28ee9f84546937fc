package io.footfall.report;

import io.footfall.measure.TimeSpans;
import java.util.List;
import java.util.OptionalDouble;

/** How much of the opening hours cameras saw: seconds seen / seconds open. */
record Coverage(long seenUs, long openUs) {
  /** Over several cameras, each of which should have seen all opening hours. */
  static Coverage of(List<CameraDay> cameras, TimeSpans open) {
    long seenUs = 0;
    for (CameraDay camera : cameras) {
      seenUs += camera.seen().intersection(open).lengthUs();
    }
    return new Coverage(seenUs, open.lengthUs() * cameras.size());
  }

  /** From 0 to 1; absent when the store was not open or has no camera. */
  OptionalDouble share() {
    return openUs == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) seenUs / openUs);
  }
}
