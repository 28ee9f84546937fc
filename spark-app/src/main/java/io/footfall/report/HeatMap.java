package io.footfall.report;

import io.footfall.geometry.DirectedLine;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.model.Line;
import io.footfall.model.Zone;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where people were on a camera's picture, with its lines and zones. There is no photo below it:
 * the outline is all that is known of the picture.
 */
final class HeatMap {
  /** The drawing's own width; its height follows the picture. */
  private static final double WIDTH = 640;

  private final Markup page;
  private final CameraDay camera;
  private final PictureSize size;

  HeatMap(Markup page, CameraDay camera) {
    this.page = page;
    this.camera = camera;
    this.size =
        new PictureSize(
            (int) WIDTH,
            (int) Math.round(WIDTH * camera.picture().height() / camera.picture().width()));
  }

  void write() {
    page.open("figure", "class", "heat");
    page.open("figcaption").leaf("strong", camera.id());
    page.text(" " + camera.picture().width() + " × " + camera.picture().height());
    camera
        .uniquePeople()
        .ifPresent(people -> page.text(", unique people: " + Wording.count(people)));
    page.close();
    page.open(
        "svg",
        "viewBox",
        "0 0 %s %s".formatted(size.width(), size.height()),
        "role",
        "img",
        "aria-label",
        "Where people stood and walked in the picture of camera " + camera.id());
    HeatScale scale = HeatScale.upTo(camera.heat().map(HeatGrid::max).orElse(0.0));
    rect(camera.heat().isPresent() ? "picture" : "unseen", 0, 0, size.width(), size.height());
    camera.heat().ifPresent(grid -> cells(grid, scale));
    camera.zones().forEach(this::zone);
    camera.lines().forEach(this::line);
    if (camera.heat().isEmpty()) {
      rect("plate", WIDTH / 2 - 52, size.height() / 2.0 - 15, 104, 30);
      page.leaf(
          "text", camera.whyAbsent(), "class", "mid", "x", WIDTH / 2, "y", size.height() / 2.0 + 5);
    }
    rect("frame", 0.5, 0.5, size.width() - 1, size.height() - 1);
    page.close();
    camera.heat().ifPresent(grid -> legend(grid, scale));
    page.closeLine();
  }

  /** Cells of one shade side by side are one rectangle. */
  private void cells(HeatGrid grid, HeatScale scale) {
    double width = WIDTH / grid.columns();
    double height = (double) size.height() / grid.rows();
    page.open("g", "shape-rendering", "crispEdges");
    for (int row = 0; row < grid.rows(); row++) {
      int from = 0;
      while (from < grid.columns()) {
        int shade = scale.shade(grid.at(from, row));
        int to = from + 1;
        while (to < grid.columns() && scale.shade(grid.at(to, row)) == shade) {
          to++;
        }
        if (shade > 0) {
          rect("h" + shade, from * width, row * height, (to - from) * width, height);
        }
        from = to;
      }
    }
    page.close();
  }

  private void zone(ZoneDay day) {
    Zone zone = day.zone();
    String points =
        zone.polygon().stream()
            .map(size::toPixels)
            .map(corner -> Markup.number(corner.x()) + "," + Markup.number(corner.y()))
            .collect(Collectors.joining(" "));
    String ignored = zone.kind() == Zone.Kind.IGNORE ? " ignored" : "";
    page.empty("polygon", "class", "zone-halo", "points", points);
    page.empty("polygon", "class", "zone" + ignored, "points", points);
    Point middle = size.toPixels(middle(zone.polygon()));
    page.leaf(
        "text",
        zone.department().isBlank() ? zone.id() : zone.department(),
        "class",
        "mid zone-name",
        "x",
        middle.x(),
        "y",
        middle.y() + 4);
  }

  private void line(LineDay day) {
    Line line = day.line();
    DirectedLine segment = line.segment().toPixels(size);
    page.open("g", "class", "counting");
    for (String kind : List.of("line-halo", "line")) {
      page.empty(
          "line",
          "class",
          kind,
          "x1",
          segment.from().x(),
          "y1",
          segment.from().y(),
          "x2",
          segment.to().x(),
          "y2",
          segment.to().y());
    }
    InArrow arrow = InArrow.of(line, size, 34);
    for (String kind : List.of("line-halo", "line")) {
      page.empty("polyline", "class", kind, "points", arrow.points());
    }
    String counts =
        day.crossings()
            .map(sum -> " " + Wording.count(sum.in()) + " in, " + Wording.count(sum.out()) + " out")
            .orElse("");
    Point end = segment.from().y() < segment.to().y() ? segment.from() : segment.to();
    boolean right = end.x() > WIDTH * 0.7;
    page.leaf(
        "text",
        line.id() + counts,
        "class",
        right ? "end line-name" : end.x() < WIDTH * 0.3 ? "line-name" : "mid line-name",
        "x",
        Math.min(WIDTH - 6, Math.max(6, end.x())),
        "y",
        Math.max(16, end.y() - 8));
    page.close();
  }

  private void legend(HeatGrid grid, HeatScale scale) {
    page.open("p", "class", "legend");
    if (scale.from().isEmpty()) {
      page.text("Nobody was seen.");
    } else {
      for (int shade = 1; shade <= scale.from().size(); shade++) {
        page.open("span", "class", "step");
        page.leaf("i", "", "class", "b" + shade);
        page.text(Markup.number(scale.from().get(shade - 1))).close();
      }
      page.text(
          " person-seconds or more in a cell of %s × %s pixels"
              .formatted(
                  Markup.number(
                      Math.round(10.0 * camera.picture().width() / grid.columns()) / 10.0),
                  Markup.number(
                      Math.round(10.0 * camera.picture().height() / grid.rows()) / 10.0)));
    }
    page.close();
  }

  private void rect(String kind, double x, double y, double width, double height) {
    page.empty("rect", "class", kind, "x", x, "y", y, "width", width, "height", height);
  }

  /** The mean of the corners: inside for the simple shapes people draw. */
  static Point middle(List<Point> polygon) {
    return new Point(
        polygon.stream().mapToDouble(Point::x).average().orElseThrow(),
        polygon.stream().mapToDouble(Point::y).average().orElseThrow());
  }
}
