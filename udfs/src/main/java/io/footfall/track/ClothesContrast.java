package io.footfall.track;

import java.util.OptionalDouble;

/**
 * How clothes stand out from those that are usual before a camera.
 *
 * <p>From the direction of a {@link ColourMean} the usual one is taken, and what is left is
 * measured by how much the clothes of one and the same person change in that direction. Where
 * everybody wears black trousers, black trousers say nothing, and a light that makes white grey at
 * times makes them much alike.
 *
 * <p>Source: within-class covariance normalisation, Hatch, Kajarekar and Stolcke, Interspeech 2006,
 * and centring before the cosine, Jégou and Chum, ECCV 2012. We differ: tracklets stand for
 * classes, and what hardly stands out is taken for much alike.
 */
final class ClothesContrast {
  /**
   * The distance of looks of which nothing can be compared: usual for one and the same person,
   * seldom less for two.
   */
  static final double NOT_COMPARABLE = 0.5;

  /**
   * Variance that is added in every direction, in shares of the mean: where clothes never changed
   * so far, they may yet.
   */
  private static final double ANY_CHANGE = 1;

  /**
   * Squared length up to which what stands out may be chance. It counts as alike: what is seen of
   * the only person far and wide differs from the usual, which is that person, by chance alone.
   */
  private static final double CHANCE = 3;

  /** One minus the cosine of two looks from which on they are two people's. */
  private static final double DIFFERENT = 0.7;

  /** So many times as far apart, and it is nobody's mixed box any more. */
  private static final double OPPOSITE = 2;

  private final Part[] parts;

  /**
   * @param parts by part of the body; null for one that nobody showed
   */
  ClothesContrast(Part[] parts) {
    this.parts = parts;
  }

  /** What one part of the body usually looks like. */
  static final class Part {
    private final double[] usual;

    /** Cholesky factor of the covariance, lower triangle. */
    private final double[][] factor;

    private Part(double[] usual, double[][] factor) {
      this.usual = usual;
      this.factor = factor;
    }

    /**
     * @param usual the mean direction
     * @param change covariance of one person's directions; the lower triangle is read
     */
    static Part of(double[] usual, double[][] change) {
      double trace = 0;
      for (int i = 0; i < usual.length; i++) {
        trace += change[i][i];
      }
      double anyChange = ANY_CHANGE * trace / usual.length;
      double[][] factor = new double[usual.length][usual.length];
      for (int i = 0; i < usual.length; i++) {
        for (int j = 0; j <= i; j++) {
          double rest = change[i][j];
          for (int k = 0; k < j; k++) {
            rest -= factor[i][k] * factor[j][k];
          }
          factor[i][j] = i == j ? Math.sqrt(rest + anyChange) : rest / factor[j][j];
        }
      }
      return new Part(usual, factor);
    }

    /** What stands out, in units of one person's change: by forward substitution. */
    double[] standingOut(double[] direction) {
      double[] out = new double[usual.length];
      for (int i = 0; i < out.length; i++) {
        double rest = direction[i] - usual[i];
        for (int k = 0; k < i; k++) {
          rest -= factor[i][k] * out[k];
        }
        out[i] = rest / factor[i][i];
      }
      return out;
    }
  }

  /** What stands out of somebody's clothes. */
  Look look(ColourMean clothes) {
    double[][] outs = new double[ColourMean.PARTS][];
    double[] lengths = new double[ColourMean.PARTS];
    for (int i = 0; i < outs.length && clothes.isKnown(); i++) {
      lengths[i] = clothes.length(i);
      if (lengths[i] > 0) {
        outs[i] = parts[i].standingOut(clothes.direction(i));
      }
    }
    return new Look(outs, lengths);
  }

  /**
   * What stands out of somebody's clothes, by part of the body.
   *
   * @param lengths how much of the part was seen, in sums of signatures; 0 for nothing
   */
  record Look(double[][] outs, double[] lengths) {
    boolean isKnown() {
      for (double length : lengths) {
        if (length > 0) {
          return true;
        }
      }
      return false;
    }

    /**
     * How different two looks of the same camera are, from 0, alike, to 1, two people's; above 4,
     * the opposite of each other. Parts weigh as in {@link ColourMean#distance}.
     *
     * <p>The square of one minus the cosine, so that small differences, which everybody has, count
     * for little; and 1 over a wide range, because a box that shows two people is like neither.
     */
    double distance(Look other) {
      OptionalDouble apart =
          ColourMean.overParts(
              part -> lengths[part],
              part -> other.lengths[part],
              part -> 1 - cosine(outs[part], other.outs[part]));
      if (apart.isEmpty()) {
        return NOT_COMPARABLE;
      }
      double share = apart.getAsDouble() / DIFFERENT;
      return share < OPPOSITE ? Math.min(1, share * share) : share * share;
    }

    private static double cosine(double[] a, double[] b) {
      double shared = CHANCE;
      double squareA = CHANCE;
      double squareB = CHANCE;
      for (int i = 0; i < a.length; i++) {
        shared += a[i] * b[i];
        squareA += a[i] * a[i];
        squareB += b[i] * b[i];
      }
      return shared / Math.sqrt(squareA * squareB);
    }
  }
}
