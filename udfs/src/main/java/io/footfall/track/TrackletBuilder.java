package io.footfall.track;

import io.footfall.assignment.LinearAssignment;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import io.footfall.track.TrackerSettings.Following;
import io.footfall.track.TrackerSettings.MotionNoise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Follows people from frame to frame and gives up rather than guess: a break can be repaired by
 * linking, a swap cannot.
 *
 * <p>Source: the two stages of Zhang et al., "ByteTrack", ECCV 2022. We differ: a strict gate on
 * the predicted box and its height, short waiting, all times in seconds, and a tracklet ends where
 * the match the other way round would have been as good.
 */
final class TrackletBuilder {
  /**
   * No tracklet lasts longer; a longer stay goes on in a linked one, so that memory stays flat, and
   * changed clothes are found out before links are decided.
   */
  private static final long LONGEST_US = 10_000_000;

  /** Makes the order of boxes within a frame irrelevant. */
  private static final Comparator<Detection> SUREST_FIRST =
      Comparator.comparingDouble(Detection::score)
          .reversed()
          .thenComparingDouble(d -> d.box().left())
          .thenComparingDouble(d -> d.box().top())
          .thenComparingDouble(d -> d.box().right())
          .thenComparingDouble(d -> d.box().bottom());

  private final Following settings;
  private final MotionNoise noise;
  private final LongFunction<PictureBorder> borders;
  private final ClothesChange clothes;
  private final Consumer<Tracklet> begun;
  private final List<Follower> followers = new ArrayList<>();

  /**
   * A builder without memory of earlier footage.
   *
   * @param borders the border of the picture at an instant
   * @param begun told of each tracklet with its first sighting, and of pieces cut off when one is
   *     closed
   */
  TrackletBuilder(
      Following settings,
      MotionNoise noise,
      LongFunction<PictureBorder> borders,
      Consumer<Tracklet> begun) {
    this.settings = settings;
    this.noise = noise;
    this.borders = borders;
    this.clothes = new ClothesChange(settings.changedColour(), settings.changeWindow());
    this.begun = begun;
  }

  /**
   * The detections of a frame, without duplicates and those too unsure for anything.
   *
   * @param taken those that belong to a tracklet
   * @param left those that do not
   */
  record Sorted(List<Detection> taken, List<Detection> left) {}

  /** Takes in the next frame. */
  Sorted accept(Frame frame) {
    followers.forEach(follower -> follower.moveTo(frame.timeUs()));
    List<Detection> sure = new ArrayList<>();
    List<Detection> unsure = new ArrayList<>();
    List<Detection> taken = withoutDuplicates(frame.detections());
    for (Detection detection : taken) {
      (detection.score() >= settings.startScore() ? sure : unsure).add(detection);
    }
    List<Follower> waiting = new ArrayList<>(followers);
    match(waiting, sure);
    jumpAlone(waiting, sure, taken);
    List<Follower> fresh = new ArrayList<>(waiting);
    fresh.removeIf(follower -> !follower.isFresh());
    waiting.removeAll(fresh);
    match(fresh, unsure);
    waiting.addAll(fresh);
    goOnAlone(waiting, unsure, taken);
    for (Follower follower : followers) {
      if (follower.isLost()) {
        close(follower.tracklet());
      }
    }
    followers.removeIf(Follower::isLost);
    for (Detection detection : sure) {
      Follower follower = new Follower(detection, settings, noise, borders);
      followers.add(follower);
      begun.accept(follower.tracklet());
    }
    taken.removeAll(unsure);
    return new Sorted(taken, unsure);
  }

  /** Closes what is still open. */
  void finish() {
    followers.forEach(follower -> close(follower.tracklet()));
    followers.clear();
  }

  private void close(Tracklet tracklet) {
    tracklet.close();
    clothes.cut(tracklet).forEach(begun);
  }

  private List<Detection> withoutDuplicates(List<Detection> detections) {
    List<Detection> sorted = new ArrayList<>(detections);
    sorted.sort(SUREST_FIRST);
    List<Detection> kept = new ArrayList<>();
    for (Detection detection : sorted) {
      if (detection.score() >= settings.keepScore() && !isDuplicate(detection, kept)) {
        kept.add(detection);
      }
    }
    return kept;
  }

  private boolean isDuplicate(Detection detection, List<Detection> kept) {
    for (Detection other : kept) {
      if (other.box().iou(detection.box()) >= settings.duplicateIou()) {
        return true;
      }
    }
    return false;
  }

  /** Pairs followers with detections and takes the pairs out of both lists. */
  private void match(List<Follower> waiting, List<Detection> detections) {
    double[][] cost = new double[waiting.size()][detections.size()];
    for (int i = 0; i < waiting.size(); i++) {
      for (int j = 0; j < detections.size(); j++) {
        cost[i][j] = -waiting.get(i).fit(detections.get(j));
      }
    }
    int[] detectionOf = LinearAssignment.solveBelow(0, cost);
    List<Follower> served = new ArrayList<>();
    List<Detection> taken = new ArrayList<>();
    for (int i = 0; i < detectionOf.length; i++) {
      if (detectionOf[i] != LinearAssignment.NONE) {
        Follower follower = waiting.get(i);
        Detection detection = detections.get(detectionOf[i]);
        if (isClose(cost, detectionOf, i) || follower.doubts(detection)) {
          seeAnew(follower, detection);
        } else {
          extend(follower, detection);
        }
        served.add(follower);
        taken.add(detection);
      }
    }
    waiting.removeAll(served);
    detections.removeAll(taken);
  }

  /** True when giving the detection to another follower would have been almost as good. */
  private boolean isClose(double[][] cost, int[] detectionOf, int chosen) {
    int detection = detectionOf[chosen];
    for (int other = 0; other < cost.length; other++) {
      if (other == chosen || cost[other][detection] == 0) {
        continue;
      }
      double asChosen = cost[chosen][detection];
      double swapped = cost[other][detection];
      if (detectionOf[other] != LinearAssignment.NONE) {
        asChosen += cost[other][detectionOf[other]];
        swapped += cost[chosen][detectionOf[other]];
      }
      if (swapped - asChosen < settings.minMargin()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Pairs followers with detections that lie further off than a match may, where there is nobody
   * with whom either could be mixed up, and takes the pairs out of both lists. Linking decides
   * whether it was one person; a follower that stayed behind would take the next detection from the
   * tracklet that begins here.
   *
   * @param all the detections of the frame, those that are matched already as well
   */
  private void jumpAlone(List<Follower> waiting, List<Detection> sure, List<Detection> all) {
    for (Detection detection : List.copyOf(sure)) {
      Follower follower = onlyOneFor(detection, all);
      if (waiting.remove(follower)) {
        seeAnew(follower, detection);
        sure.remove(detection);
      }
    }
  }

  /**
   * Lets people who are known well, but were missed in the frames before, go on with an unsure
   * detection that fits, where there is nobody with whom either could be mixed up: who stands half
   * behind a rack is found now and then only. Takes the pairs out of both lists.
   *
   * @param all the detections of the frame, those that are matched already as well
   */
  private void goOnAlone(List<Follower> waiting, List<Detection> unsure, List<Detection> all) {
    for (Detection detection : List.copyOf(unsure)) {
      Follower follower = onlyOneFor(detection, all);
      if (waiting.contains(follower)
          && follower.isKnown()
          && follower.fit(detection) > 0
          && !follower.doubts(detection)) {
        extend(follower, detection);
        waiting.remove(follower);
        unsure.remove(detection);
      }
    }
  }

  /** Who alone may be seen in a detection, and in none but this; null when that is nobody. */
  private Follower onlyOneFor(Detection detection, List<Detection> all) {
    List<Follower> near = followers.stream().filter(f -> f.reaches(detection)).toList();
    return near.size() == 1 && all.stream().filter(near.get(0)::reaches).count() == 1
        ? near.get(0)
        : null;
  }

  private void extend(Follower follower, Detection detection) {
    Tracklet current = follower.tracklet();
    if (detection.timeUs() - current.startUs() < LONGEST_US) {
      follower.see(detection);
    } else {
      current.linkTo(follower.seeAnew(detection));
      close(current);
      begun.accept(follower.tracklet());
    }
  }

  private void seeAnew(Follower follower, Detection detection) {
    Tracklet current = follower.tracklet();
    begun.accept(follower.seeAnew(detection));
    close(current);
  }
}
