package io.footfall.assignment;

import java.util.Arrays;

/**
 * Solves the linear assignment problem: one column for each row, no column twice, at the least
 * total cost.
 *
 * <p>Source: shortest augmenting paths with dual prices, D. F. Crouse, "On implementing 2D
 * rectangular assignment algorithms", IEEE TAES 52(4), 2016, after Jonker and Volgenant 1987. We
 * differ: no initial reduction, since our tables are small; and of columns equally near the lowest
 * index is taken, so that equal tables give equal answers.
 */
public final class LinearAssignment {
  /** Stands for "no column" in an answer. */
  public static final int NONE = -1;

  private final double[][] cost;
  private final int columns;
  private final double[] rowPrice;
  private final double[] columnPrice;
  private final int[] columnOfRow;
  private final int[] rowOfColumn;
  private final double[] distance;
  private final int[] rowBefore;
  private final boolean[] settled;

  private LinearAssignment(double[][] cost, int columns) {
    this.cost = cost;
    this.columns = columns;
    this.rowPrice = new double[cost.length];
    this.columnPrice = new double[columns];
    this.columnOfRow = new int[cost.length];
    this.rowOfColumn = new int[columns];
    this.distance = new double[columns];
    this.rowBefore = new int[columns];
    this.settled = new boolean[columns];
    Arrays.fill(columnOfRow, NONE);
    Arrays.fill(rowOfColumn, NONE);
  }

  /**
   * The cheapest assignment of as many pairs as the smaller side has.
   *
   * @param cost rows by columns, all finite, rows of equal length
   * @return for each row its column, or {@link #NONE} for the rows that are too many
   */
  public static int[] solve(double[][] cost) {
    int rows = cost.length;
    int columns = rows == 0 ? 0 : cost[0].length;
    if (columns == 0) {
      int[] none = new int[rows];
      Arrays.fill(none, NONE);
      return none;
    }
    if (rows <= columns) {
      return new LinearAssignment(cost, columns).run();
    }
    int[] rowOfColumn = new LinearAssignment(transpose(cost, columns), rows).run();
    int[] columnOfRow = new int[rows];
    Arrays.fill(columnOfRow, NONE);
    for (int column = 0; column < columns; column++) {
      columnOfRow[rowOfColumn[column]] = column;
    }
    return columnOfRow;
  }

  /**
   * The cheapest assignment where staying alone costs {@code limit}: pairs at the limit or above
   * are not made.
   *
   * @param cost rows by columns; infinite where a pair is out of the question
   * @return for each row its column, or {@link #NONE}
   */
  public static int[] solveBelow(double limit, double[][] cost) {
    double[][] capped = new double[cost.length][];
    for (int row = 0; row < cost.length; row++) {
      capped[row] = cost[row].clone();
      for (int column = 0; column < capped[row].length; column++) {
        capped[row][column] = Math.min(limit, capped[row][column]);
      }
    }
    int[] columnOfRow = solve(capped);
    for (int row = 0; row < cost.length; row++) {
      if (columnOfRow[row] != NONE && !(cost[row][columnOfRow[row]] < limit)) {
        columnOfRow[row] = NONE;
      }
    }
    return columnOfRow;
  }

  private int[] run() {
    for (int row = 0; row < cost.length; row++) {
      augment(row);
    }
    return columnOfRow;
  }

  /** Finds the cheapest path from a free row to a free column and swaps the pairs along it. */
  private void augment(int start) {
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    Arrays.fill(settled, false);
    int row = start;
    int end = NONE;
    double reached = 0;
    while (end == NONE) {
      int nearest = relax(row, reached);
      reached = distance[nearest];
      settled[nearest] = true;
      if (rowOfColumn[nearest] == NONE) {
        end = nearest;
      } else {
        row = rowOfColumn[nearest];
      }
    }
    reprice(start, reached);
    for (int column = end, from = NONE; from != start; ) {
      from = rowBefore[column];
      int next = columnOfRow[from];
      rowOfColumn[column] = from;
      columnOfRow[from] = column;
      column = next;
    }
  }

  private int relax(int row, double reached) {
    int nearest = NONE;
    for (int column = 0; column < columns; column++) {
      if (settled[column]) {
        continue;
      }
      double through = reached + cost[row][column] - rowPrice[row] - columnPrice[column];
      if (through < distance[column]) {
        distance[column] = through;
        rowBefore[column] = row;
      }
      if (nearest == NONE || distance[column] < distance[nearest]) {
        nearest = column;
      }
    }
    return nearest;
  }

  private void reprice(int start, double reached) {
    rowPrice[start] += reached;
    for (int column = 0; column < columns; column++) {
      if (settled[column]) {
        if (rowOfColumn[column] != NONE) {
          rowPrice[rowOfColumn[column]] += reached - distance[column];
        }
        columnPrice[column] -= reached - distance[column];
      }
    }
  }

  private static double[][] transpose(double[][] table, int columns) {
    double[][] turned = new double[columns][table.length];
    for (int row = 0; row < table.length; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column][row] = table[row][column];
      }
    }
    return turned;
  }
}
