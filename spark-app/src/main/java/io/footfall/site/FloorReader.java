package io.footfall.site;

import io.footfall.geometry.Homography;
import io.footfall.geometry.Point;
import io.footfall.site.Floor.Anchor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the measured floor points of a camera and checks that they fix a floor. */
final class FloorReader {
  private static final int MOST_POINTS = 40;

  /**
   * Twice a triangle's area over its longest side squared, below which its corners count as in one
   * line: about one degree.
   */
  private static final double IN_ONE_LINE = 0.02;

  /**
   * How far the points may lie off one plane, root mean square, as a share of the floor's width:
   * room for lenses that bend and for tape measures. Four points always fit.
   */
  private static final double MOST_OFF = 0.1;

  private FloorReader() {}

  static Optional<Floor> read(YamlValue value) {
    Optional<YamlValue> list =
        value
            .fields("metres")
            .required("metres", "Give at least 4 points as [x, y, metres, metres]");
    if (list.isEmpty()) {
      return Optional.empty();
    }
    List<YamlValue> items = list.get().list();
    List<Anchor> anchors = new ArrayList<>();
    items.forEach(item -> anchor(item).ifPresent(anchors::add));
    if (!list.get().isList() || anchors.size() < items.size()) {
      return Optional.empty();
    }
    if (anchors.size() < 4 || anchors.size() > MOST_POINTS) {
      list.get()
          .fault(
              "a floor needs 4 to %d points, but has %d".formatted(MOST_POINTS, anchors.size()),
              "Measure four points far apart, no three in one line");
      return Optional.empty();
    }
    return isSound(list.get(), anchors)
        ? Optional.of(new Floor(anchors)).filter(floor -> isFlat(list.get(), floor))
        : Optional.empty();
  }

  /** Whether one map takes all points near to where they are measured. */
  private static boolean isFlat(YamlValue value, Floor floor) {
    try {
      double off = Homography.fit(floor.pairs()).residualMetres();
      if (off <= MOST_OFF * widest(floor)) {
        return true;
      }
      value.fault(
          "the points are %.2f m off a flat floor (root mean square)".formatted(off),
          "Measure them again; one may be on a step or mixed up with another");
    } catch (IllegalArgumentException unseen) {
      value.fault(unseen.getMessage(), "Measure the points again, far apart");
    }
    return false;
  }

  /** Metres between the two points that are furthest apart. */
  private static double widest(Floor floor) {
    return floor.anchors().stream()
        .flatMap(a -> floor.anchors().stream().map(b -> a.metres().distance(b.metres())))
        .max(Double::compare)
        .orElseThrow();
  }

  private static Optional<Anchor> anchor(YamlValue value) {
    return ShapeReader.numbers(value, 4, "[x, y, metres, metres]")
        .filter(n -> ShapeReader.isInPicture(value, n[0], n[1], 0))
        .map(n -> new Anchor(new Point(n[0], n[1]), new Point(n[2], n[3])));
  }

  /**
   * Checks that four of the points are in general position in both planes, and that all triangles
   * keep or all change their turn from picture to floor: a projection of what a camera sees does
   * one or the other.
   */
  private static boolean isSound(YamlValue value, List<Anchor> anchors) {
    if (!hasGeneralFour(anchors)) {
      value.fault(
          "the points do not fix a floor: three of any four lie in one line",
          "Measure four points far apart, no three in one line");
      return false;
    }
    double turn = 0;
    for (int[] t : triples(anchors.size())) {
      double picture = bend(anchors, t, Anchor::picture);
      double metres = bend(anchors, t, Anchor::metres);
      if (Math.abs(picture) < IN_ONE_LINE || Math.abs(metres) < IN_ONE_LINE) {
        continue;
      }
      double same = Math.signum(picture) * Math.signum(metres);
      if (turn != 0 && same != turn) {
        value.fault(
            "the points lie in another order on the floor than in the picture",
            "Look for two points that were swapped or an axis that was mixed up");
        return false;
      }
      turn = same;
    }
    return true;
  }

  private static boolean hasGeneralFour(List<Anchor> anchors) {
    for (int[] t : triples(anchors.size())) {
      for (int d = t[2] + 1; d < anchors.size(); d++) {
        int[][] four = {t, {t[0], t[1], d}, {t[0], t[2], d}, {t[1], t[2], d}};
        if (Arrays.stream(four).allMatch(three -> isTriangle(anchors, three))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isTriangle(List<Anchor> anchors, int[] three) {
    return Math.abs(bend(anchors, three, Anchor::picture)) >= IN_ONE_LINE
        && Math.abs(bend(anchors, three, Anchor::metres)) >= IN_ONE_LINE;
  }

  private static List<int[]> triples(int size) {
    List<int[]> triples = new ArrayList<>();
    for (int a = 0; a < size; a++) {
      for (int b = a + 1; b < size; b++) {
        for (int c = b + 1; c < size; c++) {
          triples.add(new int[] {a, b, c});
        }
      }
    }
    return triples;
  }

  /** Twice the signed area over the longest side squared; 0 when all corners are one. */
  private static double bend(List<Anchor> anchors, int[] t, Function<Anchor, Point> plane) {
    Point a = plane.apply(anchors.get(t[0]));
    Point b = plane.apply(anchors.get(t[1]));
    Point c = plane.apply(anchors.get(t[2]));
    double cross = (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    double longest = Math.max(a.distance(b), Math.max(b.distance(c), a.distance(c)));
    return longest == 0 ? 0 : cross / (longest * longest);
  }
}
