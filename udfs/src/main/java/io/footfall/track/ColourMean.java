package io.footfall.track;

import io.footfall.model.ClothingColour;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

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
    return overParts(
            this::length,
            other::length,
            part -> 1 - product(other, part) / (length(part) * other.length(part)))
        .orElse(NOT_COMPARABLE);
  }

  /**
   * The mean of what the parts of the body say, each by how much of it was in sight on the side
   * that saw less, at most one whole view; empty where no part was seen on both.
   */
  static OptionalDouble overParts(
      IntToDoubleFunction length, IntToDoubleFunction otherLength, IntToDoubleFunction apart) {
    double weights = 0;
    double sum = 0;
    for (int part = 0; part < PARTS; part++) {
      double shorter = Math.min(length.applyAsDouble(part), otherLength.applyAsDouble(part));
      double weight = Math.min(WHOLE, shorter);
      if (weight > 0) {
        weights += weight;
        sum += weight * apart.applyAsDouble(part);
      }
    }
    return weights == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weights);
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
