package io.footfall.simulate.draw;

/** The picture's part that a figure covers, in pixels, unclipped. */
public record Box(double left, double top, double right, double bottom) {
  public double width() {
    return right - left;
  }

  public double height() {
    return bottom - top;
  }

  /** Intersection over union: 0 when apart, 1 when equal. */
  public double iou(Box other) {
    double w = Math.min(right, other.right) - Math.max(left, other.left);
    double h = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    if (w <= 0 || h <= 0) {
      return 0;
    }
    return w * h / (width() * height() + other.width() * other.height() - w * h);
  }
}
