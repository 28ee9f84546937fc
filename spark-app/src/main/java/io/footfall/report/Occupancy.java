package io.footfall.report;

/**
 * How many people were present during a span of time.
 *
 * @param mean weighted by time, over the seconds with footage only
 * @param max the most at any one instant
 */
public record Occupancy(double mean, int max) {
  public Occupancy {
    if (!(mean >= 0 && Double.isFinite(mean)) || max < 0) {
      throw new IllegalArgumentException(
          "Occupancy cannot be negative, but was mean %s, max %d".formatted(mean, max));
    }
  }
}
