package io.footfall.evaluate;

import io.footfall.assignment.LinearAssignment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Truth and tracks of one sequence side by side, after the benchmark's own clean-up.
 *
 * <p>Source: the preprocessing of TrackEval's MotChallenge2DBox. In the 2016 format truth counts
 * where its mark is not 0 and it shows a pedestrian, and a track's box that matches a distractor
 * best (IoU 0.5 or more) is taken away, neither right nor wrong. In the 2015 format every row of
 * the truth counts, whatever its mark: so do the published figures of its sequences.
 */
final class Comparison {
  static final double MIN_IOU = 0.5;

  /** Slack for comparisons with a threshold, as the reference evaluator has it. */
  static final double EPSILON = Math.ulp(1.0);

  private final List<FramePair> frames;
  private final int[] rowsOfPerson;
  private final int[] rowsOfTrack;

  private Comparison(List<FramePair> frames, int people, int tracks) {
    this.frames = frames;
    this.rowsOfPerson = new int[people];
    this.rowsOfTrack = new int[tracks];
    for (FramePair frame : frames) {
      for (int person : frame.people()) {
        rowsOfPerson[person]++;
      }
      for (int track : frame.tracks()) {
        rowsOfTrack[track]++;
      }
    }
  }

  static Comparison of(MotSequence truth, MotSequence tracks) {
    Map<Integer, List<MotRow>> truthByFrame = byFrame(truth);
    Map<Integer, List<MotRow>> tracksByFrame = byFrame(tracks);
    Map<Long, Integer> people = new TreeMap<>();
    Map<Long, Integer> trackIndices = new TreeMap<>();
    List<FramePair> frames = new ArrayList<>();
    int last = Math.max(truth.lastFrame(), tracks.lastFrame());
    for (int frame = 1; frame <= last; frame++) {
      List<MotRow> expected = truthByFrame.getOrDefault(frame, List.of());
      List<MotRow> given = tracksByFrame.getOrDefault(frame, List.of());
      List<MotRow> counted = expected;
      if (truth.format() == MotSequence.Format.MOT_2016) {
        given = withoutDistractors(expected, given);
        counted =
            expected.stream()
                .filter(row -> row.mark() != 0 && row.kind() == MotClass.PEDESTRIAN)
                .toList();
      }
      frames.add(
          new FramePair(
              indices(counted, people), indices(given, trackIndices), ious(counted, given)));
    }
    return new Comparison(frames, people.size(), trackIndices.size());
  }

  List<FramePair> frames() {
    return frames;
  }

  int people() {
    return rowsOfPerson.length;
  }

  int tracks() {
    return rowsOfTrack.length;
  }

  int rowsOfPerson(int person) {
    return rowsOfPerson[person];
  }

  int rowsOfTrack(int track) {
    return rowsOfTrack[track];
  }

  long truthRows() {
    return sum(rowsOfPerson);
  }

  long trackRows() {
    return sum(rowsOfTrack);
  }

  private static long sum(int[] counts) {
    long sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  private static Map<Integer, List<MotRow>> byFrame(MotSequence sequence) {
    Map<Integer, List<MotRow>> byFrame = new TreeMap<>();
    for (MotRow row : sequence.rows()) {
      byFrame.computeIfAbsent(row.frame(), frame -> new ArrayList<>()).add(row);
    }
    return byFrame;
  }

  private static int[] indices(List<MotRow> rows, Map<Long, Integer> known) {
    int[] indices = new int[rows.size()];
    for (int i = 0; i < indices.length; i++) {
      int next = known.size();
      indices[i] = known.computeIfAbsent(rows.get(i).id(), id -> next);
    }
    return indices;
  }

  private static double[][] ious(List<MotRow> rows, List<MotRow> columns) {
    double[][] iou = new double[rows.size()][columns.size()];
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        iou[row][column] = rows.get(row).iou(columns.get(column));
      }
    }
    return iou;
  }

  private static List<MotRow> withoutDistractors(List<MotRow> expected, List<MotRow> given) {
    double[][] cost = ious(expected, given);
    for (double[] row : cost) {
      for (int i = 0; i < row.length; i++) {
        row[i] = row[i] < MIN_IOU - EPSILON ? 0 : -row[i];
      }
    }
    int[] match = LinearAssignment.solve(cost);
    Set<Long> ignored = new HashSet<>();
    for (int i = 0; i < match.length; i++) {
      if (match[i] != LinearAssignment.NONE
          && cost[i][match[i]] < 0
          && expected.get(i).kind().isDistractor()) {
        ignored.add(given.get(match[i]).id());
      }
    }
    return given.stream().filter(row -> !ignored.contains(row.id())).toList();
  }
}
