package io.footfall.report;

import io.footfall.geometry.DirectedLine;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.model.Line;

/** An arrow from the middle of a counting line to its inside, in pixels. */
record InArrow(Point tail, Point tip, Point leftBarb, Point rightBarb) {
  /** The arrow of a line on a picture of some size. */
  static InArrow of(Line line, PictureSize picture, double length) {
    DirectedLine segment = line.segment().toPixels(picture);
    double alongX = (segment.to().x() - segment.from().x()) / segment.length();
    double alongY = (segment.to().y() - segment.from().y()) / segment.length();
    // With y pointing down, the right of (x, y) is (-y, x).
    double side = line.inside() == Line.Side.RIGHT ? 1 : -1;
    double x = -alongY * side * length;
    double y = alongX * side * length;
    Point tail =
        new Point(
            (segment.from().x() + segment.to().x()) / 2,
            (segment.from().y() + segment.to().y()) / 2);
    Point tip = new Point(tail.x() + x, tail.y() + y);
    return new InArrow(tail, tip, barb(tip, x, y, 1), barb(tip, x, y, -1));
  }

  private static Point barb(Point tip, double x, double y, int side) {
    return new Point(tip.x() - 0.32 * x - side * 0.26 * y, tip.y() - 0.32 * y + side * 0.26 * x);
  }

  /** One stroke: the shaft and both barbs. */
  String points() {
    StringBuilder points = new StringBuilder();
    for (Point point : new Point[] {tail, tip, leftBarb, tip, rightBarb}) {
      points.append(Markup.number(point.x())).append(',').append(Markup.number(point.y()));
      points.append(' ');
    }
    return points.toString().trim();
  }
}
