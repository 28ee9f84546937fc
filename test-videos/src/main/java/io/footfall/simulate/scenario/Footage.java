package io.footfall.simulate.scenario;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * When the cameras record and how their pictures are.
 *
 * @param from local time of day at which recording starts, on each of the days
 * @param length of each day's recording
 * @param noise standard deviation of the sensor noise by day, in grey levels of 255
 * @param segment length of a file
 * @param vendor name of the file naming habit
 * @param recorder how the pictures are written down
 */
public record Footage(
    LocalDate date,
    LocalTime from,
    Duration length,
    int days,
    int width,
    int height,
    double framesPerSecond,
    double noise,
    Duration segment,
    String vendor,
    RecorderSettings recorder) {
  public Footage {
    if (length.isZero() || length.isNegative() || days < 1 || framesPerSecond <= 0) {
      throw new IllegalArgumentException("Footage needs a length, days and a frame rate");
    }
    if (width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "A picture needs even sides, but was %dx%d".formatted(width, height));
    }
  }

  /** The same footage with another daily length. */
  public Footage withLength(Duration other) {
    return new Footage(
        date, from, other, days, width, height, framesPerSecond, noise, segment, vendor, recorder);
  }
}
