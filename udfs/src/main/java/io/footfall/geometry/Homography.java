package io.footfall.geometry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Maps the picture to the floor, in metres, and back; made from points known in both.
 *
 * <p>Source: Hartley and Zisserman, "Multiple View Geometry", algorithm 4.2 (normalised direct
 * linear transformation). We differ: the smallest singular vector is taken as an eigenvector of the
 * 9x9 normal matrix, exact enough after normalisation, and pairs that lie on both sides of the
 * horizon are refused.
 */
public final class Homography {
  /** Below this share of the largest eigenvalue a direction carries nothing but rounding. */
  private static final double RANK_TOLERANCE = 1e-10;

  /** A map of unit size with a smaller determinant presses the floor into a line. */
  private static final double FLAT_DETERMINANT = 1e-9;

  private final double[] toFloor;
  private final double[] toPicture;
  private final double residualMetres;

  /**
   * A point known in both frames.
   *
   * @param picture in the unit the map will be asked in, 0-1 fractions or pixels
   * @param floor in metres
   */
  public record Pair(Point picture, Point floor) implements Serializable {}

  private Homography(double[] toFloor, List<Pair> pairs) {
    this.toFloor = toFloor;
    this.toPicture = inverse(toFloor);
    double squares = 0;
    for (Pair pair : pairs) {
      double distance = toFloor(pair.picture()).orElseThrow().distance(pair.floor());
      squares += distance * distance;
    }
    this.residualMetres = Math.sqrt(squares / pairs.size());
  }

  /**
   * The map that fits the pairs best.
   *
   * @throws IllegalArgumentException when there are fewer than four, when three of four lie on a
   *     line or all on one, or when no camera could see them so
   */
  public static Homography fit(List<Pair> pairs) {
    if (pairs.size() < 4) {
      throw new IllegalArgumentException(
          "A floor needs at least 4 points, but has %d".formatted(pairs.size()));
    }
    double[] picture = normalisation(pairs.stream().map(Pair::picture).toList(), "picture");
    double[] floor = normalisation(pairs.stream().map(Pair::floor).toList(), "floor");
    SymmetricMatrix normal = SymmetricMatrix.diagonalise(normalMatrix(pairs, picture, floor));
    double largest = normal.eigenvalue(normal.ascending(8));
    double[] h = normal.eigenvector(normal.ascending(0));
    if (normal.eigenvalue(normal.ascending(1)) < RANK_TOLERANCE * largest
        || Math.abs(determinant(h, adjugate(h))) < FLAT_DETERMINANT) {
      throw new IllegalArgumentException(
          "The points do not fix the floor: give 4 of which no 3 lie on one line");
    }
    double[] map = multiply(inverse(floor), multiply(h, picture));
    return new Homography(facingAll(map, pairs), pairs);
  }

  /**
   * The map that fits pairs best, asked in pixels.
   *
   * @param pairs their picture points in 0-1 fractions
   * @return empty where there are no pairs
   * @throws IllegalArgumentException as {@link #fit}
   */
  public static Optional<Homography> inPixels(List<Pair> pairs, PictureSize picture) {
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            fit(
                pairs.stream()
                    .map(pair -> new Pair(picture.toPixels(pair.picture()), pair.floor()))
                    .toList()));
  }

  /** The similarity that brings points to mean 0 and mean distance sqrt 2, row by row. */
  private static double[] normalisation(List<Point> points, String where) {
    double x = points.stream().mapToDouble(Point::x).average().orElseThrow();
    double y = points.stream().mapToDouble(Point::y).average().orElseThrow();
    Point mean = new Point(x, y);
    double distance = points.stream().mapToDouble(mean::distance).average().orElseThrow();
    if (distance == 0) {
      throw new IllegalArgumentException("All %s points are the same: %s".formatted(where, mean));
    }
    double scale = Math.sqrt(2) / distance;
    return new double[] {scale, 0, -scale * x, 0, scale, -scale * y, 0, 0, 1};
  }

  /** The sum over all pairs of the products of their two equations' coefficients. */
  private static double[][] normalMatrix(List<Pair> pairs, double[] picture, double[] floor) {
    List<double[]> equations = new ArrayList<>();
    for (Pair pair : pairs) {
      double[] p = apply(picture, pair.picture());
      double[] f = apply(floor, pair.floor());
      equations.add(new double[] {p[0], p[1], 1, 0, 0, 0, -f[0] * p[0], -f[0] * p[1], -f[0]});
      equations.add(new double[] {0, 0, 0, p[0], p[1], 1, -f[1] * p[0], -f[1] * p[1], -f[1]});
    }
    double[][] normal = new double[9][9];
    for (double[] equation : equations) {
      for (int i = 0; i < 9; i++) {
        for (int j = 0; j < 9; j++) {
          normal[i][j] += equation[i] * equation[j];
        }
      }
    }
    return normal;
  }

  /** Gives the map the sign with which every pair lies in front of the camera. */
  private static double[] facingAll(double[] map, List<Pair> pairs) {
    double sign = Math.signum(apply(map, pairs.get(0).picture())[2]);
    double[] facing = new double[9];
    for (int i = 0; i < 9; i++) {
      facing[i] = sign * map[i];
    }
    for (Pair pair : pairs) {
      if (!(apply(facing, pair.picture())[2] > 0)) {
        throw new IllegalArgumentException(
            "No camera sees the floor so: check that the points are in the same order in both, near %s"
                .formatted(pair.picture()));
      }
    }
    return facing;
  }

  /** Where on the floor a picture point lies, in metres; empty at and above the horizon. */
  public Optional<Point> toFloor(Point picture) {
    return project(toFloor, picture);
  }

  /** Where in the picture a point of the floor appears; empty when it lies behind the camera. */
  public Optional<Point> toPicture(Point floor) {
    return project(toPicture, floor);
  }

  /** How far the pairs lie from where the map puts them, root mean square. */
  public double residualMetres() {
    return residualMetres;
  }

  /**
   * From the floor to the picture, row by row; what lies before the camera gets a weight above 0.
   */
  double[] toPicture() {
    return toPicture.clone();
  }

  static Optional<Point> project(double[] map, Point p) {
    double[] q = apply(map, p);
    double x = q[0] / q[2];
    double y = q[1] / q[2];
    return q[2] > 0 && Double.isFinite(x) && Double.isFinite(y)
        ? Optional.of(new Point(x, y))
        : Optional.empty();
  }

  private static double[] apply(double[] m, Point p) {
    return new double[] {
      m[0] * p.x() + m[1] * p.y() + m[2],
      m[3] * p.x() + m[4] * p.y() + m[5],
      m[6] * p.x() + m[7] * p.y() + m[8]
    };
  }

  private static double[] multiply(double[] a, double[] b) {
    double[] product = new double[9];
    for (int i = 0; i < 9; i++) {
      for (int k = 0; k < 3; k++) {
        product[i] += a[i / 3 * 3 + k] * b[k * 3 + i % 3];
      }
    }
    return product;
  }

  /** The inverse times the determinant's size: a map's scale is free, its sign is not. */
  static double[] inverse(double[] m) {
    double[] inverse = adjugate(m);
    double sign = Math.signum(determinant(m, inverse));
    for (int i = 0; i < 9; i++) {
      inverse[i] *= sign;
    }
    return inverse;
  }

  private static double[] adjugate(double[] m) {
    return new double[] {
      m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
    };
  }

  private static double determinant(double[] m, double[] adjugate) {
    return m[0] * adjugate[0] + m[1] * adjugate[3] + m[2] * adjugate[6];
  }
}
