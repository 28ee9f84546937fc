package io.footfall.track;

import java.time.Duration;
import java.util.List;

/**
 * Everything the tracker can be told, in seconds and body heights, so that one set serves every
 * camera, picture size and frame rate. A body height is the height of the person's own box.
 *
 * @param following how detections of neighbouring frames become pure tracklets
 * @param linking how tracklets become tracks
 * @param finishing what a finished track looks like and which are left out
 */
public record TrackerSettings(Following following, Linking linking, Finishing finishing) {
  /** One set for all footage. */
  public static final TrackerSettings DEFAULT =
      new TrackerSettings(Following.DEFAULT, Linking.DEFAULT, Finishing.DEFAULT);

  /**
   * Following from frame to frame.
   *
   * @param startScore a detection at least this sure starts a tracklet
   * @param keepScore a detection at least this sure extends a tracklet
   * @param minIou overlap a detection needs with the predicted box
   * @param minHeightRatio the smaller height divided by the larger that a detection needs
   * @param sureHeightRatio the same, without which the tracklet ends and another begins
   * @param minMargin advantage in overlap over the other way round, without which the tracklet ends
   * @param duplicateIou of two detections that overlap this much only the surer one counts
   * @param coast how long a tracklet waits for its person to be seen again
   * @param coastYoung the same for a tracklet that was seen only once; in between it grows with age
   * @param damping time in which the predicted speed of an unseen person falls to 1/e
   * @param unsureWithin an unsure detection extends a tracklet only so soon after its last sighting
   * @param slackSpeed unforeseen movement forgiven by the gate, body heights a second
   * @param slackSpeedYoung the same for a tracklet whose speed is not known yet
   */
  public record Following(
      double startScore,
      double keepScore,
      double minIou,
      double minHeightRatio,
      double sureHeightRatio,
      double minMargin,
      double duplicateIou,
      Duration coast,
      Duration coastYoung,
      Duration damping,
      Duration unsureWithin,
      double slackSpeed,
      double slackSpeedYoung,
      MotionNoise noise) {
    static final Following DEFAULT =
        new Following(
            0.4,
            0.1,
            0.5,
            0.7,
            0.8,
            0.1,
            0.7,
            Duration.ofMillis(600),
            Duration.ofMillis(300),
            Duration.ofMillis(1000),
            Duration.ofMillis(100),
            0.2,
            0.6,
            new MotionNoise(0.13, 0.05, 0.5));
  }

  /**
   * How people move and how exactly they are seen.
   *
   * @param speedDrift standard deviation of the change of speed over one second, body heights a
   *     second
   * @param position standard deviation of a detected box's place, body heights
   * @param startSpeed standard deviation of an unknown speed, body heights a second
   */
  public record MotionNoise(double speedDrift, double position, double startSpeed) {}

  /**
   * Linking tracklets over gaps.
   *
   * @param reaches the rounds: the longest gap of each, growing
   * @param limit a link at this cost or above is not made
   * @param borderPenalty lowers the limit where a tracklet ends at the picture's border
   * @param placeWeight cost
   * @param placeSpread cost
   * @param heightWeight cost of a height ratio of e
   * @param speedWeight cost of a change of speed by one body height a second
   * @param gapWeight cost of a gap of one second
   * @param colourWeight cost of clothing that has nothing in common
   * @param memory how far back from its end a tracklet is looked at
   */
  public record Linking(
      List<Duration> reaches,
      double limit,
      double borderPenalty,
      double placeWeight,
      double placeSpread,
      double heightWeight,
      double speedWeight,
      double gapWeight,
      double colourWeight,
      Duration memory) {
    static final Linking DEFAULT =
        new Linking(
            List.of(Duration.ofMillis(1300), Duration.ofMillis(2700), Duration.ofMillis(4000)),
            2.3,
            1.5,
            1,
            0,
            0.5,
            0.5,
            0.5,
            10,
            Duration.ofSeconds(8));

    public Linking {
      reaches = List.copyOf(reaches);
    }
  }

  /**
   * Finishing a track.
   *
   * @param fill the longest gap that is filled
   * @param minSightings a track has at least as many
   * @param minLength a track is at least as long
   * @param minScore mean score a track needs over the better half of its sightings
   * @param minScoreStill the same for one that never moves
   * @param still what never leaves its first place by more does not move, body heights
   * @param longest a track is cut at the first sighting after this time
   */
  public record Finishing(
      Duration fill,
      int minSightings,
      Duration minLength,
      double minScore,
      double minScoreStill,
      double still,
      Duration longest,
      MotionNoise noise) {
    static final Finishing DEFAULT =
        new Finishing(
            Duration.ofSeconds(2),
            3,
            Duration.ofMillis(300),
            0.35,
            0.5,
            0.35,
            Duration.ofHours(1),
            new MotionNoise(0.13, 0.05, 0.5));
  }

  /** After a gap without frames longer than this nobody is recognised: footage ends there. */
  public Duration lostBudget() {
    return linking.reaches().get(linking.reaches().size() - 1);
  }
}
