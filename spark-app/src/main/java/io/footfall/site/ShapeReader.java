package io.footfall.site;

import io.footfall.geometry.DirectedLine;
import io.footfall.geometry.Point;
import io.footfall.model.Line;
import io.footfall.model.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Reads the lines and zones drawn on a camera's picture. */
final class ShapeReader {
  /** A visit this long is engaged where the site file says nothing. */
  private static final Duration ENGAGED_AFTER = Duration.ofSeconds(5);

  /** A line may reach this far out of the picture, as far as a foot point may lie below it. */
  private static final double LINE_MARGIN = 0.1;

  /** Shorter than a pixel of any camera's picture. */
  private static final double SHORTEST_LINE = 1e-4;

  /** Smaller than a pixel of any camera's picture. */
  private static final double SMALLEST_AREA = 1e-8;

  private ShapeReader() {}

  static List<Line> lines(YamlValue list) {
    Faults.Once ids = list.faults().once("line id");
    List<Line> lines = new ArrayList<>();
    list.list().forEach(value -> line(value, ids).ifPresent(lines::add));
    return lines;
  }

  private static Optional<Line> line(YamlValue value, Faults.Once ids) {
    Fields fields = value.fields("id", "kind", "from", "to", "in");
    Optional<String> id = Ids.read(fields, ids, "Name the line, as in id: door");
    Optional<Line.Kind> kind =
        fields
            .required("kind", "Say kind: entrance, passer-by or internal")
            .flatMap(word -> Words.read(word, Line.Kind.class));
    Optional<Point> from = end(fields, "from");
    Optional<Point> to = end(fields, "to");
    Optional<Line.Side> inside =
        fields
            .required(
                "in", "Say which side is inside, seen from 'from' towards 'to': in: left or right")
            .flatMap(word -> Words.read(word, Line.Side.class));
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (from.get().distance(to.get()) < SHORTEST_LINE) {
      value.fault("the line has no length", "Move 'from' or 'to'");
      return Optional.empty();
    }
    DirectedLine segment = new DirectedLine(from.get(), to.get());
    return id.isPresent() && kind.isPresent() && inside.isPresent()
        ? Optional.of(new Line(id.get(), kind.get(), segment, inside.get()))
        : Optional.empty();
  }

  private static Optional<Point> end(Fields fields, String key) {
    return fields
        .required(key, "Give the point, as in %s: [0.5, 0.2]".formatted(key))
        .flatMap(point -> picturePoint(point, LINE_MARGIN));
  }

  static List<Zone> zones(YamlValue list) {
    Faults.Once ids = list.faults().once("zone id");
    List<Zone> zones = new ArrayList<>();
    list.list().forEach(value -> zone(value, ids).ifPresent(zones::add));
    return zones;
  }

  private static Optional<Zone> zone(YamlValue value, Faults.Once ids) {
    Fields fields = value.fields("id", "kind", "department", "engagedAfter", "polygon");
    Optional<String> id = Ids.read(fields, ids, "Name the zone, as in id: shoes");
    Optional<Zone.Kind> kind =
        fields
            .required("kind", "Say kind: department, display, queue, staff-only or ignore")
            .flatMap(word -> Words.read(word, Zone.Kind.class));
    String department = fields.optional("department").flatMap(YamlValue::text).orElse("");
    Duration engagedAfter =
        fields.optional("engagedAfter").flatMap(ShapeReader::dwell).orElse(ENGAGED_AFTER);
    Optional<List<Point>> polygon =
        fields
            .required("polygon", "Give its corners, as in polygon: [[0.1, 0.5], [0.4, 0.5], ...]")
            .flatMap(ShapeReader::polygon);
    return id.isPresent() && kind.isPresent() && polygon.isPresent()
        ? Optional.of(new Zone(id.get(), kind.get(), polygon.get(), department, engagedAfter))
        : Optional.empty();
  }

  private static Optional<Duration> dwell(YamlValue value) {
    Optional<Duration> dwell = CameraReader.duration(value);
    if (dwell.filter(Duration::isNegative).isPresent()) {
      value.fault("a dwell cannot be negative", "Write it as PT5S");
      return Optional.empty();
    }
    return dwell;
  }

  private static Optional<List<Point>> polygon(YamlValue value) {
    List<YamlValue> corners = value.list();
    List<Point> points =
        new ArrayList<>(
            corners.stream().flatMap(corner -> picturePoint(corner, 0).stream()).toList());
    if (!value.isList() || points.size() < corners.size()) {
      return Optional.empty();
    }
    if (points.size() > 1 && points.get(0).equals(points.get(points.size() - 1))) {
      points.remove(points.size() - 1);
    }
    if (points.size() < 3) {
      value.fault("a polygon needs at least 3 corners", "Add corners");
      return Optional.empty();
    }
    return isSound(value, points) ? Optional.of(points) : Optional.empty();
  }

  private static boolean isSound(YamlValue value, List<Point> points) {
    Coordinate[] ring =
        Stream.concat(points.stream(), Stream.of(points.get(0)))
            .map(point -> new Coordinate(point.x(), point.y()))
            .toArray(Coordinate[]::new);
    Polygon polygon = new GeometryFactory().createPolygon(ring);
    if (polygon.getArea() < SMALLEST_AREA && points.size() == 3) {
      value.fault("the polygon has no area", "Move its corners apart");
      return false;
    }
    TopologyValidationError error = new IsValidOp(polygon).getValidationError();
    if (error != null) {
      Coordinate at = error.getCoordinate();
      value.fault(
          "the polygon crosses or touches itself near [%s, %s]".formatted(at.x, at.y),
          "List the corners in the order of a walk around the zone");
      return false;
    }
    return true;
  }

  /** A point of the picture, in 0-1 fractions, or as far outside as the margin allows. */
  static Optional<Point> picturePoint(YamlValue value, double margin) {
    Optional<double[]> numbers = numbers(value, 2, "[x, y]");
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    double x = numbers.get()[0];
    double y = numbers.get()[1];
    return isInPicture(value, x, y, margin) ? Optional.of(new Point(x, y)) : Optional.empty();
  }

  static boolean isInPicture(YamlValue value, double x, double y, double margin) {
    boolean inside = Math.min(x, y) >= -margin && Math.max(x, y) <= 1 + margin;
    if (!inside) {
      value.fault(
          "[%s, %s] lies outside the picture".formatted(x, y),
          Math.max(x, y) > 2
              ? "These look like pixels; divide x by the picture's width and y by its height"
              : "Coordinates run from 0 to 1, x to the right, y down");
    }
    return inside;
  }

  static Optional<double[]> numbers(YamlValue value, int count, String form) {
    List<YamlValue> items = value.list();
    if (!value.isList()) {
      return Optional.empty();
    }
    if (items.size() != count) {
      value.fault(
          "%d numbers are expected here, not %d".formatted(count, items.size()), "Write " + form);
      return Optional.empty();
    }
    double[] numbers = items.stream().flatMapToDouble(item -> item.number().stream()).toArray();
    return numbers.length == count ? Optional.of(numbers) : Optional.empty();
  }
}
