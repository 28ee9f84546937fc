package io.footfall.simulate.scenario;

import java.util.List;

/**
 * A place to pay.
 *
 * @param serves where the customer being served stands
 * @param cashier where the cashier stands
 * @param queue corners of the queue's way, from its head to its tail
 */
public record Till(String id, FloorPoint serves, FloorPoint cashier, List<FloorPoint> queue) {
  /** Metres between two people who wait. */
  private static final double SPACING_METRES = 0.72;

  public Till {
    queue = List.copyOf(queue);
    if (queue.size() < 2) {
      throw new IllegalArgumentException(
          "Till %s needs a queue of at least two corners".formatted(id));
    }
  }

  /** How many parties can wait. */
  public int places() {
    double length = 0;
    for (int i = 1; i < queue.size(); i++) {
      length += queue.get(i - 1).distance(queue.get(i));
    }
    return 1 + (int) (length / SPACING_METRES);
  }

  /** Where the n-th party waits, counted from 0 at the head. */
  public FloorPoint place(int n) {
    double left = n * SPACING_METRES;
    for (int i = 1; i < queue.size(); i++) {
      double piece = queue.get(i - 1).distance(queue.get(i));
      if (left <= piece) {
        return queue.get(i - 1).towards(queue.get(i), left / piece);
      }
      left -= piece;
    }
    return queue.get(queue.size() - 1);
  }

  /** Where somebody at the n-th place looks. */
  public double heading(int n) {
    return place(n).headingTo(n == 0 ? serves : place(n - 1));
  }
}
