package io.footfall.evaluate;

import io.footfall.assignment.LinearAssignment;
import java.util.Arrays;

/**
 * Walks through the frames and matches people with tracks, keeping yesterday's pairs where they
 * still overlap; then sums up.
 */
final class ClearMatcher {
  private static final int NEVER = -1;
  private static final double KEEP_PAIR = 1000;

  private final Comparison comparison;
  private final int[] lastTrack;
  private final int[] trackInFrameBefore;
  private final int[] stretches;

  /** Matches of each person with each track. */
  private final int[][] together;

  private long matches;
  private long switches;
  private double overlap;

  ClearMatcher(Comparison comparison) {
    this.comparison = comparison;
    this.lastTrack = new int[comparison.people()];
    this.trackInFrameBefore = new int[comparison.people()];
    this.stretches = new int[comparison.people()];
    this.together = new int[comparison.people()][comparison.tracks()];
    Arrays.fill(lastTrack, NEVER);
    Arrays.fill(trackInFrameBefore, NEVER);
    comparison.frames().forEach(this::match);
  }

  /** Matches of each person (row) with each track (column). */
  int[][] together() {
    return together;
  }

  private void match(FramePair frame) {
    // As in the reference evaluator, a frame with one side empty does not end a stretch.
    if (frame.people().length == 0 || frame.tracks().length == 0) {
      return;
    }
    double[][] cost = cost(frame);
    int[] trackOf = LinearAssignment.solve(cost);
    int[] now = new int[comparison.people()];
    Arrays.fill(now, NEVER);
    for (int i = 0; i < trackOf.length; i++) {
      if (trackOf[i] == LinearAssignment.NONE || !(cost[i][trackOf[i]] < -Comparison.EPSILON)) {
        continue;
      }
      int person = frame.people()[i];
      int track = frame.tracks()[trackOf[i]];
      switches += lastTrack[person] != NEVER && lastTrack[person] != track ? 1 : 0;
      stretches[person] += trackInFrameBefore[person] == NEVER ? 1 : 0;
      lastTrack[person] = track;
      now[person] = track;
      together[person][track]++;
      matches++;
      overlap += frame.iou()[i][trackOf[i]];
    }
    System.arraycopy(now, 0, trackInFrameBefore, 0, now.length);
  }

  private double[][] cost(FramePair frame) {
    double[][] cost = new double[frame.people().length][frame.tracks().length];
    for (int i = 0; i < cost.length; i++) {
      for (int j = 0; j < cost[i].length; j++) {
        double iou = frame.iou()[i][j];
        if (iou >= Comparison.MIN_IOU - Comparison.EPSILON) {
          boolean kept = trackInFrameBefore[frame.people()[i]] == frame.tracks()[j];
          cost[i][j] = -iou - (kept ? KEEP_PAIR : 0);
        }
      }
    }
    return cost;
  }

  Clear summary() {
    long falsePositives = comparison.trackRows() - matches;
    long misses = comparison.truthRows() - matches;
    int mostly = 0;
    int atLeastPartly = 0;
    long fragments = 0;
    for (int person = 0; person < comparison.people(); person++) {
      double covered =
          Arrays.stream(together[person]).sum() / (double) comparison.rowsOfPerson(person);
      mostly += covered > 0.8 ? 1 : 0;
      atLeastPartly += covered >= 0.2 ? 1 : 0;
      fragments += Math.max(0, stretches[person] - 1);
    }
    return new Clear(
        (matches - falsePositives - switches) / (double) Math.max(1, comparison.truthRows()),
        overlap / Math.max(1, matches),
        switches,
        falsePositives,
        misses,
        mostly,
        atLeastPartly - mostly,
        comparison.people() - atLeastPartly,
        fragments);
  }
}
