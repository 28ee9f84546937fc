package io.footfall.detect;

import io.footfall.geometry.Box;
import java.util.Comparator;
import java.util.Optional;

/**
 * Rounds what a network computes, so that differences in the last bits of its floating-point
 * numbers seldom show in the result, and orders it.
 */
final class BoxRounding {
  /** Highest score first, then by position. */
  static final Comparator<ScoredBox> ORDER =
      Comparator.comparingDouble(ScoredBox::score)
          .reversed()
          .thenComparingDouble(found -> found.box().left())
          .thenComparingDouble(found -> found.box().top())
          .thenComparingDouble(found -> found.box().right())
          .thenComparingDouble(found -> found.box().bottom());

  private static final double STEPS_PER_PIXEL = 16;
  private static final double STEPS_PER_SCORE = 4096;

  private BoxRounding() {}

  static double score(double score) {
    return Math.min(1, Math.max(0, Math.rint(score * STEPS_PER_SCORE) / STEPS_PER_SCORE));
  }

  /** The rounded box; empty when it has no area or its edges are not numbers. */
  static Optional<Box> box(double left, double top, double right, double bottom) {
    double l = pixel(left);
    double t = pixel(top);
    double r = pixel(right);
    double b = pixel(bottom);
    boolean finite = Double.isFinite(l + t + r + b);
    return finite && l < r && t < b ? Optional.of(new Box(l, t, r, b)) : Optional.empty();
  }

  private static double pixel(double edge) {
    return Math.rint(edge * STEPS_PER_PIXEL) / STEPS_PER_PIXEL;
  }
}
