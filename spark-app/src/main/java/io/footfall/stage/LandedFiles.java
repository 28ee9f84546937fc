package io.footfall.stage;

import io.footfall.landing.LandedFile;
import io.footfall.model.Micros;
import io.footfall.model.Recording;

/** Between the landing's files and the lake's recordings. */
final class LandedFiles {
  private LandedFiles() {}

  /** The file that a recording was read from, as it was then. */
  static LandedFile of(Recording recording) {
    return new LandedFile(
        recording.uri(),
        recording.name(),
        recording.sizeBytes(),
        Micros.instant(recording.modifiedUs()),
        recording.etag());
  }
}
