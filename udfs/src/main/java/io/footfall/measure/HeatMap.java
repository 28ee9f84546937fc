package io.footfall.measure;

import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.model.Micros;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where people spent their time: person-seconds in the cells of a grid over the picture.
 *
 * <p>A foot point spends in each cell exactly the time its straight way between samples takes
 * through it; feet outside the picture warm the cell at its border that is nearest. Who is not seen
 * again for more than two seconds is taken to have stood there for two: where they were after that
 * is not known. Not thread safe.
 */
public final class HeatMap {
  /** Samples further apart say nothing about the way between them. */
  private static final long MAX_STEP_US = 2 * Micros.PER_SECOND;

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

  /** A cold grid of equal cells that covers the whole picture, whatever its size. */
  public HeatMap(int columns, int rows) {
    if (columns <= 0 || rows <= 0) {
      throw new IllegalArgumentException(
          "A heat map needs columns and rows, but had %d and %d".formatted(columns, rows));
    }
    this.columns = columns;
    this.rows = rows;
    this.seconds = new double[columns * rows];
  }

  /**
   * Adds the time that somebody spent.
   *
   * @param track with the foot points where the person stood
   * @param picture that the track's boxes are in pixels of
   */
  public void add(Track track, PictureSize picture) {
    List<TrackPoint> points = track.points();
    for (int i = 1; i < points.size(); i++) {
      long stepUs = points.get(i).timeUs() - points.get(i - 1).timeUs();
      Point from = cell(points.get(i - 1), picture);
      boolean isFollowed = stepUs <= MAX_STEP_US;
      Point to = isFollowed ? cell(points.get(i), picture) : from;
      addWay(from, to, Math.min(stepUs, MAX_STEP_US));
    }
  }

  /** Where a foot point lies, in cells from the top left. */
  private Point cell(TrackPoint point, PictureSize picture) {
    Point foot = point.box().footPoint();
    return new Point(foot.x() / picture.width() * columns, foot.y() / picture.height() * rows);
  }

  private void addWay(Point from, Point to, long lengthUs) {
    double[] cuts =
        DoubleStream.concat(
                DoubleStream.of(0, 1),
                DoubleStream.concat(cuts(from.x(), to.x(), columns), cuts(from.y(), to.y(), rows)))
            .sorted()
            .toArray();
    for (int i = 1; i < cuts.length; i++) {
      double middle = (cuts[i - 1] + cuts[i]) / 2;
      int column = within(from.x() + (to.x() - from.x()) * middle, columns);
      int row = within(from.y() + (to.y() - from.y()) * middle, rows);
      seconds[row * columns + column] += (cuts[i] - cuts[i - 1]) * Micros.seconds(lengthUs);
    }
  }

  private static int within(double at, int cells) {
    return (int) Math.max(0, Math.min(cells - 1, at));
  }

  /** Where a way along one axis meets the lines between cells, as fractions of the way. */
  private static DoubleStream cuts(double from, double to, int cells) {
    int first = (int) Math.max(0, Math.ceil(Math.min(from, to)));
    int last = (int) Math.min(cells, Math.floor(Math.max(from, to)));
    return from == to
        ? DoubleStream.empty()
        : IntStream.rangeClosed(first, last).mapToDouble(line -> (line - from) / (to - from));
  }

  /** The cells in which time was spent, row by row. */
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < seconds.length; i++) {
      if (seconds[i] > 0) {
        cells.add(new Cell(i % columns, i / columns, seconds[i]));
      }
    }
    return cells;
  }
}
