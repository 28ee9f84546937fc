package io.footfall.measure;

import io.footfall.model.CameraId;
import java.util.List;

/** Makes the coverage rows of a camera's day. */
public final class CoverageFacts {
  private CoverageFacts() {}

  /** One row for each quarter hour in which the store was open or something was seen, in order. */
  public static List<CoverageFact> of(CameraId camera, Coverage coverage) {
    return coverage.slots().stream()
        .map(
            slot ->
                new CoverageFact(
                    camera.store(),
                    camera.camera(),
                    slot.startUs(),
                    coverage.openUs(slot),
                    coverage.seenUs(slot),
                    coverage.seenOpenUs(slot)))
        .toList();
  }
}
