package io.footfall.evaluate;

import io.footfall.assignment.SparseAssignment;
import io.footfall.model.Crossing;
import io.footfall.model.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well the crossings of one line in one direction were counted.
 *
 * <p>Equal numbers can hide errors that cancel each other; missed and extra crossings cannot.
 *
 * @param truth crossings that happened
 * @param counted crossings that were counted
 * @param missed those that happened and were not counted near their time, in time order
 * @param extra those that were counted and did not happen near their time, in time order
 */
public record CrossingScore(int truth, int counted, List<Crossing> missed, List<Crossing> extra) {
  public CrossingScore {
    missed = List.copyOf(missed);
    extra = List.copyOf(extra);
  }

  /**
   * Compares one to one, pairing those that are nearest in time.
   *
   * @param truth of one line and direction; its track ids may be anything
   * @param counted of the same line and direction
   * @param within the farthest apart two crossings of a pair may be
   */
  public static CrossingScore of(List<Crossing> truth, List<Crossing> counted, Duration within) {
    List<Crossing> happened = inTimeOrder(truth);
    List<Crossing> found = inTimeOrder(counted);
    long limitUs = Micros.of(within) + 1;
    List<SparseAssignment.Pair> near = new ArrayList<>();
    for (int i = 0; i < happened.size(); i++) {
      for (int j = 0; j < found.size(); j++) {
        long apartUs = Math.abs(found.get(j).timeUs() - happened.get(i).timeUs());
        if (apartUs < limitUs) {
          near.add(new SparseAssignment.Pair(i, j, apartUs));
        }
      }
    }
    // Whatever the times, as many as possible are paired.
    double alone = limitUs * (1.0 + Math.min(happened.size(), found.size()));
    List<Crossing> missed = new ArrayList<>(happened);
    List<Crossing> extra = new ArrayList<>(found);
    for (SparseAssignment.Pair pair : SparseAssignment.solveBelow(alone, near)) {
      missed.remove(happened.get(pair.row()));
      extra.remove(found.get(pair.column()));
    }
    return new CrossingScore(happened.size(), found.size(), missed, extra);
  }

  private static List<Crossing> inTimeOrder(List<Crossing> crossings) {
    return crossings.stream().sorted(Comparator.comparingLong(Crossing::timeUs)).toList();
  }

  /** The two numbers of crossings. */
  public Tally tally() {
    return new Tally(truth, counted);
  }
}
