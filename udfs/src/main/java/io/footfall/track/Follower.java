package io.footfall.track;

import io.footfall.geometry.Box;
import io.footfall.model.Detection;
import io.footfall.track.TrackerSettings.Following;

/** One tracklet in the making: where its person should be now. */
final class Follower {
  private static final double MICROS = 1e-6;

  private final Following settings;
  private final Motion motion;
  private Tracklet tracklet;
  private final long bornUs;
  private long nowUs;
  private long previousUs;
  private long seenUs;
  private double slack;

  Follower(Detection first, Following settings) {
    this.settings = settings;
    this.motion = new Motion(first.box(), settings.noise());
    this.tracklet = new Tracklet(first);
    this.bornUs = first.timeUs();
    this.nowUs = bornUs;
    this.seenUs = bornUs;
  }

  /** Predicts the person's place in the next frame. */
  void moveTo(long timeUs) {
    double seconds = (timeUs - nowUs) * MICROS;
    double keep = nowUs > seenUs ? Math.exp(-seconds / (settings.damping().toNanos() * 1e-9)) : 1;
    motion.predict(seconds, keep);
    double young = settings.slackSpeedYoung() - settings.slackSpeed();
    double age = (seenUs - bornUs) * MICROS;
    slack = seconds * (settings.slackSpeed() + young * Math.exp(-age / 0.3)) * motion.height();
    previousUs = nowUs;
    nowUs = timeUs;
  }

  /** How long the person has not been seen, up to now. */
  long unseenUs() {
    return previousUs - seenUs;
  }

  /** True when the person has been unseen for too long to be waited for. */
  boolean isLost() {
    long coastUs = settings.coastYoung().toNanos() / 1000 + (seenUs - bornUs);
    return nowUs - seenUs > Math.min(coastUs, settings.coast().toNanos() / 1000);
  }

  /**
   * Overlap with a detection, the unforeseen movement forgiven; 0 where it cannot be this person.
   */
  double fit(Detection detection) {
    Box predicted = motion.box();
    Box seen = detection.box();
    if (heightRatio(detection) < settings.minHeightRatio()) {
      return 0;
    }
    double dx = forgiven(seen.centre().x() - predicted.centre().x());
    double dy = forgiven(seen.top() - predicted.top());
    Box shifted =
        new Box(
            predicted.left() + dx,
            predicted.top() + dy,
            predicted.right() + dx,
            predicted.bottom() + dy);
    return shifted.iou(seen);
  }

  /** The smaller of the predicted and the seen height divided by the larger. */
  double heightRatio(Detection detection) {
    double ratio = motion.height() / detection.box().height();
    return Math.min(ratio, 1 / ratio);
  }

  private double forgiven(double distance) {
    return Math.copySign(Math.min(Math.abs(distance), slack), distance);
  }

  void see(Detection detection) {
    motion.update(detection.box());
    tracklet.add(detection);
    seenUs = detection.timeUs();
  }

  /** Goes on in a new tracklet, linked for certain to the one so far. */
  void see(Detection detection, Tracklet next) {
    motion.update(detection.box());
    tracklet.linkTo(next);
    tracklet.close();
    tracklet = next;
    seenUs = detection.timeUs();
  }

  /** Goes on in a new tracklet that may show somebody else. */
  void seeAgain(Detection detection, Tracklet next) {
    motion.update(detection.box());
    tracklet.close();
    tracklet = next;
    seenUs = detection.timeUs();
  }

  Tracklet tracklet() {
    return tracklet;
  }
}
