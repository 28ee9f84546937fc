package io.footfall.measure;

import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.model.TimeRange;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where people spent their time: person-seconds in the cells of a grid of squares over the picture.
 *
 * <p>A foot point spends in each cell exactly the time its straight way between samples takes
 * through it. Time outside the picture is not counted.
 */
public final class HeatMap {
  /** Cells across the picture unless told otherwise: about half a person wide in most views. */
  public static final int DEFAULT_COLUMNS = 48;

  private final double cellSide;
  private final int columns;
  private final int rows;
  private final double[] seconds;

  /**
   * One cell with the time spent in it.
   *
   * @param column from the left, 0 first
   * @param row from the top, 0 first
   */
  public record Cell(int column, int row, double personSeconds) {}

  private HeatMap(PictureSize picture, int columns) {
    if (columns <= 0) {
      throw new IllegalArgumentException("A heat map needs columns, but had " + columns);
    }
    this.columns = columns;
    this.cellSide = (double) picture.width() / columns;
    this.rows = (int) Math.ceil(picture.height() / cellSide);
    this.seconds = new double[columns * rows];
  }

  /** The heat of the time the tracks spent within a window. */
  public static HeatMap of(
      Collection<Track> tracks, PictureSize picture, int columns, TimeRange window) {
    HeatMap map = new HeatMap(picture, columns);
    for (Track track : tracks) {
      for (int i = 1; i < track.points().size(); i++) {
        map.addWay(track.points().get(i - 1), track.points().get(i), window, picture);
      }
    }
    return map;
  }

  private void addWay(TrackPoint a, TrackPoint b, TimeRange window, PictureSize picture) {
    double lengthUs = b.timeUs() - a.timeUs();
    double start = Math.max(0, (window.startUs() - a.timeUs()) / lengthUs);
    double end = Math.min(1, (window.endUs() - a.timeUs()) / lengthUs);
    if (start >= end) {
      return;
    }
    Point from = a.box().footPoint();
    Point to = b.box().footPoint();
    double[] cuts =
        DoubleStream.concat(
                DoubleStream.of(start, end),
                DoubleStream.concat(cuts(from.x(), to.x(), columns), cuts(from.y(), to.y(), rows))
                    .filter(cut -> start < cut && cut < end))
            .sorted()
            .toArray();
    for (int i = 1; i < cuts.length; i++) {
      double middle = (cuts[i - 1] + cuts[i]) / 2;
      double x = from.x() + (to.x() - from.x()) * middle;
      double y = from.y() + (to.y() - from.y()) * middle;
      if (0 <= x && x < picture.width() && 0 <= y && y < picture.height()) {
        int cell = index((int) (x / cellSide), (int) (y / cellSide));
        seconds[cell] += (cuts[i] - cuts[i - 1]) * lengthUs / 1e6;
      }
    }
  }

  /** Where a way along one axis meets the grid's lines, as fractions of the way. */
  private DoubleStream cuts(double from, double to, int cells) {
    double low = Math.min(from, to) / cellSide;
    double high = Math.max(from, to) / cellSide;
    int first = (int) Math.max(0, Math.ceil(low));
    int last = (int) Math.min(cells, Math.floor(high));
    return from == to
        ? DoubleStream.empty()
        : IntStream.rangeClosed(first, last)
            .mapToDouble(line -> (line * cellSide - from) / (to - from));
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  /** Time spent in one cell. */
  public double personSeconds(int column, int row) {
    return seconds[index(column, row)];
  }

  /** Time spent in the whole picture. */
  public double totalPersonSeconds() {
    return DoubleStream.of(seconds).sum();
  }

  /** The cells in which time was spent, row by row. */
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double spent = personSeconds(column, row);
        if (spent > 0) {
          cells.add(new Cell(column, row, spent));
        }
      }
    }
    return cells;
  }

  private int index(int column, int row) {
    if (column < 0 || column >= columns || row < 0 || row >= rows) {
      throw new IllegalArgumentException(
          "No cell %d, %d in a grid of %dx%d".formatted(column, row, columns, rows));
    }
    return row * columns + column;
  }
}
