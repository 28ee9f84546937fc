package io.footfall.model;

import io.footfall.geometry.Box;

/**
 * One person found in one frame.
 *
 * @param timeUs when the frame was taken, UTC
 * @param box in pixels of the picture as shown
 * @param score the detector's confidence, 0-1
 * @param colour clothing signature, or {@link ClothingColour#UNKNOWN}
 */
public record Detection(long timeUs, Box box, double score, ClothingColour colour) {
  public Detection {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException(
          "A score lies between 0 and 1, but was %s".formatted(score));
    }
  }

  public Detection(long timeUs, Box box, double score) {
    this(timeUs, box, score, ClothingColour.UNKNOWN);
  }
}
