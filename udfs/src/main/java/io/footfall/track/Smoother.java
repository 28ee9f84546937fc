package io.footfall.track;

import io.footfall.geometry.Box;
import io.footfall.model.Detection;
import io.footfall.model.TrackPoint;
import io.footfall.track.TrackerSettings.Finishing;
import io.footfall.track.TrackerSettings.MotionNoise;
import java.util.ArrayList;
import java.util.List;

/** Turns the sightings of one person into points: smoothed, with short gaps filled. */
final class Smoother {
  private static final double SIZE_NOISE = 1.5;
  private static final double SIZE_SPEED = 0.2;

  private final Finishing settings;
  private final FrameTimes frameTimes;

  Smoother(Finishing settings, FrameTimes frameTimes) {
    this.settings = settings;
    this.frameTimes = frameTimes;
  }

  /** One point for each sighting and for each frame in a gap that is short enough. */
  List<TrackPoint> points(List<Detection> sightings) {
    List<Detection> steps = withGaps(sightings);
    int n = steps.size();
    double[] seconds = new double[n];
    double[] scale = new double[n];
    double[][] measured = new double[4][n];
    for (int i = 0; i < n; i++) {
      seconds[i] = (steps.get(i).timeUs() - steps.get(0).timeUs()) * 1e-6;
      Box box = steps.get(i).box();
      scale[i] = box.height();
      boolean seen = steps.get(i).score() > 0;
      measured[0][i] = seen ? box.centre().x() : Double.NaN;
      measured[1][i] = seen ? box.top() : Double.NaN;
      measured[2][i] = seen ? box.width() : Double.NaN;
      measured[3][i] = seen ? box.height() : Double.NaN;
    }
    double[][] smooth = new double[4][];
    for (int axis = 0; axis < 4; axis++) {
      smooth[axis] = smooth(seconds, measured[axis], scale, axis >= 2);
    }
    List<TrackPoint> points = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      double height = Math.max(smooth[3][i], 0.1 * scale[i]);
      double width = Math.max(smooth[2][i], 0.1 * height);
      double left = smooth[0][i] - width / 2;
      Box box = new Box(left, smooth[1][i], left + width, smooth[1][i] + height);
      Detection step = steps.get(i);
      points.add(
          step.score() > 0
              ? new TrackPoint(step.timeUs(), box, step.score(), TrackPoint.Source.SEEN)
              : new TrackPoint(step.timeUs(), box, 0, TrackPoint.Source.FILLED));
    }
    return points;
  }

  /** Sightings, and between them a copy of the last one with score 0 for each frame to fill. */
  private List<Detection> withGaps(List<Detection> sightings) {
    long fillUs = settings.fill().toNanos() / 1000;
    List<Detection> steps = new ArrayList<>();
    for (Detection sighting : sightings) {
      if (!steps.isEmpty()) {
        Detection before = steps.get(steps.size() - 1);
        if (sighting.timeUs() - before.timeUs() <= fillUs) {
          for (long timeUs : frameTimes.between(before.timeUs(), sighting.timeUs())) {
            steps.add(new Detection(timeUs, before.box(), 0));
          }
        }
      }
      steps.add(sighting);
    }
    return steps;
  }

  private double[] smooth(double[] seconds, double[] measured, double[] scale, boolean isSize) {
    MotionNoise noise = settings.noise();
    double[] variance = new double[scale.length];
    double[] drift = new double[scale.length];
    for (int i = 0; i < scale.length; i++) {
      double place = noise.position() * scale[i] * (isSize ? SIZE_NOISE : 1);
      double change = noise.speedDrift() * scale[i] * (isSize ? SIZE_SPEED : 1);
      variance[i] = place * place;
      drift[i] = change * change;
    }
    double speed = noise.startSpeed() * scale[0] * (isSize ? SIZE_SPEED : 1);
    return AxisSmoother.smooth(seconds, measured, variance, drift, speed * speed);
  }
}
