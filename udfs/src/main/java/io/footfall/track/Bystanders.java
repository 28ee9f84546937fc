package io.footfall.track;

import io.footfall.geometry.Box;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Everybody seen lately: who may have stood before somebody that was not seen.
 *
 * <p>Source: occlusion reasoning between tracklets, Huang, Wu and Nevatia, ECCV 2008, and Kaucic et
 * al., CVPR 2005. We differ: no model of the scene, only the boxes of the frames in between.
 */
final class Bystanders {
  /** Detections less sure than this hide nobody. */
  private static final double SURE = 0.3;

  /** Share of a body that others cover when it is no longer found. */
  private static final double COVERED = 0.4;

  /** Who stands further back than this, in heights of the box, covers nothing. */
  private static final double BEHIND = 0.1;

  private record Seen(long timeUs, List<Box> boxes) {}

  private final List<Seen> frames = new ArrayList<>();

  /** Takes in the next frame. */
  void add(Frame frame) {
    List<Box> boxes =
        frame.detections().stream()
            .filter(detection -> detection.score() >= SURE)
            .map(Detection::box)
            .toList();
    frames.add(new Seen(frame.timeUs(), boxes));
  }

  /** Nobody will ask for times before this one any more. */
  void forgetBefore(long timeUs) {
    frames.subList(0, firstAtOrAfter(timeUs)).clear();
  }

  /**
   * Share of the frames strictly in between in which others covered somebody on the straight way
   * from one box to another; 0 without such frames.
   */
  double hiddenShare(long fromUs, Box from, long toUs, Box to) {
    int first = firstAtOrAfter(fromUs + 1);
    int end = firstAtOrAfter(toUs);
    int hidden = 0;
    for (Seen frame : frames.subList(first, Math.max(first, end))) {
      double done = (frame.timeUs - fromUs) / (double) (toUs - fromUs);
      hidden += isCovered(from.towards(to, done), frame.boxes) ? 1 : 0;
    }
    return hidden == 0 ? 0 : hidden / (double) (end - first);
  }

  private static boolean isCovered(Box body, List<Box> others) {
    double covered = 0;
    for (Box other : others) {
      if (other.bottom() >= body.bottom() - BEHIND * body.height()) {
        covered += body.intersection(other) / body.area();
      }
    }
    return covered >= COVERED;
  }

  private int firstAtOrAfter(long timeUs) {
    int low = 0;
    int high = frames.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (frames.get(middle).timeUs < timeUs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
