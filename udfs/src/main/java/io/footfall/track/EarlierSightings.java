package io.footfall.track;

import io.footfall.model.Detection;
import io.footfall.model.Micros;
import io.footfall.track.TrackerSettings.Following;
import io.footfall.track.TrackerSettings.MotionNoise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * What was seen of people before they were sure enough to be followed: who comes nearer is found
 * unsurely first.
 *
 * <p>A track's beginning is followed back in time through detections that nobody took, by the same
 * rules as forward in time. Only where a track begins for good: earlier, it would hide where a
 * person goes on who was lost.
 */
final class EarlierSightings {
  /** Who was followed for less is hardly known well enough to be looked for earlier. */
  private static final long FOLLOWED_US = 1_000_000;

  /** Sightings further away in time say nothing about the way before. */
  private static final long MOTION_US = 2_000_000;

  /** A detection taken by somebody else that fits so well: it is that one whom one would follow. */
  private static final double SOMEBODY_ELSE = 0.7;

  /** Detections that overlap a taken one so much show part of the same person. */
  private static final double SAME_PERSON = 0.5;

  /** A frame, and who was seen in it. */
  private record Seen(long timeUs, List<Detection> taken, List<Detection> left) {}

  private final Following settings;
  private final MotionNoise noise;
  private final LongFunction<PictureBorder> borders;
  private final List<Seen> frames = new ArrayList<>();

  /**
   * Nothing seen so far.
   *
   * @param borders the border of the picture at an instant
   */
  EarlierSightings(Following settings, MotionNoise noise, LongFunction<PictureBorder> borders) {
    this.settings = settings;
    this.noise = noise;
    this.borders = timeUs -> borders.apply(-timeUs);
  }

  /** Takes in who was seen in the next frame. */
  void add(long timeUs, TrackletBuilder.Sorted seen) {
    frames.add(new Seen(timeUs, seen.taken(), seen.left()));
  }

  /** Nobody's track will begin before this time any more. */
  void forgetBefore(long timeUs) {
    long oldestUs = timeUs - Micros.of(settings.lookBack());
    frames.removeIf(frame -> frame.timeUs < oldestUs);
  }

  /** Gives a tracklet that nothing comes before what was seen of its person earlier. */
  void lookBack(Tracklet beginning) {
    if (beginning.endUs() - beginning.startUs() < FOLLOWED_US) {
      return;
    }
    Follower follower = backwards(beginning);
    List<Detection> earlier = new ArrayList<>();
    for (Seen frame : justBefore(beginning.startUs())) {
      follower.moveTo(-frame.timeUs);
      if (follower.isLost() || isSomebodyElse(follower, frame)) {
        break;
      }
      best(follower, frame)
          .ifPresent(
              detection -> {
                follower.see(mirrored(detection));
                frame.left.remove(detection);
                earlier.add(detection);
              });
    }
    Collections.reverse(earlier);
    beginning.addBefore(earlier);
  }

  /** Frames before an instant, as far as anybody looks back, the latest first. */
  private List<Seen> justBefore(long timeUs) {
    long oldestUs = timeUs - Micros.of(settings.lookBack());
    List<Seen> before = new ArrayList<>();
    for (Seen frame : frames) {
      if (frame.timeUs >= oldestUs && frame.timeUs < timeUs) {
        before.add(frame);
      }
    }
    Collections.reverse(before);
    return before;
  }

  /** Somebody who walks backwards along the first sightings, at the first of them. */
  private Follower backwards(Tracklet beginning) {
    List<Detection> sightings = beginning.sightings();
    int last = 0;
    while (last + 1 < sightings.size()
        && sightings.get(last + 1).timeUs() - beginning.startUs() <= MOTION_US) {
      last++;
    }
    Follower follower = new Follower(mirrored(sightings.get(last)), settings, noise, borders);
    for (int i = last - 1; i >= 0; i--) {
      follower.moveTo(-sightings.get(i).timeUs());
      follower.see(mirrored(sightings.get(i)));
    }
    return follower;
  }

  private static boolean isSomebodyElse(Follower follower, Seen frame) {
    return frame.taken.stream().anyMatch(other -> follower.fit(mirrored(other)) > SOMEBODY_ELSE);
  }

  private Optional<Detection> best(Follower follower, Seen frame) {
    return frame.left.stream()
        .filter(detection -> follower.fit(mirrored(detection)) > 0)
        .filter(detection -> !follower.doubts(mirrored(detection)))
        .filter(detection -> frame.taken.stream().noneMatch(other -> isSame(other, detection)))
        .max(Comparator.comparingDouble(detection -> follower.fit(mirrored(detection))));
  }

  private static boolean isSame(Detection taken, Detection detection) {
    return taken.box().iou(detection.box()) > SAME_PERSON;
  }

  /** A detection on the way back, where time runs the other way. */
  private static Detection mirrored(Detection detection) {
    return detection.at(-detection.timeUs(), detection.box());
  }
}
