package io.footfall.evaluate;

import io.footfall.assignment.LinearAssignment;
import io.footfall.model.ZoneVisit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well the visits to one zone were found and timed.
 *
 * @param truth visits that happened
 * @param counted visits that were found
 * @param missed visits that happened and have no counterpart, by start
 * @param extra visits that were found and have no counterpart, by start
 * @param truthDwellUs length of all visits that happened
 * @param countedDwellUs length of all visits that were found
 */
public record VisitScore(
    int truth,
    int counted,
    List<ZoneVisit> missed,
    List<ZoneVisit> extra,
    long truthDwellUs,
    long countedDwellUs) {
  /** Shared time over time of either that a counterpart needs. */
  private static final double MIN_OVERLAP = 0.5;

  public VisitScore {
    missed = List.copyOf(missed);
    extra = List.copyOf(extra);
  }

  /** Compares one to one, by the time that two visits share. */
  public static VisitScore of(List<ZoneVisit> truth, List<ZoneVisit> counted) {
    List<ZoneVisit> happened = byStart(truth);
    List<ZoneVisit> found = byStart(counted);
    double[][] cost = new double[happened.size()][found.size()];
    for (int i = 0; i < cost.length; i++) {
      for (int j = 0; j < found.size(); j++) {
        double overlap = overlap(happened.get(i), found.get(j));
        cost[i][j] = overlap < MIN_OVERLAP ? 0 : -overlap;
      }
    }
    int[] counterpart = LinearAssignment.solveBelow(0, cost);
    List<ZoneVisit> missed = new ArrayList<>();
    List<ZoneVisit> extra = new ArrayList<>(found);
    for (int i = 0; i < cost.length; i++) {
      if (counterpart[i] == LinearAssignment.NONE) {
        missed.add(happened.get(i));
      } else {
        extra.remove(found.get(counterpart[i]));
      }
    }
    return new VisitScore(
        happened.size(), found.size(), missed, extra, dwellUs(happened), dwellUs(found));
  }

  private static List<ZoneVisit> byStart(List<ZoneVisit> visits) {
    return visits.stream()
        .sorted(Comparator.comparingLong(ZoneVisit::startUs).thenComparing(ZoneVisit::trackId))
        .toList();
  }

  private static double overlap(ZoneVisit a, ZoneVisit b) {
    long shared = Math.min(a.endUs(), b.endUs()) - Math.max(a.startUs(), b.startUs());
    long either = Math.max(a.endUs(), b.endUs()) - Math.min(a.startUs(), b.startUs());
    return shared <= 0 ? 0 : shared / (double) either;
  }

  private static long dwellUs(List<ZoneVisit> visits) {
    return visits.stream().mapToLong(ZoneVisit::dwellUs).sum();
  }

  /** The two numbers of visits. */
  public Tally visits() {
    return new Tally(truth, counted);
  }

  /** The two lengths of all visits together, seconds. */
  public Tally dwellSeconds() {
    return new Tally(truthDwellUs / 1e6, countedDwellUs / 1e6);
  }
}
