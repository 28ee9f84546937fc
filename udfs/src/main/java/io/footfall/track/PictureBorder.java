package io.footfall.track;

import io.footfall.geometry.Box;

/**
 * The border of the picture, where bodies are cut off. The upper one does not count: nobody leaves
 * through it.
 */
final class PictureBorder {
  /** Distance that still counts as touching, heights of the box. */
  private static final double TOUCHING = 0.05;

  private final Box picture;

  /** The border of a picture whose corner may lie elsewhere than at 0, 0. */
  PictureBorder(Box picture) {
    this.picture = picture;
  }

  /** True when the border may have cut the box. */
  boolean touches(Box box) {
    return touchesLeft(box) || touchesRight(box) || touchesBottom(box);
  }

  /** The part of a box that lies in the picture; the box itself where nothing of it does. */
  Box clip(Box box) {
    double left = Math.max(box.left(), picture.left());
    double right = Math.min(box.right(), picture.right());
    double bottom = Math.min(box.bottom(), picture.bottom());
    return left < right && box.top() < bottom ? new Box(left, box.top(), right, bottom) : box;
  }

  /**
   * A seen box with what the border cut off added again: such a box tells where the body begins,
   * not how large it is.
   *
   * @param width of the whole body as far as is known
   * @param height of the whole body as far as is known
   */
  Box complete(Box seen, double width, double height) {
    boolean left = touchesLeft(seen);
    boolean right = touchesRight(seen);
    double missing = Math.max(0, width - seen.width());
    return new Box(
        left && !right ? seen.left() - missing : seen.left(),
        seen.top(),
        right && !left ? seen.right() + missing : seen.right(),
        touchesBottom(seen) ? Math.max(seen.bottom(), seen.top() + height) : seen.bottom());
  }

  private boolean touchesLeft(Box box) {
    return box.left() < picture.left() + TOUCHING * box.height();
  }

  private boolean touchesRight(Box box) {
    return box.right() > picture.right() - TOUCHING * box.height();
  }

  /** True when the lower border may have cut the box. */
  boolean touchesBottom(Box box) {
    return box.bottom() > picture.bottom() - TOUCHING * box.height();
  }
}
