package io.footfall.measure;

import io.footfall.model.Micros;
import java.time.Duration;

/**
 * When a track counts as being in a zone.
 *
 * @param enterAfter a visit begins with an unbroken stretch inside of at least this length
 * @param leaveAfter a visit is over once the person has been outside for this long; shorter losses
 *     are bridged
 * @param clipEdge a track that begins or ends inside, this close to the edge of the footage, was
 *     cut by it; at least the sampling interval
 * @param bandBodyHeights who has been in a zone and steps out of it by no more than this, body
 *     heights, and back in, has stayed
 * @param bandMetres the same where the camera's floor is known
 */
public record VisitSettings(
    Duration enterAfter,
    Duration leaveAfter,
    Duration clipEdge,
    double bandBodyHeights,
    double bandMetres) {
  public static final VisitSettings DEFAULT =
      new VisitSettings(
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          CrossingSettings.DEFAULT.bandBodyHeights(),
          CrossingSettings.DEFAULT.bandMetres());

  public VisitSettings {
    if (enterAfter.isNegative() || leaveAfter.isNegative() || clipEdge.isNegative()) {
      throw new IllegalArgumentException(
          "Visit times must not be negative, but were %s, %s, %s"
              .formatted(enterAfter, leaveAfter, clipEdge));
    }
    CrossingSettings.requireWidth("bandBodyHeights", bandBodyHeights);
    CrossingSettings.requireWidth("bandMetres", bandMetres);
  }

  long enterAfterUs() {
    return Micros.of(enterAfter);
  }

  long leaveAfterUs() {
    return Micros.of(leaveAfter);
  }

  long clipEdgeUs() {
    return Micros.of(clipEdge);
  }
}
