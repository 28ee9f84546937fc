package io.footfall.track;

import io.footfall.model.ClothingColour;

/** The mean clothing colour over several sightings. */
final class ColourMean {
  private double[] sum = new double[0];
  private int known;

  void add(ClothingColour colour) {
    add(colour, 1);
  }

  /** Takes out what was added. */
  void remove(ClothingColour colour) {
    add(colour, -1);
  }

  private void add(ClothingColour colour, int times) {
    if (!colour.isKnown()) {
      return;
    }
    if (sum.length == 0) {
      sum = new double[colour.size()];
    }
    if (colour.size() != sum.length) {
      throw new IllegalArgumentException(
          "Clothing colours of %d and %d bytes cannot be compared"
              .formatted(sum.length, colour.size()));
    }
    double length = 0;
    for (int i = 0; i < sum.length; i++) {
      length += colour.weight(i) * colour.weight(i);
    }
    double scale = length == 0 ? 0 : times / Math.sqrt(length);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += scale * colour.weight(i);
    }
    known += times;
  }

  boolean isKnown() {
    return known > 0;
  }

  /** How different a single sighting is from the mean; 0 where either is not known. */
  double distance(ClothingColour colour) {
    if (!isKnown() || !colour.isKnown()) {
      return 0;
    }
    ColourMean single = new ColourMean();
    single.add(colour);
    return distance(single);
  }

  /**
   * How different two clothings are: 0 for the same colours, 1 for nothing in common.
   *
   * <p>One minus the cosine of the two means.
   */
  double distance(ColourMean other) {
    if (sum.length != other.sum.length) {
      throw new IllegalArgumentException(
          "Clothing colours of %d and %d bytes cannot be compared"
              .formatted(sum.length, other.sum.length));
    }
    double shared = 0;
    double length = 0;
    double otherLength = 0;
    for (int i = 0; i < sum.length; i++) {
      shared += sum[i] * other.sum[i];
      length += sum[i] * sum[i];
      otherLength += other.sum[i] * other.sum[i];
    }
    return length == 0 || otherLength == 0 ? 1 : 1 - shared / Math.sqrt(length * otherLength);
  }
}
