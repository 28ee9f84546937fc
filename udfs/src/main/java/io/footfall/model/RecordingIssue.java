package io.footfall.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that was left out of the counts, or is doubtful, and why.
 *
 * @param name file name below the landing root
 * @param camera null when no camera claims the file
 * @param day the store's local date, null when it is not known
 * @param recordingId null when the file could not be read
 * @param stage where it was found: LAND or DETECT
 * @param kind sort of issue, an upper-case word
 * @param atUs presentation time it refers to, null when it is about the whole file
 * @param message what, where and what to do
 */
public record RecordingIssue(
    String name,
    CameraId camera,
    LocalDate day,
    String recordingId,
    String stage,
    String kind,
    Severity severity,
    Long atUs,
    String message)
    implements Serializable {
  /** What an issue costs. */
  public enum Severity {
    /** The recording is not counted at all. */
    LOST,
    /** Part of the footage is not counted; coverage says how much. */
    PARTIAL,
    /** Nothing is lost, but somebody should know. */
    NOTE
  }

  public RecordingIssue {
    Objects.requireNonNull(severity, "severity");
    if (message.isBlank()) {
      throw new IllegalArgumentException("An issue needs a message");
    }
  }

  public Optional<CameraId> findCamera() {
    return Optional.ofNullable(camera);
  }
}
