package io.footfall.report;

import java.util.Arrays;

/** Where on a camera's picture people's feet were, in person-seconds a cell. */
public final class HeatGrid {
  private final int columns;
  private final int rows;
  private final double[] personSeconds;

  /**
   * A grid that covers the whole picture with equal cells.
   *
   * @param personSeconds row by row from the top left; copied
   */
  public HeatGrid(int columns, int rows, double[] personSeconds) {
    if (columns <= 0 || rows <= 0 || personSeconds.length != columns * rows) {
      throw new IllegalArgumentException(
          "A grid of %d columns and %d rows cannot have %d cells"
              .formatted(columns, rows, personSeconds.length));
    }
    for (double seconds : personSeconds) {
      if (!(seconds >= 0 && Double.isFinite(seconds))) {
        throw new IllegalArgumentException(
            "A cell needs person-seconds of 0 or more, but had %s".formatted(seconds));
      }
    }
    this.columns = columns;
    this.rows = rows;
    this.personSeconds = personSeconds.clone();
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  /** All cells row by row, a copy. */
  public double[] personSeconds() {
    return personSeconds.clone();
  }

  /** The person-seconds of one cell, counted from the top left. */
  public double at(int column, int row) {
    return personSeconds[row * columns + column];
  }

  /** The person-seconds of the busiest cell. */
  public double max() {
    return Arrays.stream(personSeconds).max().orElseThrow();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeatGrid that
        && columns == that.columns
        && Arrays.equals(personSeconds, that.personSeconds);
  }

  @Override
  public int hashCode() {
    return 31 * columns + Arrays.hashCode(personSeconds);
  }
}
