package io.footfall.measure;

import io.footfall.model.Micros;
import java.time.Duration;

/**
 * When a track counts as having gone over a line.
 *
 * @param bandBodyHeights half width of the undecided band along the line, in heights of the body
 *     that passes it
 * @param bandMetres half width of the band where the camera's floor is known
 * @param confirm how long the foot point must stay beyond the band on each side
 * @param uTurn over the line and back, with at most this time spent beyond the band, cancel each
 *     other in published counts
 */
public record CrossingSettings(
    double bandBodyHeights, double bandMetres, Duration confirm, Duration uTurn) {
  /**
   * A stay of 0.3 s is two samples at 5 frames a second, nine at 30: a single sample astray beyond
   * the line by half a body height does not reach it.
   */
  public static final CrossingSettings DEFAULT =
      new CrossingSettings(0.1, 0.2, Duration.ofMillis(300), Duration.ofSeconds(10));

  public CrossingSettings {
    requireWidth("bandBodyHeights", bandBodyHeights);
    requireWidth("bandMetres", bandMetres);
    if (confirm.isNegative()) {
      throw new IllegalArgumentException(
          "confirm must not be negative, but was %s".formatted(confirm));
    }
    if (uTurn.isNegative()) {
      throw new IllegalArgumentException("uTurn must not be negative, but was %s".formatted(uTurn));
    }
  }

  static void requireWidth(String name, double width) {
    if (!(width >= 0 && width < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("%s must be 0 or more, but was %s".formatted(name, width));
    }
  }

  long confirmUs() {
    return Micros.of(confirm);
  }

  long uTurnUs() {
    return Micros.of(uTurn);
  }
}
