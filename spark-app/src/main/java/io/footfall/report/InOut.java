package io.footfall.report;

/**
 * How many came in and went out over a line or during a time slot, U-turns left out.
 *
 * @param in crossings towards the inside
 * @param out crossings towards the outside
 */
public record InOut(int in, int out) {
  public InOut {
    if (in < 0 || out < 0) {
      throw new IllegalArgumentException(
          "Counts cannot be negative, but were in %d, out %d".formatted(in, out));
    }
  }

  InOut plus(InOut other) {
    return new InOut(in + other.in, out + other.out);
  }
}
