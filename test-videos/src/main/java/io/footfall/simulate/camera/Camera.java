package io.footfall.simulate.camera;

import io.footfall.simulate.scenario.CameraMount;
import io.footfall.simulate.scenario.FloorArea;
import io.footfall.simulate.scenario.FloorLine;
import io.footfall.simulate.scenario.FloorPoint;
import java.util.List;

/**
 * A camera with square pixels and the horizon level.
 *
 * <p>Depths are metres along the optical axis. Without lens distortion, straight lines on the floor
 * are straight in the picture, so lines, zones and the floor's homography are exact.
 *
 * <p>Distortion is the division model (Fitzgibbon, "Simultaneous linear estimation of multiple view
 * geometry and lens distortion", CVPR 2001): a point at radius <i>r</i> of the picture lies at
 * <i>r</i> / (1 + &lambda; <i>r</i>&sup2;) of the ideal one, radii in half picture widths. Negative
 * &lambda; bends like a barrel, as wide lenses do. Both ways have a closed form.
 */
public final class Camera {
  /** Floor farther than this is not used for zones. */
  private static final double FAR_METRES = 60;

  private final int width;
  private final int height;
  private final double focal;
  private final double distortion;
  private final double[] at;
  private final double[] right;
  private final double[] down;
  private final double[] forward;

  private Camera(
      int width, int height, double focal, double distortion, double[] at, double[] forward) {
    this.width = width;
    this.height = height;
    this.focal = focal;
    this.distortion = distortion;
    this.at = at;
    this.forward = forward;
    double flat = Math.hypot(forward[0], forward[1]);
    this.right = new double[] {forward[1] / flat, -forward[0] / flat, 0};
    this.down =
        new double[] {
          forward[1] * right[2] - forward[2] * right[1],
          forward[2] * right[0] - forward[0] * right[2],
          forward[0] * right[1] - forward[1] * right[0]
        };
  }

  /** The camera of a mount for pictures of a size in pixels. */
  public static Camera of(CameraMount mount, int width, int height) {
    double dx = mount.lookAt().x() - mount.at().x();
    double dy = mount.lookAt().y() - mount.at().y();
    double dz = mount.lookAtHeightMetres() - mount.heightMetres();
    double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (Math.hypot(dx, dy) < 1e-3) {
      throw new IllegalArgumentException(
          "Camera %s looks straight down; let it look a little ahead".formatted(mount.id()));
    }
    double edge = 1 / (1 + mount.distortion());
    return new Camera(
        width,
        height,
        edge * width / 2.0 / Math.tan(Math.toRadians(mount.fieldOfViewDegrees() / 2)),
        mount.distortion(),
        new double[] {mount.at().x(), mount.at().y(), mount.heightMetres()},
        new double[] {dx / length, dy / length, dz / length});
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Whether straight lines are straight in the picture. */
  public boolean isStraight() {
    return distortion == 0;
  }

  /** A component of the lens's position: 0 is x, 1 is y, 2 is the height. */
  public double at(int axis) {
    return at[axis];
  }

  /**
   * Projects a point of the store.
   *
   * @param out receives picture x, picture y and depth; the picture means nothing when the depth is
   *     not positive
   */
  public void project(double x, double y, double z, double[] out) {
    double dx = x - at[0];
    double dy = y - at[1];
    double dz = z - at[2];
    double depth = dx * forward[0] + dy * forward[1] + dz * forward[2];
    double u = focal * (dx * right[0] + dy * right[1] + dz * right[2]) / depth;
    double v = focal * (dx * down[0] + dy * down[1] + dz * down[2]) / depth;
    double bend = bent(u, v);
    out[0] = width / 2.0 + bend * u;
    out[1] = height / 2.0 + bend * v;
    out[2] = depth;
  }

  /** What brings an ideal point, in pixels from the middle, to where the lens shows it. */
  private double bent(double u, double v) {
    if (distortion == 0) {
      return 1;
    }
    double square = 4 * (u * u + v * v) / width / width;
    return 2 / (1 + Math.sqrt(Math.max(0, 1 - 4 * distortion * square)));
  }

  /** What brings a shown point, in pixels from the middle, to where an ideal lens has it. */
  private double straight(double u, double v) {
    return 1 / (1 + distortion * 4 * (u * u + v * v) / width / width);
  }

  /**
   * The ray through a picture point.
   *
   * @param out receives the direction, whose length is such that a step of 1 is one metre of depth
   */
  public void ray(double pictureX, double pictureY, double[] out) {
    double x = pictureX - width / 2.0;
    double y = pictureY - height / 2.0;
    double straight = straight(x, y) / focal;
    double u = x * straight;
    double v = y * straight;
    for (int i = 0; i < 3; i++) {
      out[i] = forward[i] + right[i] * u + down[i] * v;
    }
  }

  /** The floor seen at a picture point, which must lie below the horizon. */
  public FloorPoint floorAt(double pictureX, double pictureY) {
    double[] ray = new double[3];
    ray(pictureX, pictureY, ray);
    if (ray[2] >= 0) {
      throw new IllegalArgumentException(
          "(%s, %s) lies above the horizon".formatted(pictureX, pictureY));
    }
    double t = -at[2] / ray[2];
    return new FloorPoint(at[0] + t * ray[0], at[1] + t * ray[1]);
  }

  /**
   * The part of a floor area that the picture shows; fewer than 3 corners when none is. Where the
   * lens bends, the strips of floor that only the picture's corners show are left out, so that the
   * part's borders stay straight on the floor.
   */
  public List<FloorPoint> visible(FloorArea area) {
    List<FloorPoint> corners = area.corners();
    // Each edge of the picture, and the plane before the lens, is a straight border on the floor.
    double near = 0.3;
    corners = clip(corners, forward, near);
    double half = straight(width / 2.0, 0) * width / 2.0 / focal;
    double tall = straight(0, height / 2.0) * height / 2.0 / focal;
    corners = clip(corners, sum(forward, half, right, 1), 0);
    corners = clip(corners, sum(forward, half, right, -1), 0);
    corners = clip(corners, sum(forward, tall, down, 1), 0);
    corners = clip(corners, sum(forward, tall, down, -1), 0);
    return corners;
  }

  private static double[] sum(double[] a, double byA, double[] b, double byB) {
    return new double[] {a[0] * byA + b[0] * byB, a[1] * byA + b[1] * byB, a[2] * byA + b[2] * byB};
  }

  private List<FloorPoint> clip(List<FloorPoint> corners, double[] normal, double atLeast) {
    double c = -(at[0] * normal[0] + at[1] * normal[1] + at[2] * normal[2]) - atLeast;
    return corners.size() < 3 ? corners : FloorArea.clip(corners, normal[0], normal[1], c);
  }

  /** The floor within the picture and within reach, as an area. */
  public FloorArea footprint() {
    FloorArea around =
        FloorArea.rectangle(
            at[0] - FAR_METRES, at[1] - FAR_METRES, at[0] + FAR_METRES, at[1] + FAR_METRES);
    return new FloorArea(visible(around));
  }

  /** Whether the picture shows the whole of a line's floor. */
  public boolean shows(FloorLine line) {
    return shows(line.from()) && shows(line.to());
  }

  private boolean shows(FloorPoint p) {
    double[] out = new double[3];
    project(p.x(), p.y(), 0, out);
    return out[2] > 0 && out[0] >= 0 && out[0] <= width && out[1] >= 0 && out[1] <= height;
  }
}
