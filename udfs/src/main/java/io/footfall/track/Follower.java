package io.footfall.track;

import io.footfall.geometry.Box;
import io.footfall.geometry.Shift;
import io.footfall.model.Detection;
import io.footfall.model.Micros;
import io.footfall.track.TrackerSettings.Following;
import io.footfall.track.TrackerSettings.MotionNoise;
import java.util.function.LongFunction;

/** Follows one person: where the box should be now, and the tracklet made so far. */
final class Follower {
  private static final double SECONDS = 1e-6;

  /** Time in which a person's speed becomes known. */
  private static final double YOUTH_SECONDS = 0.3;

  /** Who was followed for so long is told from others well. */
  private static final long KNOWN_AFTER_US = 1_000_000;

  /** What a body height of distance from the predicted place takes off a fit. */
  private static final double DISTANCE_WEIGHT = 0.1;

  private final Following settings;
  private final LongFunction<PictureBorder> borders;
  private final Motion motion;
  private final long bornUs;
  private Tracklet tracklet;
  private ColourMean clothes = new ColourMean();
  private long seenUs;
  private long frameBeforeUs;
  private long nowUs;
  private double slack;
  private PictureBorder border;

  /**
   * Somebody seen for the first time.
   *
   * @param borders the border of the picture at an instant
   */
  Follower(
      Detection first, Following settings, MotionNoise noise, LongFunction<PictureBorder> borders) {
    this.settings = settings;
    this.borders = borders;
    this.motion = new Motion(first.box(), noise);
    this.tracklet = new Tracklet(first);
    this.clothes.add(first.colour());
    this.bornUs = first.timeUs();
    this.seenUs = bornUs;
    this.nowUs = bornUs;
    this.border = borders.apply(bornUs);
  }

  /** Predicts the person's place in the next frame. */
  void moveTo(long timeUs) {
    double seconds = (timeUs - nowUs) * SECONDS;
    boolean unseen = nowUs > seenUs;
    motion.predict(seconds, unseen ? Math.exp(-seconds * 1e9 / settings.damping().toNanos()) : 1);
    double age = (seenUs - bornUs) * SECONDS;
    double speed =
        settings.slackSpeed()
            + (settings.slackSpeedYoung() - settings.slackSpeed()) * Math.exp(-age / YOUTH_SECONDS);
    slack = seconds * speed * motion.height();
    frameBeforeUs = nowUs;
    nowUs = timeUs;
    border = borders.apply(timeUs);
  }

  /** True when the person has been unseen for too long to be waited for. */
  boolean isLost() {
    long coastUs = Micros.of(settings.coastYoung()) + (seenUs - bornUs);
    return nowUs - seenUs > Math.min(coastUs, Micros.of(settings.coast()));
  }

  /** True when the person was seen so lately that even an unsure detection is believed. */
  boolean isFresh() {
    return frameBeforeUs - seenUs <= Micros.of(settings.unsureWithin());
  }

  /** True when the person was followed for long enough to be found again by an unsure detection. */
  boolean isKnown() {
    return seenUs - bornUs >= KNOWN_AFTER_US;
  }

  /**
   * Overlap with a detection, some unforeseen movement forgiven; 0 where it cannot be this person.
   * Of two people whose movement is forgiven and who are of one size, the nearer one fits better.
   */
  double fit(Detection detection) {
    return fit(detection, settings.minIou());
  }

  /** True for a detection that may be this person as long as it can be nobody else. */
  boolean reaches(Detection detection) {
    return fit(detection, settings.minIouAlone()) > 0;
  }

  private double fit(Detection detection, double minIou) {
    if (heightRatio(detection) < settings.minHeightRatio()) {
      return 0;
    }
    Box predicted = motion.box();
    Box whole = motion.whole(detection.box(), border);
    Shift away =
        new Shift(whole.centre().x() - predicted.centre().x(), whole.top() - predicted.top());
    Box moved = new Shift(forgiven(away.right()), forgiven(away.down())).move(predicted);
    double iou = border.clip(moved).iou(border.clip(detection.box()));
    double distance = away.length() / predicted.height();
    return iou < minIou ? 0 : iou / (1 + DISTANCE_WEIGHT * distance);
  }

  private double forgiven(double distance) {
    return Math.copySign(Math.min(Math.abs(distance), slack), distance);
  }

  /**
   * True when a detection that fits is too small or too large, or in too different clothes, to be
   * trusted blindly. Clothes in a box that the lower border cuts are those of other parts of the
   * body.
   */
  boolean doubts(Detection detection) {
    return heightRatio(detection) < settings.sureHeightRatio()
        || (!border.touchesBottom(detection.box())
            && clothes.distance(detection.colour()) > settings.sureColour());
  }

  private double heightRatio(Detection detection) {
    double ratio = motion.height() / motion.whole(detection.box(), border).height();
    return Math.min(ratio, 1 / ratio);
  }

  /** The person is seen again. */
  void see(Detection detection) {
    motion.update(detection.box(), border);
    tracklet.add(detection);
    clothes.add(detection.colour());
    seenUs = detection.timeUs();
  }

  /**
   * Somebody is seen again who may or may not be the person so far: goes on in a new tracklet; the
   * one so far is to be closed.
   */
  Tracklet seeAnew(Detection detection) {
    motion.update(detection.box(), border);
    tracklet = new Tracklet(detection);
    clothes = new ColourMean();
    clothes.add(detection.colour());
    seenUs = detection.timeUs();
    return tracklet;
  }

  Tracklet tracklet() {
    return tracklet;
  }
}
