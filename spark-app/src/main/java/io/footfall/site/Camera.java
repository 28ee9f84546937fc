package io.footfall.site;

import io.footfall.model.CameraId;
import io.footfall.model.Line;
import io.footfall.model.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A camera: where its recordings land, how its clock runs and what is drawn on its picture.
 *
 * @param recordings pattern of its recordings' names below the landing root, see {@link Glob}
 * @param captureTime how a recording's name tells when it was taken
 * @param clockOffset added to what the camera's clock says
 * @param clockDrift how the clock goes wrong further, when that is known
 * @param lines counting lines, in 0-1 fractions of the picture
 * @param zones areas, in 0-1 fractions of the picture
 * @param floor points of the picture whose place on the floor is known
 * @param validFrom the first day, on the store's calendar, for which lines, zones and floor hold;
 *     empty when they always held
 */
public record Camera(
    CameraId id,
    String recordings,
    CaptureTimeRule captureTime,
    Duration clockOffset,
    Optional<ClockDrift> clockDrift,
    Sampling sampling,
    List<Line> lines,
    List<Zone> zones,
    Optional<Floor> floor,
    Optional<LocalDate> validFrom) {
  public Camera {
    lines = List.copyOf(lines);
    zones = List.copyOf(zones);
  }

  /** The true time of an instant that the camera's clock showed. */
  public Instant trueTime(Instant shown) {
    Instant drifted = clockDrift.map(drift -> drift.correct(shown)).orElse(shown);
    return drifted.plus(clockOffset);
  }
}
