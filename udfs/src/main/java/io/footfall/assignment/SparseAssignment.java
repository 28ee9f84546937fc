package io.footfall.assignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Solves a large assignment problem of which only few pairs are possible, one connected part at a
 * time, so that the time it takes grows with the number of possible pairs and not with its cube.
 */
public final class SparseAssignment {
  /** A pair that may be made, and at what cost. */
  public record Pair(int row, int column, double cost) {}

  private SparseAssignment() {}

  /**
   * The cheapest set of pairs, where staying alone costs {@code limit}.
   *
   * @param pairs each row and column together at most once
   * @return the pairs made, all below the limit, by row
   */
  public static List<Pair> solveBelow(double limit, List<Pair> pairs) {
    int rows = pairs.stream().mapToInt(Pair::row).max().orElse(-1) + 1;
    int columns = pairs.stream().mapToInt(Pair::column).max().orElse(-1) + 1;
    int[] part = new int[rows + columns];
    Arrays.setAll(part, i -> i);
    for (Pair pair : pairs) {
      int a = root(part, pair.row);
      int b = root(part, rows + pair.column);
      part[Math.max(a, b)] = Math.min(a, b);
    }
    Map<Integer, List<Pair>> byPart = new TreeMap<>();
    for (Pair pair : pairs) {
      byPart.computeIfAbsent(root(part, pair.row), root -> new ArrayList<>()).add(pair);
    }
    List<Pair> made = new ArrayList<>();
    byPart.values().forEach(connected -> solvePart(limit, connected, made));
    made.sort((a, b) -> Integer.compare(a.row, b.row));
    return made;
  }

  private static int root(int[] part, int index) {
    int at = index;
    while (part[at] != at) {
      part[at] = part[part[at]];
      at = part[at];
    }
    return at;
  }

  private static void solvePart(double limit, List<Pair> pairs, List<Pair> made) {
    int[] rows = pairs.stream().mapToInt(Pair::row).sorted().distinct().toArray();
    int[] columns = pairs.stream().mapToInt(Pair::column).sorted().distinct().toArray();
    double[][] cost = new double[rows.length][columns.length];
    for (double[] row : cost) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    for (Pair pair : pairs) {
      cost[Arrays.binarySearch(rows, pair.row)][Arrays.binarySearch(columns, pair.column)] =
          pair.cost;
    }
    int[] columnOf = LinearAssignment.solveBelow(limit, cost);
    for (int i = 0; i < rows.length; i++) {
      if (columnOf[i] != LinearAssignment.NONE) {
        made.add(new Pair(rows[i], columns[columnOf[i]], cost[i][columnOf[i]]));
      }
    }
  }
}
