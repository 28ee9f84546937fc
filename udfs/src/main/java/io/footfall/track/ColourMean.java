package io.footfall.track;

import io.footfall.model.ClothingColour;

/** The mean clothing colour over several sightings, of the upper and of the lower body. */
final class ColourMean {
  /**
   * The distance of clothings of which nothing can be compared: usual for one and the same person,
   * seldom less for two.
   */
  static final double NOT_COMPARABLE = 0.1;

  /** Length of a part that is all in sight. */
  private static final double WHOLE = 255;

  /** Sums of whole numbers, so that taking out what was added leaves nothing behind. */
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
    requireSameLength(colour.size());
    for (int i = 0; i < sum.length; i++) {
      sum[i] += times * colour.weight(i);
    }
    known += times;
  }

  private void requireSameLength(int size) {
    if (size != sum.length) {
      throw new IllegalArgumentException(
          "Clothing colours of %d and %d bytes cannot be compared".formatted(sum.length, size));
    }
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
   * <p>One minus the cosine of the two means, of each part of the body for itself. A part weighs by
   * how much of it was in sight, on the side that saw less, until that comes to one whole view: a
   * jacket is compared with a jacket also when somebody stands before one pair of legs.
   */
  double distance(ColourMean other) {
    requireSameLength(other.sum.length);
    int half = sum.length / 2;
    double weights = 0;
    double apart = 0;
    for (int from = 0; from < sum.length; from += half) {
      double length = product(sum, sum, from, from + half);
      double otherLength = product(other.sum, other.sum, from, from + half);
      if (length > 0 && otherLength > 0) {
        double shared = product(sum, other.sum, from, from + half);
        double weight = Math.min(WHOLE, Math.sqrt(Math.min(length, otherLength)));
        weights += weight;
        apart += weight * (1 - shared / Math.sqrt(length * otherLength));
      }
    }
    return weights == 0 ? NOT_COMPARABLE : apart / weights;
  }

  private static double product(double[] a, double[] b, int from, int to) {
    double product = 0;
    for (int i = from; i < to; i++) {
      product += a[i] * b[i];
    }
    return product;
  }
}
