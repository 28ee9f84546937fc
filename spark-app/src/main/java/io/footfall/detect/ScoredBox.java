package io.footfall.detect;

import io.footfall.geometry.Box;

/**
 * One person found in a picture.
 *
 * @param box in pixels of the picture given to the detector; it may reach outside the picture
 * @param score the detector's confidence, 0-1
 */
public record ScoredBox(Box box, double score) {
  public ScoredBox {
    if (box == null || !(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException(
          "A scored box needs a box and a score between 0 and 1, but had %s and %s"
              .formatted(box, score));
    }
  }
}
