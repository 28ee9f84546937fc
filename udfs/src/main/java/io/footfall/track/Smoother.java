package io.footfall.track;

import io.footfall.geometry.Box;
import io.footfall.model.Detection;
import io.footfall.model.TrackPoint;
import io.footfall.track.TrackerSettings.MotionNoise;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the sightings of one person into points: smoothed, with gaps filled, and with the feet
 * where they must be while somebody walks past the legs.
 *
 * <p>What hides a body makes its box shorter, nothing makes it taller: heights far below the
 * smoothed one are trusted less and less, until the heights before and after tell how far down the
 * body goes. This is an M-estimator with one-sided weights, by reweighting (Holland and Welsch,
 * "Robust regression using iteratively reweighted least-squares", 1977), around the smoother.
 *
 * <p>What the detector is less sure of lies further off: the top edge twice as far at a score of
 * 0.35 as at 0.65, on PETS09-S2L1, TUD-Stadtmitte and simulated footage alike. Source: the noise
 * that follows the score of Du et al., "GIAOTracker", ICCV Workshops 2021. We differ: the law is
 * the measured one, and only looking back follows it; from frame to frame it won nothing.
 */
final class Smoother {
  /** From this score on a box is as exact as it gets ... */
  private static final double SURE_SCORE = 0.6;

  /** ... and for each so much less its variance is e times as large. */
  private static final double LESS_SURE = 0.2;

  /** A box that is shorter than the body by no more than this share is a whole one. */
  private static final double USUALLY_SHORT = 0.2;

  /** Further short by this share, a height says a quarter as much. */
  private static final double TOO_SHORT = 0.03;

  /** The most that a variance grows: who stays behind a counter for long is as tall as seen. */
  private static final double MOST_DISTRUST = 30;

  /** Rounds of reweighting. */
  private static final int ROUNDS = 5;

  /** Keeps a smoothed size from shrinking to nothing, as a share of the size last seen. */
  private static final double MIN_SIZE = 0.1;

  /** An instant, and the sighting at it or else the last one before. */
  private record Step(long timeUs, Detection sighting) {
    boolean isSeen() {
      return sighting.timeUs() == timeUs;
    }
  }

  private interface Measure {
    double of(Box box);
  }

  private final MotionNoise noise;
  private final FrameTimes frameTimes;

  Smoother(MotionNoise noise, FrameTimes frameTimes) {
    this.noise = noise;
    this.frameTimes = frameTimes;
  }

  /** One point for each sighting and for each frame in between. */
  List<TrackPoint> points(List<Detection> sightings) {
    List<Step> steps = steps(sightings);
    AxisNoise[] ofPlace = new AxisNoise[steps.size()];
    AxisNoise[] ofSize = new AxisNoise[steps.size()];
    for (int i = 0; i < ofPlace.length; i++) {
      Detection sighting = steps.get(i).sighting;
      double height = sighting.box().height();
      double distrust = distrustOfScore(sighting.score());
      ofPlace[i] = noise.ofPlace(height).lessSure(distrust);
      ofSize[i] = noise.ofSize(height).lessSure(distrust);
    }
    double[] x = smooth(steps, box -> box.centre().x(), ofPlace);
    double[] top = smooth(steps, Box::top, ofPlace);
    double[] width = smooth(steps, Box::width, ofSize);
    double[] height = bodyHeights(steps, ofSize);
    List<TrackPoint> points = new ArrayList<>(steps.size());
    for (int i = 0; i < x.length; i++) {
      Step step = steps.get(i);
      Box seen = step.sighting.box();
      double across = Math.max(width[i], MIN_SIZE * seen.width()) / 2;
      double down = Math.max(height[i], MIN_SIZE * seen.height());
      Box box = new Box(x[i] - across, top[i], x[i] + across, top[i] + down);
      points.add(
          step.isSeen()
              ? new TrackPoint(step.timeUs, box, step.sighting.score(), TrackPoint.Source.SEEN)
              : new TrackPoint(step.timeUs, box, 0, TrackPoint.Source.FILLED));
    }
    return points;
  }

  private List<Step> steps(List<Detection> sightings) {
    List<Step> steps = new ArrayList<>();
    Detection before = sightings.get(0);
    for (Detection sighting : sightings) {
      for (long timeUs : frameTimes.between(before.timeUs(), sighting.timeUs())) {
        steps.add(new Step(timeUs, before));
      }
      steps.add(new Step(sighting.timeUs(), sighting));
      before = sighting;
    }
    return steps;
  }

  private static double[] bodyHeights(List<Step> steps, AxisNoise[] noise) {
    double[] height = smooth(steps, Box::height, noise);
    for (int round = 0; round < ROUNDS; round++) {
      AxisNoise[] weighted = noise.clone();
      boolean changed = false;
      for (int i = 0; i < weighted.length; i++) {
        double share = 1 - steps.get(i).sighting.box().height() / height[i];
        if (share > USUALLY_SHORT) {
          weighted[i] = noise[i].lessSure(distrustOfShort(share));
          changed = true;
        }
      }
      if (!changed) {
        break;
      }
      height = smooth(steps, Box::height, weighted);
    }
    return height;
  }

  /** Factor of the variance for a box found at a score. */
  private static double distrustOfScore(double score) {
    return Math.max(1, Math.exp((SURE_SCORE - score) / LESS_SURE));
  }

  /** Factor of the variance for a box that is too short. */
  private static double distrustOfShort(double share) {
    double times = (share - USUALLY_SHORT) / TOO_SHORT;
    return Math.min(MOST_DISTRUST, (1 + times * times) * (1 + times * times));
  }

  private static double[] smooth(List<Step> steps, Measure measure, AxisNoise[] noise) {
    double[] seconds = new double[noise.length];
    double[] measured = new double[noise.length];
    for (int i = 0; i < noise.length; i++) {
      Step step = steps.get(i);
      seconds[i] = (step.timeUs - steps.get(0).timeUs) * 1e-6;
      measured[i] = step.isSeen() ? measure.of(step.sighting.box()) : Double.NaN;
    }
    return AxisSmoother.smooth(seconds, measured, noise);
  }
}
