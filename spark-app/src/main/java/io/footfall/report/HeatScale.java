package io.footfall.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Shades of a heat map. Each begins at a round number of person-seconds, about twice that of the
 * shade before: few busy cells would otherwise drown the rest.
 */
record HeatScale(List<Double> from) {
  private static final int SHADES = 7;
  private static final double[] ROUND = {5, 2, 1};

  HeatScale {
    from = List.copyOf(from);
  }

  /** A scale whose strongest shade holds the greatest value. */
  static HeatScale upTo(double max) {
    List<Double> from = new ArrayList<>();
    if (max > 0) {
      int power = (int) Math.floor(Math.log10(max));
      for (; from.size() < SHADES; power--) {
        for (double round : ROUND) {
          double value = round * Math.pow(10, power);
          if (value <= max && from.size() < SHADES) {
            from.add(0, value);
          }
        }
      }
    }
    return new HeatScale(from);
  }

  /** From 1 to the number of shades; 0 for a cell too cool to be drawn. */
  int shade(double personSeconds) {
    int shade = 0;
    while (shade < from.size() && personSeconds >= from.get(shade)) {
      shade++;
    }
    return shade;
  }
}
