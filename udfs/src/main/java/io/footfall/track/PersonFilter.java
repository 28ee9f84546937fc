package io.footfall.track;

import io.footfall.model.Detection;
import io.footfall.track.TrackerSettings.Finishing;
import java.util.List;

/** Tells people from flicker, and from posters and mannequins. */
final class PersonFilter {
  private final Finishing settings;

  PersonFilter(Finishing settings) {
    this.settings = settings;
  }

  /** True when the sightings, in time order, are enough to believe in a person. */
  boolean isPerson(List<Detection> sightings) {
    Detection first = sightings.get(0);
    Detection last = sightings.get(sightings.size() - 1);
    if (sightings.size() < settings.minSightings()
        || last.timeUs() - first.timeUs() < settings.minLength().toNanos() / 1000) {
      return false;
    }
    double score = betterHalf(sightings);
    return score >= settings.minScoreStill()
        || (score >= settings.minScore() && isMoving(sightings));
  }

  private static double betterHalf(List<Detection> sightings) {
    double[] scores = sightings.stream().mapToDouble(Detection::score).sorted().toArray();
    int half = scores.length / 2;
    double sum = 0;
    for (int i = half; i < scores.length; i++) {
      sum += scores[i];
    }
    return sum / (scores.length - half);
  }

  private boolean isMoving(List<Detection> sightings) {
    Detection first = sightings.get(0);
    double reach = settings.still() * first.box().height();
    return sightings.stream()
        .anyMatch(s -> s.box().centre().distance(first.box().centre()) > reach);
  }
}
