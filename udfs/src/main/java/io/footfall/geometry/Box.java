package io.footfall.geometry;

/**
 * Axis-aligned box in picture pixels, x right, y down; right and bottom edges excluded. It may
 * reach outside the picture.
 */
public record Box(double left, double top, double right, double bottom) {
  public Box {
    // The negation also refuses NaN.
    if (!(left < right && top < bottom)
        || Double.isInfinite(right - left)
        || Double.isInfinite(bottom - top)) {
      throw new IllegalArgumentException(
          "A box needs left < right and top < bottom, but was [%s, %s, %s, %s]"
              .formatted(left, top, right, bottom));
    }
  }

  /** A box from its bottom centre, where a standing person touches the floor. */
  public static Box ofFootPoint(Point foot, double width, double height) {
    return new Box(foot.x() - width / 2, foot.y() - height, foot.x() + width / 2, foot.y());
  }

  public double width() {
    return right - left;
  }

  public double height() {
    return bottom - top;
  }

  public double area() {
    return width() * height();
  }

  public Point centre() {
    return new Point((left + right) / 2, (top + bottom) / 2);
  }

  /** The bottom centre, not clipped to the picture. */
  public Point footPoint() {
    return new Point((left + right) / 2, bottom);
  }

  /** Area shared with another box; 0 when apart or only touching. */
  public double intersection(Box other) {
    double width = Math.min(right, other.right) - Math.max(left, other.left);
    double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    return width <= 0 || height <= 0 ? 0 : width * height;
  }

  /** Intersection over union: 0 when apart or only touching, 1 when equal. */
  public double iou(Box other) {
    double shared = intersection(other);
    return shared / (area() + other.area() - shared);
  }

  /** Scales both axes apart, for example from the model's picture to the camera's. */
  public Box scale(double byX, double byY) {
    return new Box(left * byX, top * byY, right * byX, bottom * byY);
  }

  /** The box a fraction of the way towards another: 0 is this box, 1 the other. */
  public Box towards(Box other, double fraction) {
    return new Box(
        left + (other.left - left) * fraction,
        top + (other.top - top) * fraction,
        right + (other.right - right) * fraction,
        bottom + (other.bottom - bottom) * fraction);
  }
}
