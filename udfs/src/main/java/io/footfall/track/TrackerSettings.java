package io.footfall.track;

import java.io.Serializable;
import java.time.Duration;

/**
 * Everything the tracker can be told, in seconds and body heights, so that one set serves every
 * camera, picture size and frame rate. A body height is the height of the person's own box.
 *
 * @param following how detections of neighbouring frames become pure tracklets
 * @param linking how tracklets become tracks
 * @param finishing what a finished track looks like and which are left out
 * @param stirring who stands still and who is none: a poster or a mannequin
 * @param noise how people move and how exactly they are seen
 */
public record TrackerSettings(
    Following following, Linking linking, Finishing finishing, Stirring stirring, MotionNoise noise)
    implements Serializable {
  /** One set for all footage. */
  public static final TrackerSettings DEFAULT =
      new TrackerSettings(
          new Following(
              0.4,
              0.1,
              0.5,
              0.3,
              0.75,
              0.83,
              0.25,
              0.2,
              Duration.ofSeconds(1),
              0.15,
              0.7,
              Duration.ofMillis(600),
              Duration.ofMillis(300),
              Duration.ofMillis(50),
              Duration.ofSeconds(2),
              0.4,
              0.6,
              Duration.ofSeconds(3)),
          new Linking(
              Duration.ofSeconds(4),
              Duration.ofSeconds(10),
              2.7,
              1.5,
              0.5,
              0.5,
              0.4,
              0.15,
              2.2,
              Duration.ofSeconds(8)),
          new Finishing(
              3,
              Duration.ofMillis(300),
              0.35,
              0.5,
              0.35,
              Duration.ofMinutes(30),
              Duration.ofHours(1)),
          new Stirring(Duration.ofSeconds(15), 0.02, 0.3, Duration.ofSeconds(30), 0.001),
          new MotionNoise(0.13, 0.2, 0.05, 0.5));

  /**
   * Following from frame to frame.
   *
   * @param startScore a detection at least this sure starts a tracklet
   * @param keepScore a detection at least this sure extends a tracklet
   * @param minIou overlap a detection needs with the predicted box
   * @param minIouAlone the same where nobody else is near: the tracklet ends and another one begins
   * @param minHeightRatio the smaller height divided by the larger that a detection needs
   * @param sureHeightRatio below this ratio the tracklet ends and another one begins
   * @param sureColour clothing further from the tracklet's than this ends it, and another one
   *     begins; 0 the same, 1 nothing in common
   * @param changedColour clothing before and after further apart than this cuts a tracklet
   * @param changeWindow how long before and after is looked at for that
   * @param minMargin lead in overlap over the other way round that a match needs; without it the
   *     tracklet ends and another one begins
   * @param duplicateIou of two detections that overlap this much only the surer one counts
   * @param coast how long a tracklet waits for its person to be seen again
   * @param coastYoung the same for a tracklet that was seen only once; in between it grows with age
   * @param unsureWithin how soon after the last sighting a detection too unsure to start a tracklet
   *     may extend it; the very next frame is always soon enough, and where nobody else is near any
   *     time for which somebody followed for a second is waited for
   * @param damping time in which the predicted speed of an unseen person falls to 1/e, in linking
   *     too
   * @param slackSpeed unforeseen movement that the gate forgives, body heights a second
   * @param slackSpeedYoung the same for a tracklet whose speed is not known yet
   * @param lookBack the longest time before a track's beginning in which its person is looked for
   */
  public record Following(
      double startScore,
      double keepScore,
      double minIou,
      double minIouAlone,
      double minHeightRatio,
      double sureHeightRatio,
      double sureColour,
      double changedColour,
      Duration changeWindow,
      double minMargin,
      double duplicateIou,
      Duration coast,
      Duration coastYoung,
      Duration unsureWithin,
      Duration damping,
      double slackSpeed,
      double slackSpeedYoung,
      Duration lookBack)
      implements Serializable {
    public Following {
      requireShare("startScore", startScore);
      requireShare("keepScore", keepScore);
      requireShare("minIou", minIou);
      requireShare("minIouAlone", minIouAlone);
      requireShare("minHeightRatio", minHeightRatio);
      requireShare("sureHeightRatio", sureHeightRatio);
      requireShare("sureColour", sureColour);
      requireShare("changedColour", changedColour);
      requirePositive("changeWindow", changeWindow);
      requireShare("minMargin", minMargin);
      requireShare("duplicateIou", duplicateIou);
      requirePositive("coast", coast);
      requirePositive("coastYoung", coastYoung);
      requirePositive("damping", damping);
      requireNotNegative("slackSpeed", slackSpeed);
      requireNotNegative("slackSpeedYoung", slackSpeedYoung);
      requireNotNegative("lookBack", lookBack.toNanos());
    }
  }

  /**
   * Linking tracklets over gaps.
   *
   * @param reach the longest gap
   * @param reachStanding the longest gap of somebody who stood there before and stands there after
   * @param limit a link at this cost or above is not made; one body height away costs 1
   * @param borderCost cost of an end at the border of the picture, where people leave, unless they
   *     stand there before and after
   * @param heightWeight cost of a height ratio of e
   * @param speedWeight cost of a change of speed by one body height a second
   * @param gapWeight cost of a gap of one second in which nobody stood before the person
   * @param hiddenWeight cost of a gap of one second in which somebody did, or of somebody who
   *     stands there before and after
   * @param colourWeight cost of clothes as different as two people's
   * @param memory how far from its end a tracklet's clothing is looked at
   */
  public record Linking(
      Duration reach,
      Duration reachStanding,
      double limit,
      double borderCost,
      double heightWeight,
      double speedWeight,
      double gapWeight,
      double hiddenWeight,
      double colourWeight,
      Duration memory)
      implements Serializable {
    public Linking {
      requirePositive("reach", reach);
      requirePositive("reachStanding", reachStanding);
      requireNotNegative("limit", limit);
      requireNotNegative("borderCost", borderCost);
      requireNotNegative("heightWeight", heightWeight);
      requireNotNegative("speedWeight", speedWeight);
      requireNotNegative("hiddenWeight", hiddenWeight);
      if (!(gapWeight >= hiddenWeight)) {
        throw new IllegalArgumentException(
            "gapWeight must be at least hiddenWeight, %s, but was %s"
                .formatted(hiddenWeight, gapWeight));
      }
      requireNotNegative("colourWeight", colourWeight);
      requirePositive("memory", memory);
    }
  }

  /**
   * Finishing a track.
   *
   * @param minSightings a track has at least as many
   * @param minLength a track is at least as long
   * @param minScore mean score a track needs over the better half of its sightings; less will do
   *     where it is long: {@link Stirring#minScore}
   * @param minScoreStill the same for one that never moves: posters and mannequins
   * @param still who never gets further from the first place does not move, body heights
   * @param mannequinAfter nobody stands still for so long, whatever the score, as far as is known
   * @param longest a track is cut soon after this time, so that memory stays flat
   */
  public record Finishing(
      int minSightings,
      Duration minLength,
      double minScore,
      double minScoreStill,
      double still,
      Duration mannequinAfter,
      Duration longest)
      implements Serializable {
    public Finishing {
      requireNotNegative("minSightings", minSightings);
      requireNotNegative("minLength", minLength.toNanos());
      requireShare("minScore", minScore);
      requireShare("minScoreStill", minScoreStill);
      requireNotNegative("still", still);
      requirePositive("mannequinAfter", mannequinAfter);
      requirePositive("longest", longest);
    }
  }

  /**
   * Telling people who stand still from posters and mannequins by how much they change: the share
   * of the box that looks other than two seconds before, in that third of the time in which it is
   * least; others who pass are not there all the time.
   *
   * @param personAfter who is watched for so long ...
   * @param minChanged ... and moves, or does not and changes by no less than this, is a person ...
   * @param minScore ... if this is the mean score over the better half of the sightings
   * @param mannequinAfter what does not move and is watched for so long ...
   * @param maxChanged ... and changes by less than this is nobody, whatever the score
   */
  public record Stirring(
      Duration personAfter,
      double minChanged,
      double minScore,
      Duration mannequinAfter,
      double maxChanged)
      implements Serializable {
    public Stirring {
      requirePositive("personAfter", personAfter);
      requireShare("minChanged", minChanged);
      requireShare("minScore", minScore);
      requirePositive("mannequinAfter", mannequinAfter);
      requireShare("maxChanged", maxChanged);
      if (maxChanged > minChanged) {
        throw new IllegalArgumentException(
            "maxChanged must be at most minChanged, %s, but was %s"
                .formatted(minChanged, maxChanged));
      }
    }
  }

  /**
   * How people move and how exactly they are seen.
   *
   * @param speedDrift standard deviation of the change of speed over one second, body heights a
   *     second
   * @param speedDriftSmoothed the same where both sides of a turn are known: somebody who turns
   *     into a door is not taken round the corner
   * @param position standard deviation of a detected box's place, body heights
   * @param startSpeed standard deviation of an unknown speed, body heights a second
   */
  public record MotionNoise(
      double speedDrift, double speedDriftSmoothed, double position, double startSpeed)
      implements Serializable {
    /** Sizes are seen less exactly than places ... */
    private static final double SIZE_NOISE = 1.5;

    /** ... and change more slowly. */
    private static final double SIZE_SPEED = 0.2;

    public MotionNoise {
      requireNotNegative("speedDrift", speedDrift);
      requireNotNegative("speedDriftSmoothed", speedDriftSmoothed);
      requireNotNegative("startSpeed", startSpeed);
      if (!(position > 0)) {
        throw new IllegalArgumentException("position must be positive, but was " + position);
      }
    }

    /** The noise for looking back on a whole track. */
    MotionNoise smoothed() {
      return new MotionNoise(speedDriftSmoothed, speedDriftSmoothed, position, startSpeed);
    }

    /** The noise of where a box is, in pixels, for a person of a height in pixels. */
    AxisNoise ofPlace(double height) {
      return AxisNoise.of(position * height, speedDrift * height, startSpeed * height);
    }

    /** The noise of how large a box is, in pixels, for a person of a height in pixels. */
    AxisNoise ofSize(double height) {
      return AxisNoise.of(
          SIZE_NOISE * position * height,
          SIZE_SPEED * speedDrift * height,
          SIZE_SPEED * startSpeed * height);
    }
  }

  /** After a gap without frames longer than this nobody is recognised: footage ends there. */
  public Duration lostBudget() {
    return linking.reach();
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s must lie between 0 and 1, but was %s".formatted(name, value));
    }
  }

  private static void requireNotNegative(String name, double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(
          "%s must not be negative, but was %s".formatted(name, value));
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("%s must be positive, but was %s".formatted(name, value));
    }
  }
}
