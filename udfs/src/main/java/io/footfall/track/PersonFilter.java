package io.footfall.track;

import io.footfall.geometry.Box;
import io.footfall.model.Detection;
import io.footfall.model.Micros;
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
    long lengthUs = sightings.get(sightings.size() - 1).timeUs() - sightings.get(0).timeUs();
    if (sightings.size() < settings.minSightings() || lengthUs < Micros.of(settings.minLength())) {
      return false;
    }
    double score = betterHalf(sightings);
    if (isMoving(sightings)) {
      return score >= settings.minScore();
    }
    return score >= settings.minScoreStill() && lengthUs < Micros.of(settings.mannequinAfter());
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
    Box first = sightings.get(0).box();
    double reach = settings.still() * first.height();
    for (Detection sighting : sightings) {
      if (sighting.box().centre().distance(first.centre()) > reach) {
        return true;
      }
    }
    return false;
  }
}
