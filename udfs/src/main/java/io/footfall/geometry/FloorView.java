package io.footfall.geometry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A camera above a floor: how tall is who stands there, and where does he stand whose feet are
 * hidden.
 *
 * <p>The floor's map alone fixes the camera, if its pixels are square and it looks through the
 * middle of its picture: then the images of the floor's two axes, which are equally long and at
 * right angles, give the focal length, and the two with their cross product the direction upright
 * (Zhang, "A flexible new technique for camera calibration", 2000, for one plane; Criminisi, Reid
 * and Zisserman, "Single view metrology", 2000, for heights). The lens is taken to keep lines
 * straight.
 */
public final class FloorView {
  private final double[] toPicture;
  private final double[] toFloor;
  private final double[] up;
  private final Point centre;
  private final double cameraHeight;
  private final Point belowCamera;

  private FloorView(
      double[] toPicture, double[] up, Point centre, double cameraHeight, Point belowCamera) {
    this.toPicture = toPicture;
    this.toFloor = Homography.inverse(toPicture);
    this.up = up;
    this.centre = centre;
    this.cameraHeight = cameraHeight;
    this.belowCamera = belowCamera;
  }

  /**
   * The camera that sees these points so; empty where they do not fix it, as when it looks straight
   * down.
   *
   * @param pairs at least four, their picture points in 0-1 fractions
   * @throws IllegalArgumentException as {@link Homography#fit}
   */
  public static Optional<FloorView> of(List<Homography.Pair> pairs, PictureSize picture) {
    double[] map = Homography.fit(pairs).toPicture();
    Point centre = picture.toPixels(new Point(0.5, 0.5));
    for (int i = 0; i < 3; i++) {
      map[i] = picture.width() * map[i] - centre.x() * map[6 + i];
      map[3 + i] = picture.height() * map[3 + i] - centre.y() * map[6 + i];
    }
    double focal = focalLength(map);
    return Double.isFinite(focal) ? Optional.of(of(map, focal, centre)) : Optional.empty();
  }

  /**
   * The focal length with which the floor's axes come nearest to being equally long and at right
   * angles: two equations in its inverse square. Not finite where there is none.
   */
  private static double focalLength(double[] map) {
    double across = map[0] * map[1] + map[3] * map[4];
    double acrossDepth = map[6] * map[7];
    double longer = map[0] * map[0] + map[3] * map[3] - map[1] * map[1] - map[4] * map[4];
    double longerDepth = map[6] * map[6] - map[7] * map[7];
    double inverseSquare =
        -(across * acrossDepth + longer * longerDepth) / (across * across + longer * longer);
    return 1 / Math.sqrt(inverseSquare);
  }

  private static FloorView of(double[] map, double focal, Point centre) {
    double[] x = {map[0] / focal, map[3] / focal, map[6]};
    double[] y = {map[1] / focal, map[4] / focal, map[7]};
    double[] origin = {map[2] / focal, map[5] / focal, map[8]};
    double scale = (length(x) + length(y)) / 2;
    double[] upright = {
      x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]
    };
    double length = length(upright);
    double towardsCamera = -dot(upright, origin) / (length * scale);
    // The measurer's axes may turn either way: up is where the camera is.
    double metre = Math.signum(towardsCamera) * scale / length;
    double[] up = {focal * metre * upright[0], focal * metre * upright[1], metre * upright[2]};
    Point below = new Point(-dot(origin, x) / dot(x, x), -dot(origin, y) / dot(y, y));
    return new FloorView(map, up, centre, Math.abs(towardsCamera), below);
  }

  private static double length(double[] v) {
    return Math.sqrt(dot(v, v));
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  /** How high the camera hangs, metres. */
  public double cameraHeight() {
    return cameraHeight;
  }

  /**
   * How tall somebody is, in metres, who stands upright.
   *
   * @param foot in pixels
   * @param head in pixels; only how far up it is counts, because boxes do not lean
   * @return empty where the foot is not on the floor
   */
  public OptionalDouble heightOf(Point foot, Point head) {
    Optional<Point> place = place(foot);
    if (place.isEmpty()) {
      return OptionalDouble.empty();
    }
    double x = place.get().x();
    double y = place.get().y();
    double down = toPicture[3] * x + toPicture[4] * y + toPicture[5];
    double depth = toPicture[6] * x + toPicture[7] * y + toPicture[8];
    double headDown = head.y() - centre.y();
    double height = (headDown * depth - down) / (up[1] - headDown * up[2]);
    return Double.isFinite(height) ? OptionalDouble.of(height) : OptionalDouble.empty();
  }

  /**
   * Where in the picture, in pixels, the feet of somebody upright are.
   *
   * @param head in pixels
   * @param height in metres, less than the camera's
   * @return empty where nobody so tall has the head there
   */
  public Optional<Point> footOf(Point head, double height) {
    double[] atHeads = toPicture.clone();
    for (int i = 0; i < 3; i++) {
      atHeads[3 * i + 2] += height * up[i];
    }
    return Homography.project(Homography.inverse(atHeads), fromCentre(head)).flatMap(this::shown);
  }

  /**
   * Where in the picture, in pixels, the point of the floor is that lies behind another as the
   * camera sees it.
   *
   * @param foot in pixels
   * @param metres how much further away from the camera, along the floor
   * @return empty where the foot is not on the floor, or just below the camera
   */
  public Optional<Point> behind(Point foot, double metres) {
    return place(foot)
        .map(
            place -> {
              double further = 1 + metres / place.distance(belowCamera);
              return new Point(
                  belowCamera.x() + (place.x() - belowCamera.x()) * further,
                  belowCamera.y() + (place.y() - belowCamera.y()) * further);
            })
        .flatMap(this::shown);
  }

  /** Where on the floor a point of the picture lies. */
  private Optional<Point> place(Point pixel) {
    return Homography.project(toFloor, fromCentre(pixel));
  }

  /** Where in the picture a point of the floor lies. */
  private Optional<Point> shown(Point place) {
    return Homography.project(toPicture, place)
        .map(pixel -> new Point(pixel.x() + centre.x(), pixel.y() + centre.y()));
  }

  private Point fromCentre(Point point) {
    return new Point(point.x() - centre.x(), point.y() - centre.y());
  }
}
