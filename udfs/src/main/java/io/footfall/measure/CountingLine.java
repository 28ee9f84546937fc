package io.footfall.measure;

import io.footfall.geometry.DirectedLine;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.model.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a camera in pixels, and where it ends.
 *
 * <p>Foot points are known to about a tenth of a body height. Somebody who walks slantwise through
 * a door is easily seen to pass just beside the end of its line, so the line reaches that far
 * beyond its ends; but not where another line goes on, because then each would count the same
 * person.
 *
 * @param others the camera's other lines, in pixels
 */
record CountingLine(Line line, DirectedLine pixels, List<DirectedLine> others) {
  /** How far a line reaches beyond its ends, body heights. */
  private static final double REACH = 0.1;

  /** All lines of a camera. */
  static List<CountingLine> of(List<Line> lines, PictureSize picture) {
    List<DirectedLine> pixels =
        lines.stream().map(line -> line.segment().toPixels(picture)).toList();
    List<CountingLine> counting = new ArrayList<>();
    for (int i = 0; i < pixels.size(); i++) {
      List<DirectedLine> others = new ArrayList<>(pixels);
      others.remove(i);
      counting.add(new CountingLine(lines.get(i), pixels.get(i), List.copyOf(others)));
    }
    return counting;
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
