package io.footfall.track;

import io.footfall.model.ClothingColour;

/** The mean clothing colour over several sightings, of each part of the body. */
final class ColourMean {
  /**
   * The distance of clothings of which nothing can be compared: usual for one and the same person,
   * seldom less for two.
   */
  static final double NOT_COMPARABLE = 0.1;

  static final int PARTS = ClothingColour.PARTS;

  /** Length of a part that is all in sight. */
  static final double WHOLE = 255;

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
    requireSameLength(sum.length, colour.size());
    for (int i = 0; i < sum.length; i++) {
      sum[i] += times * colour.weight(i);
    }
    known += times;
  }

  static void requireSameLength(int bytes, int otherBytes) {
    if (bytes != otherBytes) {
      throw new IllegalArgumentException(
          "Clothing colours of %d and %d bytes cannot be compared".formatted(bytes, otherBytes));
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
    requireSameLength(sum.length, other.sum.length);
    double weights = 0;
    double apart = 0;
    for (int part = 0; part < PARTS; part++) {
      double weight = weight(length(part), other.length(part));
      if (weight > 0) {
        double shared = product(other, part) / (length(part) * other.length(part));
        weights += weight;
        apart += weight * (1 - shared);
      }
    }
    return weights == 0 ? NOT_COMPARABLE : apart / weights;
  }

  /** What a part says that was seen to these lengths on either side. */
  static double weight(double length, double otherLength) {
    return Math.min(WHOLE, Math.min(length, otherLength));
  }

  /** How much of a part was seen; {@link #WHOLE} for one whole view, 0 for nothing. */
  double length(int part) {
    return Math.sqrt(product(this, part));
  }

  /** The colours of a part that was seen, as a vector of length 1. */
  double[] direction(int part) {
    double length = length(part);
    double[] direction = new double[sum.length / PARTS];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = sum[part * direction.length + i] / length;
    }
    return direction;
  }

  private double product(ColourMean other, int part) {
    int bins = sum.length / PARTS;
    double product = 0;
    for (int i = part * bins; i < (part + 1) * bins; i++) {
      product += sum[i] * other.sum[i];
    }
    return product;
  }
}
