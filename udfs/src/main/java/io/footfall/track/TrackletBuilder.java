package io.footfall.track;

import io.footfall.assignment.LinearAssignment;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import io.footfall.track.TrackerSettings.Following;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Follows people from frame to frame and gives up rather than guess: a break can be repaired by
 * linking, a swap cannot.
 *
 * <p>Source: the two stages of Zhang et al., "ByteTrack", ECCV 2022. We differ: a strict gate on
 * the predicted box, short waiting, and all times in seconds.
 */
final class TrackletBuilder {
  /** No tracklet holds more than this; a longer stay goes on in a linked one. */
  private static final long LONGEST_US = 30_000_000;

  /** Makes the order of boxes within a frame irrelevant. */
  private static final Comparator<Detection> SUREST_FIRST =
      Comparator.comparingDouble(Detection::score)
          .reversed()
          .thenComparingDouble(d -> d.box().left())
          .thenComparingDouble(d -> d.box().top())
          .thenComparingDouble(d -> d.box().right())
          .thenComparingDouble(d -> d.box().bottom());

  private final Following settings;
  private final Consumer<Tracklet> begun;
  private List<Follower> followers = new ArrayList<>();

  /**
   * A builder without memory of earlier footage.
   *
   * @param begun told of each tracklet with its first sighting, in time order
   */
  TrackletBuilder(Following settings, Consumer<Tracklet> begun) {
    this.settings = settings;
    this.begun = begun;
  }

  void accept(Frame frame) {
    followers.forEach(follower -> follower.moveTo(frame.timeUs()));
    List<Detection> sure = new ArrayList<>();
    List<Detection> unsure = new ArrayList<>();
    for (Detection detection : withoutDuplicates(frame.detections())) {
      (detection.score() >= settings.startScore() ? sure : unsure).add(detection);
    }
    List<Follower> unmatched = new ArrayList<>(followers);
    match(unmatched, sure);
    List<Follower> fresh = new ArrayList<>(unmatched);
    fresh.removeIf(follower -> follower.unseenUs() > settings.unsureWithin().toNanos() / 1000);
    List<Follower> rest = new ArrayList<>(unmatched);
    rest.removeAll(fresh);
    match(fresh, unsure);
    fresh.addAll(rest);
    unmatched = fresh;
    for (Follower follower : unmatched) {
      if (follower.isLost()) {
        follower.tracklet().close();
      }
    }
    followers.removeIf(follower -> follower.tracklet().isClosed());
    for (Detection detection : sure) {
      Follower follower = new Follower(detection, settings);
      followers.add(follower);
      begun.accept(follower.tracklet());
    }
  }

  /** Closes what is still open. */
  void finish() {
    followers.forEach(follower -> follower.tracklet().close());
    followers = new ArrayList<>();
  }

  private List<Detection> withoutDuplicates(List<Detection> detections) {
    List<Detection> kept = new ArrayList<>();
    for (Detection detection : detections.stream().sorted(SUREST_FIRST).toList()) {
      if (detection.score() >= settings.keepScore()
          && kept.stream()
              .noneMatch(other -> other.box().iou(detection.box()) >= settings.duplicateIou())) {
        kept.add(detection);
      }
    }
    return kept;
  }

  /** Pairs followers with detections and takes both out of their lists. */
  private void match(List<Follower> waiting, List<Detection> detections) {
    double[][] cost = new double[waiting.size()][detections.size()];
    for (int i = 0; i < waiting.size(); i++) {
      for (int j = 0; j < detections.size(); j++) {
        double fit = waiting.get(i).fit(detections.get(j));
        cost[i][j] = fit >= settings.minIou() ? -fit : 0;
      }
    }
    int[] detectionOf = LinearAssignment.solveBelow(0, cost);
    List<Detection> taken = new ArrayList<>();
    List<Follower> served = new ArrayList<>();
    for (int i = 0; i < detectionOf.length; i++) {
      if (detectionOf[i] != LinearAssignment.NONE) {
        Detection detection = detections.get(detectionOf[i]);
        if (isAmbiguous(cost, detectionOf, i)
            || waiting.get(i).heightRatio(detection) < settings.sureHeightRatio()) {
          Tracklet next = new Tracklet(detection);
          waiting.get(i).seeAgain(detection, next);
          begun.accept(next);
        } else {
          extend(waiting.get(i), detection);
        }
        taken.add(detection);
        served.add(waiting.get(i));
      }
    }
    detections.removeAll(taken);
    waiting.removeAll(served);
  }

  /** True when giving the detection to another follower would have been almost as good. */
  private boolean isAmbiguous(double[][] cost, int[] detectionOf, int chosen) {
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

  private void extend(Follower follower, Detection detection) {
    if (detection.timeUs() - follower.tracklet().startUs() < LONGEST_US) {
      follower.see(detection);
    } else {
      Tracklet next = new Tracklet(detection);
      follower.see(detection, next);
      begun.accept(next);
    }
  }
}
