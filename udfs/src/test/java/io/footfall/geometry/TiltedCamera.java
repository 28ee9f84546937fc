package io.footfall.geometry;

import java.util.List;
import java.util.stream.Stream;

/** A camera 3 m above the floor, 30 degrees below level, with a focal length of 700 pixels. */
public final class TiltedCamera {
  public static final PictureSize PICTURE = new PictureSize(960, 540);
  static final double HEIGHT = 3;
  private static final double TILT = Math.toRadians(30);
  private static final double FOCAL = 700;

  private TiltedCamera() {}

  /** Where a point right of, ahead of the camera and above the floor, in metres, appears. */
  public static Point pixel(double right, double ahead, double above) {
    double below = HEIGHT - above;
    double depth = ahead * Math.cos(TILT) + below * Math.sin(TILT);
    double down = below * Math.cos(TILT) - ahead * Math.sin(TILT);
    return new Point(
        PICTURE.width() / 2.0 + FOCAL * right / depth,
        PICTURE.height() / 2.0 + FOCAL * down / depth);
  }

  /**
   * Four points of its floor; the measurer's first axis runs to the right, or to the left at -1.
   */
  public static List<Homography.Pair> floor(int handed) {
    return Stream.of(new Point(-2, 4), new Point(2, 4), new Point(3, 9), new Point(-3, 9))
        .map(
            place ->
                new Homography.Pair(
                    pixel(place.x(), place.y(), 0)
                        .scale(1.0 / PICTURE.width(), 1.0 / PICTURE.height()),
                    place.scale(handed, 1)))
        .toList();
  }
}
