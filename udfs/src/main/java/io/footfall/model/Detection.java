package io.footfall.model;

import io.footfall.geometry.Box;
import java.util.OptionalDouble;

/**
 * One person found in one frame.
 *
 * @param timeUs when the frame was taken, UTC
 * @param box in pixels of the picture as shown
 * @param score the detector's confidence, 0-1
 * @param colour clothing signature, or {@link ClothingColour#UNKNOWN}
 * @param changed share of the box, without what others cover, that looks other than two seconds
 *     before, 0-1; empty where that is not known
 */
public record Detection(
    long timeUs, Box box, double score, ClothingColour colour, OptionalDouble changed) {
  public Detection {
    requireShare("A score", score);
    requireShare("What changed of a box", changed.orElse(0));
  }

  public Detection(long timeUs, Box box, double score, ClothingColour colour) {
    this(timeUs, box, score, colour, OptionalDouble.empty());
  }

  public Detection(long timeUs, Box box, double score) {
    this(timeUs, box, score, ClothingColour.UNKNOWN);
  }

  /** The same person seen at another time and place. */
  public Detection at(long otherTimeUs, Box place) {
    return new Detection(otherTimeUs, place, score, colour, changed);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s lies between 0 and 1, but was %s".formatted(name, value));
    }
  }
}
