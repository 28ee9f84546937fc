package io.footfall.track;

import io.footfall.geometry.Box;
import io.footfall.track.TrackerSettings.MotionNoise;

/**
 * A person's box in motion: centre line, top edge, width and height, each with its speed.
 *
 * <p>The top edge and not the centre: it stays where it is when somebody hides the legs.
 */
final class Motion {
  /** Keeps a predicted size from shrinking to nothing, as a share of the size last seen. */
  private static final double MIN_SIZE = 0.1;

  private final MotionNoise noise;
  private final AxisFilter x;
  private final AxisFilter top;
  private final AxisFilter width;
  private final AxisFilter height;
  private Box seen;

  Motion(Box box, MotionNoise noise) {
    this.noise = noise;
    this.seen = box;
    AxisNoise place = noise.ofPlace(box.height());
    AxisNoise size = noise.ofSize(box.height());
    x = new AxisFilter(box.centre().x(), place);
    top = new AxisFilter(box.top(), place);
    width = new AxisFilter(box.width(), size);
    height = new AxisFilter(box.height(), size);
  }

  /** Moves on in time; {@code keep} is the share of the speed that is kept. */
  void predict(double seconds, double keep) {
    AxisNoise place = noise.ofPlace(height());
    AxisNoise size = noise.ofSize(height());
    x.predict(seconds, place, keep);
    top.predict(seconds, place, keep);
    width.predict(seconds, size, keep);
    height.predict(seconds, size, keep);
  }

  /** Takes in where the person was seen, completed where the border of the picture cuts. */
  void update(Box cut, PictureBorder border) {
    Box box = whole(cut, border);
    seen = box;
    AxisNoise place = noise.ofPlace(box.height());
    AxisNoise size = noise.ofSize(box.height());
    x.update(box.centre().x(), place);
    top.update(box.top(), place);
    width.update(box.width(), size);
    height.update(box.height(), size);
  }

  /** A seen box with what the border of the picture may have cut off. */
  Box whole(Box cut, PictureBorder border) {
    return border.complete(cut, width(), height());
  }

  double x() {
    return x.position();
  }

  double top() {
    return top.position();
  }

  double width() {
    return Math.max(width.position(), MIN_SIZE * seen.width());
  }

  double height() {
    return Math.max(height.position(), MIN_SIZE * seen.height());
  }

  double speedX() {
    return x.speed();
  }

  double speedTop() {
    return top.speed();
  }

  Box box() {
    return new Box(x() - width() / 2, top(), x() + width() / 2, top() + height());
  }
}
