package io.footfall.track;

import io.footfall.model.Detection;

/**
 * What people before a camera usually wear, and how much the clothes of one and the same person
 * change from sighting to sighting.
 *
 * <p>Both are learnt from the tracklets themselves, each of which shows one person: nobody has to
 * say who is who.
 */
final class UsualClothes {
  private static final int PARTS = ColourMean.PARTS;

  /** Shorter tracklets say nothing about how clothes change. */
  private static final int FEWEST = 5;

  /** A part seen by less than half of a whole view says nothing about that either. */
  private static final double HALF_VIEW = ColourMean.WHOLE / 2;

  /**
   * Before anybody has been seen, nothing is usual; so many tracklets of one sighting change that.
   */
  private static final double NOTHING_USUAL = 3;

  /** Before anybody has been seen twice, a bin varies by such a variance ... */
  private static final double USUAL_VARIANCE = 0.003;

  /** ... which counts like so many sightings. */
  private static final double USUAL_COUNT = 20;

  private final Part[] parts = new Part[PARTS];

  /** Takes in a tracklet as it is now. */
  void add(Tracklet tracklet) {
    ColourMean mean = new ColourMean();
    tracklet.sightings().forEach(sighting -> mean.add(sighting.colour()));
    if (!mean.isKnown()) {
      return;
    }
    for (int i = 0; i < parts.length; i++) {
      if (mean.length(i) > 0) {
        double[] direction = mean.direction(i);
        if (parts[i] == null) {
          parts[i] = new Part(direction.length);
        }
        ColourMean.requireSameLength(PARTS * parts[i].sum.length, PARTS * direction.length);
        parts[i].add(tracklet, i, direction);
      }
    }
  }

  /** The same knowledge, which what is added later does not change. */
  UsualClothes copy() {
    UsualClothes copy = new UsualClothes();
    for (int i = 0; i < parts.length; i++) {
      copy.parts[i] = parts[i] == null ? null : parts[i].copy();
    }
    return copy;
  }

  /** How clothes stand out from what is known so far. */
  ClothesContrast contrast() {
    ClothesContrast.Part[] contrasts = new ClothesContrast.Part[parts.length];
    for (int i = 0; i < parts.length; i++) {
      contrasts[i] = parts[i] == null ? null : parts[i].contrast();
    }
    return new ClothesContrast(contrasts);
  }

  /** Sums over the directions of one part of the body. */
  private static final class Part {
    private final double[] sum;
    private double weight;

    /** Products of deviations from the tracklet's mean; the lower triangle. */
    private final double[][] scatter;

    private int freedom;

    Part(int bins) {
      sum = new double[bins];
      scatter = new double[bins][bins];
    }

    Part copy() {
      Part copy = new Part(sum.length);
      System.arraycopy(sum, 0, copy.sum, 0, sum.length);
      for (int i = 0; i < sum.length; i++) {
        System.arraycopy(scatter[i], 0, copy.scatter[i], 0, sum.length);
      }
      copy.weight = weight;
      copy.freedom = freedom;
      return copy;
    }

    /** Who stands there for long counts by the root of it, lest one person be what is usual. */
    void add(Tracklet tracklet, int part, double[] mean) {
      double share = Math.sqrt(tracklet.sightings().size());
      weight += share;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += share * mean[i];
      }
      if (tracklet.sightings().size() >= FEWEST) {
        addChanges(tracklet, part);
      }
    }

    private void addChanges(Tracklet tracklet, int part) {
      int count = 0;
      double[] sums = new double[sum.length];
      for (Detection sighting : tracklet.sightings()) {
        ColourMean single = new ColourMean();
        single.add(sighting.colour());
        if (single.isKnown() && single.length(part) > HALF_VIEW) {
          double[] seen = single.direction(part);
          count++;
          addProducts(seen, 1);
          for (int i = 0; i < sums.length; i++) {
            sums[i] += seen[i];
          }
        }
      }
      if (count > 0) {
        addProducts(sums, -1.0 / count);
        freedom += count - 1;
      }
    }

    private void addProducts(double[] values, double times) {
      for (int i = 0; i < values.length; i++) {
        for (int j = 0; j <= i; j++) {
          scatter[i][j] += times * values[i] * values[j];
        }
      }
    }

    ClothesContrast.Part contrast() {
      double[] usual = new double[sum.length];
      double[][] change = new double[sum.length][sum.length];
      for (int i = 0; i < sum.length; i++) {
        usual[i] = sum[i] / (weight + NOTHING_USUAL);
        for (int j = 0; j <= i; j++) {
          double known = scatter[i][j] + (i == j ? USUAL_COUNT * USUAL_VARIANCE : 0);
          change[i][j] = known / (freedom + USUAL_COUNT);
        }
      }
      return ClothesContrast.Part.of(usual, change);
    }
  }
}
