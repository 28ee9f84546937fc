package io.footfall.track;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;

/**
 * The border of the picture, where bodies are cut off. The upper one does not count: nobody leaves
 * through it.
 */
final class PictureBorder {
  /** Distance that still counts as touching, heights of the box. */
  private static final double TOUCHING = 0.05;

  private final PictureSize picture;

  PictureBorder(PictureSize picture) {
    this.picture = picture;
  }

  /** True when the border may have cut the box. */
  boolean touches(Box box) {
    return touchesLeft(box) || touchesRight(box) || touchesBottom(box);
  }

  /** The part of a box that lies in the picture; the box itself where nothing of it does. */
  Box clip(Box box) {
    double left = Math.max(box.left(), 0);
    double right = Math.min(box.right(), picture.width());
    double bottom = Math.min(box.bottom(), picture.height());
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

  private static boolean touchesLeft(Box box) {
    return box.left() < TOUCHING * box.height();
  }

  private boolean touchesRight(Box box) {
    return box.right() > picture.width() - TOUCHING * box.height();
  }

  private boolean touchesBottom(Box box) {
    return box.bottom() > picture.height() - TOUCHING * box.height();
  }
}
