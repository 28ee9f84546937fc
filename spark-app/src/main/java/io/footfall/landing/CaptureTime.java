package io.footfall.landing;

import io.footfall.model.TimeRange;
import io.footfall.site.Camera;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a recording begins, and how that is known.
 *
 * @param start the instant of its first frame
 * @param source what told it
 * @param doubts what was passed over or had to be guessed on the way, in that order
 */
public record CaptureTime(Instant start, Source source, List<Doubt> doubts) {
  /** What told the time, in the order of trust. */
  public enum Source {
    FILE_NAME,
    CONTAINER,
    /** The sidecar, or else the label {@code captureStart} that storage keeps with the file. */
    SIDECAR,
    /** The time of upload, less the length: late by however long the recording waited. */
    UPLOAD
  }

  /** What may be wrong with a capture time. */
  public enum Kind {
    /** The name does not follow the camera's rule. */
    NAME_NOT_MATCHED,
    /** The container's time is one that recorders write when they know none. */
    CONTAINER_TIME_IMPLAUSIBLE,
    /** The sidecar holds no capture start that can be read. */
    SIDECAR_UNREADABLE,
    /** The clock showed this time twice, on the night it was put back. */
    HOUR_REPEATED,
    /** The clock never showed this time, on the night it was put forward. */
    HOUR_SKIPPED,
    /** The recording would end after it was uploaded. */
    LATER_THAN_UPLOAD
  }

  /**
   * One doubt.
   *
   * @param detail a sentence for people
   */
  public record Doubt(Kind kind, String detail) {}

  /**
   * What is known of a recording beside its name.
   *
   * @param container the container's creation time
   * @param length from the first frame to the end of the last
   * @param others true spans of the camera's other footage; they tell the two passes of a repeated
   *     hour apart
   */
  public record Clues(
      Optional<Instant> container,
      Optional<Sidecar> sidecar,
      Duration length,
      List<TimeRange> others) {
    public static final Clues NONE =
        new Clues(Optional.empty(), Optional.empty(), Duration.ZERO, List.of());

    public Clues {
      others = List.copyOf(others);
    }
  }

  public CaptureTime {
    doubts = List.copyOf(doubts);
  }

  /**
   * Finds when a recording begins: from its name by the camera's rule, else from its container,
   * else from its sidecar, else from its upload. The camera's clock offset and drift are added to
   * what the camera's clock wrote, which is the name and the container.
   *
   * <p>A wall-clock time that came twice is taken as the pass that the container's time agrees
   * with, else as the second if the first would overlap other footage, else as the one that ended
   * just before the upload, else as the second if only that goes on where other footage ends, else
   * as the first. One that never came is moved on by what the clock skipped, which is also right
   * for a clock that was not put forward.
   */
  public static CaptureTime of(LandedFile file, Camera camera, Clues clues) {
    return new CaptureTimeFinder(file, camera, clues).find();
  }
}
