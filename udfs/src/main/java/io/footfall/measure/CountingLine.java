package io.footfall.measure;

import io.footfall.geometry.DirectedLine;
import io.footfall.geometry.Homography;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.model.Crossing.Direction;
import io.footfall.model.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of a camera in pixels, where it ends, and how far from it somebody stands.
 *
 * <p>Foot points are known to about a tenth of a body height. Somebody who walks slantwise through
 * a door is easily seen to pass just beside the end of its line, so the line reaches that far
 * beyond its ends; but not where another line goes on, because then each would count the same
 * person.
 *
 * <p>How far away somebody stands is told in metres where the camera's floor is known. In the
 * picture a step away from the camera is shorter than one across, so a tenth of a body height of
 * pixels is a hand's breadth of floor in one direction and a long step in the other.
 */
public final class CountingLine {
  /** How far a line reaches beyond its ends, body heights. */
  private static final double REACH = 0.1;

  private final Line line;
  private final DirectedLine pixels;
  private final List<DirectedLine> others;
  private final Optional<OnFloor> onFloor;

  /** The line in metres, and what maps pixels there. */
  private record OnFloor(Homography floor, DirectedLine metres) {}

  private CountingLine(
      Line line, DirectedLine pixels, List<DirectedLine> others, Optional<OnFloor> onFloor) {
    this.line = line;
    this.pixels = pixels;
    this.others = others;
    this.onFloor = onFloor;
  }

  /**
   * All lines of a camera.
   *
   * @param floor points of the picture, in 0-1 fractions, whose place on the floor is known: none,
   *     or enough for {@link Homography#fit}
   */
  public static List<CountingLine> of(
      List<Line> lines, PictureSize picture, List<Homography.Pair> floor) {
    Optional<Homography> map = Homography.inPixels(floor, picture);
    List<DirectedLine> pixels =
        lines.stream().map(line -> line.segment().toPixels(picture)).toList();
    List<CountingLine> counting = new ArrayList<>();
    for (int i = 0; i < pixels.size(); i++) {
      List<DirectedLine> others = new ArrayList<>(pixels);
      DirectedLine own = others.remove(i);
      Optional<OnFloor> onFloor = map.flatMap(known -> onFloor(own, known));
      counting.add(new CountingLine(lines.get(i), own, List.copyOf(others), onFloor));
    }
    return List.copyOf(counting);
  }

  /** Empty where an end of the line is not on the floor. */
  private static Optional<OnFloor> onFloor(DirectedLine pixels, Homography floor) {
    return floor
        .toFloor(pixels.from())
        .flatMap(
            from ->
                floor
                    .toFloor(pixels.to())
                    .map(to -> new OnFloor(floor, new DirectedLine(from, to))));
  }

  Line line() {
    return line;
  }

  /**
   * Which way somebody crosses.
   *
   * @param towards the side gone to: 1 right, -1 left
   */
  Direction direction(int towards) {
    Line.Side side = towards > 0 ? Line.Side.RIGHT : Line.Side.LEFT;
    return side == line.inside() ? Direction.IN : Direction.OUT;
  }

  DirectedLine pixels() {
    return pixels;
  }

  /**
   * Distance of a foot point to the endless line: positive on the right side, negative on the left;
   * in metres where the floor is known, else in pixels.
   */
  double depth(Point foot) {
    double distance = pixels.signedDistance(foot);
    return onFloor.map(known -> Math.copySign(metres(known, foot), distance)).orElse(distance);
  }

  private static double metres(OnFloor known, Point foot) {
    return known
        .floor
        .toFloor(foot)
        .map(place -> Math.abs(known.metres.signedDistance(place)))
        .orElse(Double.MAX_VALUE);
  }

  /**
   * Half the width of the undecided band, in the unit of {@link #depth}.
   *
   * @param height of the body, pixels
   */
  double band(double height, CrossingSettings settings) {
    return onFloor.isPresent() ? settings.bandMetres() : settings.bandBodyHeights() * height;
  }

  /**
   * True when who passes the endless line at a foot point passes this line.
   *
   * @param height of the body, pixels
   */
  boolean isPassedAt(Point foot, double height) {
    double along = pixels.along(foot);
    // Half open, so a chain of lines counts a passage at a shared end once.
    if (0 <= along && along < 1) {
      return true;
    }
    double reach = REACH * height;
    return distance(pixels, foot) <= reach
        && others.stream().noneMatch(other -> distance(other, foot) <= reach);
  }

  /** Distance to the line itself, ends included. */
  private static double distance(DirectedLine line, Point point) {
    double along = Math.max(0, Math.min(1, line.along(point)));
    double x = line.from().x() + (line.to().x() - line.from().x()) * along;
    double y = line.from().y() + (line.to().y() - line.from().y()) * along;
    return Math.hypot(point.x() - x, point.y() - y);
  }
}
