package io.footfall.track;

import io.footfall.geometry.Box;
import io.footfall.track.TrackerSettings.MotionNoise;

/**
 * A person's box in motion: centre line, top edge, width and height, each with its speed.
 *
 * <p>The top edge and not the centre: it stays where it is when somebody hides the legs.
 */
final class Motion {
  /** Sizes are seen less exactly than places, and change more slowly. */
  private static final double SIZE_NOISE = 1.5;

  private static final double SIZE_SPEED = 0.2;

  private final MotionNoise noise;
  private final AxisFilter x;
  private final AxisFilter top;
  private final AxisFilter width;
  private final AxisFilter height;

  Motion(Box box, MotionNoise noise) {
    this.noise = noise;
    double place = square(noise.position() * box.height());
    double speed = square(noise.startSpeed() * box.height());
    x = new AxisFilter(box.centre().x(), place, speed);
    top = new AxisFilter(box.top(), place, speed);
    double size = place * square(SIZE_NOISE);
    width = new AxisFilter(box.width(), size, speed * square(SIZE_SPEED));
    height = new AxisFilter(box.height(), size, speed * square(SIZE_SPEED));
  }

  /** Moves on in time; {@code keep} is the share of the speed that is kept. */
  void predict(double seconds, double keep) {
    double drift = square(noise.speedDrift() * height.position());
    x.predict(seconds, drift, keep);
    top.predict(seconds, drift, keep);
    width.predict(seconds, drift * square(SIZE_SPEED), keep);
    height.predict(seconds, drift * square(SIZE_SPEED), keep);
  }

  void update(Box box) {
    double place = square(noise.position() * box.height());
    x.update(box.centre().x(), place);
    top.update(box.top(), place);
    width.update(box.width(), place * square(SIZE_NOISE));
    height.update(box.height(), place * square(SIZE_NOISE));
  }

  double x() {
    return x.position();
  }

  double top() {
    return top.position();
  }

  double width() {
    return Math.max(width.position(), 0.1 * height());
  }

  double height() {
    return Math.max(height.position(), 1e-3);
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

  private static double square(double value) {
    return value * value;
  }
}
