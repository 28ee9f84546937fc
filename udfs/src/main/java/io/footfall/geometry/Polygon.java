package io.footfall.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * A polygon that does not cross itself, ready for many questions. Its border belongs to it. The
 * holder says whether it is in pixels, 0-1 fractions or metres. Thread safe.
 */
public final class Polygon {
  private static final GeometryFactory SHAPES = new GeometryFactory();

  private final List<Point> corners;
  private final org.locationtech.jts.geom.Polygon shape;
  private final Envelope bounds;
  private final IndexedPointInAreaLocator locator;

  /**
   * A part of a straight way, as fractions of it: 0 is where the way begins, 1 where it ends. Both
   * ends belong to it.
   */
  public record Stretch(double from, double to) {}

  private Polygon(List<Point> corners) {
    this.corners = corners;
    this.shape = shape(corners);
    this.bounds = shape.getEnvelopeInternal();
    this.locator = new IndexedPointInAreaLocator(shape);
  }

  /**
   * A polygon from its corners, not closed.
   *
   * @throws IllegalArgumentException with the text of {@link #findFault} when they make no simple
   *     polygon
   */
  public static Polygon of(List<Point> corners) {
    findFault(corners)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(fault);
            });
    return new Polygon(List.copyOf(corners));
  }

  /** Says in a sentence why these corners make no simple polygon, or nothing when they do. */
  public static Optional<String> findFault(List<Point> corners) {
    if (corners.size() < 3) {
      return Optional.of(
          "A polygon needs at least 3 corners, but has %d".formatted(corners.size()));
    }
    TopologyValidationError error = new IsValidOp(shape(corners)).getValidationError();
    if (error == null) {
      return Optional.empty();
    }
    Coordinate at = error.getCoordinate();
    return Optional.of(
        error.getErrorType() == TopologyValidationError.SELF_INTERSECTION
                || error.getErrorType() == TopologyValidationError.RING_SELF_INTERSECTION
            ? "A polygon must not cross or touch itself, but does at (%s, %s)".formatted(at.x, at.y)
            : "A polygon must enclose an area, but does not near (%s, %s)".formatted(at.x, at.y));
  }

  private static org.locationtech.jts.geom.Polygon shape(List<Point> corners) {
    Coordinate[] ring = new Coordinate[corners.size() + 1];
    for (int i = 0; i < ring.length; i++) {
      Point corner = corners.get(i % corners.size());
      ring[i] = new Coordinate(corner.x(), corner.y());
    }
    return SHAPES.createPolygon(ring);
  }

  public List<Point> corners() {
    return corners;
  }

  /** Area in the square of the corners' unit. */
  public double area() {
    return shape.getArea();
  }

  /** True for a point inside or on the border. */
  public boolean contains(Point p) {
    return contains(p.x(), p.y());
  }

  private boolean contains(double x, double y) {
    return bounds.contains(x, y) && locator.locate(new Coordinate(x, y)) != Location.EXTERIOR;
  }

  /** How far away a point is; 0 for one inside or on the border. */
  public double distance(Point p) {
    return shape.distance(SHAPES.createPoint(new Coordinate(p.x(), p.y())));
  }

  /** The parts of the straight way between two points that lie inside, in order and apart. */
  public List<Stretch> stretchesInside(Point from, Point to) {
    if (!bounds.intersects(new Coordinate(from.x(), from.y()), new Coordinate(to.x(), to.y()))) {
      return List.of();
    }
    double[] cuts = cuts(from, to);
    List<Stretch> inside = new ArrayList<>();
    for (int i = 1; i < cuts.length; i++) {
      double middle = (cuts[i - 1] + cuts[i]) / 2;
      boolean stays =
          contains(
              from.x() + (to.x() - from.x()) * middle, from.y() + (to.y() - from.y()) * middle);
      if (cuts[i - 1] < cuts[i] && stays) {
        int last = inside.size() - 1;
        if (last >= 0 && inside.get(last).to() == cuts[i - 1]) {
          inside.set(last, new Stretch(inside.get(last).from(), cuts[i]));
        } else {
          inside.add(new Stretch(cuts[i - 1], cuts[i]));
        }
      }
    }
    return inside;
  }

  /** Where the way meets the border, as sorted fractions, with 0 and 1 at the ends. */
  private double[] cuts(Point from, Point to) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    List<Double> cuts = new ArrayList<>(List.of(0.0, 1.0));
    for (int i = 0; i < corners.size(); i++) {
      Point a = corners.get(i);
      Point b = corners.get((i + 1) % corners.size());
      double edgeX = b.x() - a.x();
      double edgeY = b.y() - a.y();
      double turn = dx * edgeY - dy * edgeX;
      // A way along an edge is cut by the edge's neighbours.
      if (turn != 0) {
        double onWay = ((a.x() - from.x()) * edgeY - (a.y() - from.y()) * edgeX) / turn;
        double onEdge = ((a.x() - from.x()) * dy - (a.y() - from.y()) * dx) / turn;
        if (0 < onWay && onWay < 1 && 0 <= onEdge && onEdge <= 1) {
          cuts.add(onWay);
        }
      }
    }
    return cuts.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }
}
