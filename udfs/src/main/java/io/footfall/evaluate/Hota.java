package io.footfall.evaluate;

import io.footfall.assignment.LinearAssignment;
import java.util.Map;
import java.util.TreeMap;

/**
 * Higher order tracking accuracy, the means over the localisation thresholds 0.05, 0.10 … 0.95.
 *
 * <p>Source: Luiten et al., "HOTA: A Higher Order Metric for Evaluating Multi-Object Tracking",
 * IJCV 2021, in the form the reference evaluator gives it: one assignment a frame, by global
 * alignment times overlap, serves all thresholds.
 *
 * @param hota geometric mean of detection and association, 0-1
 * @param detA detection accuracy, 0-1
 * @param assA association accuracy, 0-1
 * @param locA mean overlap of the matches, 0-1
 */
public record Hota(double hota, double detA, double assA, double locA) {
  private static final int THRESHOLDS = 19;

  private record Pair(int person, int track) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      return person != other.person
          ? Integer.compare(person, other.person)
          : Integer.compare(track, other.track);
    }
  }

  static Hota of(Comparison comparison) {
    if (comparison.truthRows() == 0 || comparison.trackRows() == 0) {
      return new Hota(0, 0, 0, 1);
    }
    double[][] alignment = alignment(comparison);
    Map<Pair, int[]> matches = new TreeMap<>();
    double[] overlap = new double[THRESHOLDS];
    for (FramePair frame : comparison.frames()) {
      match(frame, alignment, matches, overlap);
    }
    return summary(comparison, matches, overlap);
  }

  /** How well each track and person go together over the whole sequence, 0-1. */
  private static double[][] alignment(Comparison comparison) {
    double[][] together = new double[comparison.people()][comparison.tracks()];
    for (FramePair frame : comparison.frames()) {
      addShares(frame, together);
    }
    for (int person = 0; person < together.length; person++) {
      for (int track = 0; track < together[person].length; track++) {
        double both = together[person][track];
        together[person][track] =
            both / (comparison.rowsOfPerson(person) + comparison.rowsOfTrack(track) - both);
      }
    }
    return together;
  }

  private static void addShares(FramePair frame, double[][] together) {
    int people = frame.people().length;
    int tracks = frame.tracks().length;
    double[] ofPerson = new double[people];
    double[] ofTrack = new double[tracks];
    for (int i = 0; i < people; i++) {
      for (int j = 0; j < tracks; j++) {
        ofPerson[i] += frame.iou()[i][j];
        ofTrack[j] += frame.iou()[i][j];
      }
    }
    for (int i = 0; i < people; i++) {
      for (int j = 0; j < tracks; j++) {
        double iou = frame.iou()[i][j];
        double all = ofPerson[i] + ofTrack[j] - iou;
        if (all > Comparison.EPSILON) {
          together[frame.people()[i]][frame.tracks()[j]] += iou / all;
        }
      }
    }
  }

  private static void match(
      FramePair frame, double[][] alignment, Map<Pair, int[]> matches, double[] overlap) {
    int people = frame.people().length;
    int tracks = frame.tracks().length;
    double[][] cost = new double[people][tracks];
    for (int i = 0; i < people; i++) {
      for (int j = 0; j < tracks; j++) {
        cost[i][j] = -alignment[frame.people()[i]][frame.tracks()[j]] * frame.iou()[i][j];
      }
    }
    int[] trackOf = LinearAssignment.solve(cost);
    for (int i = 0; i < people; i++) {
      if (trackOf[i] == LinearAssignment.NONE) {
        continue;
      }
      double iou = frame.iou()[i][trackOf[i]];
      Pair pair = new Pair(frame.people()[i], frame.tracks()[trackOf[i]]);
      for (int a = 0; a < THRESHOLDS && iou >= threshold(a) - Comparison.EPSILON; a++) {
        matches.computeIfAbsent(pair, key -> new int[THRESHOLDS])[a]++;
        overlap[a] += iou;
      }
    }
  }

  private static double threshold(int index) {
    return 0.05 + index * 0.05;
  }

  private static Hota summary(Comparison comparison, Map<Pair, int[]> matches, double[] overlap) {
    double hota = 0;
    double detA = 0;
    double assA = 0;
    double locA = 0;
    for (int a = 0; a < THRESHOLDS; a++) {
      long truePositives = 0;
      double associated = 0;
      for (Map.Entry<Pair, int[]> entry : matches.entrySet()) {
        double count = entry.getValue()[a];
        double all =
            comparison.rowsOfPerson(entry.getKey().person)
                + comparison.rowsOfTrack(entry.getKey().track)
                - count;
        truePositives += entry.getValue()[a];
        associated += count * count / Math.max(1, all);
      }
      double detection =
          truePositives
              / (double) (comparison.truthRows() + comparison.trackRows() - truePositives);
      double association = associated / Math.max(1, truePositives);
      detA += detection;
      assA += association;
      hota += Math.sqrt(detection * association);
      locA += truePositives == 0 ? 1 : overlap[a] / truePositives;
    }
    return new Hota(hota / THRESHOLDS, detA / THRESHOLDS, assA / THRESHOLDS, locA / THRESHOLDS);
  }
}
