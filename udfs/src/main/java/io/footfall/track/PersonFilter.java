package io.footfall.track;

import io.footfall.geometry.Box;
import io.footfall.model.Detection;
import io.footfall.model.Micros;
import io.footfall.track.TrackerSettings.Finishing;
import io.footfall.track.TrackerSettings.Stirring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Tells people from flicker, and from posters and mannequins: those look like people to the
 * detector, but neither move from the spot nor stir.
 */
final class PersonFilter {
  /** How much a place changes is what it changes in the calmest of so many parts of the time. */
  private static final int CALMEST = 3;

  private final Finishing finishing;
  private final Stirring stirring;

  PersonFilter(Finishing finishing, Stirring stirring) {
    this.finishing = finishing;
    this.stirring = stirring;
  }

  /**
   * The sightings of each person in a chain, in time order; of none where there is nobody.
   *
   * <p>There is one as a rule. But who passes a mannequin may have been linked to it: what stays in
   * one place and does not stir is left out, and who is seen before and after are two.
   */
  List<List<Detection>> people(List<Tracklet> chain) {
    List<List<Detection>> people = new ArrayList<>();
    List<Detection> person = new ArrayList<>();
    for (List<Detection> stay : stays(chain)) {
      if (isLifeless(stay)) {
        people.add(person);
        person = new ArrayList<>();
      } else {
        person.addAll(stay);
      }
    }
    people.add(person);
    people.removeIf(sightings -> !isPerson(sightings));
    return people;
  }

  /** The sightings of a chain, all those together that are in one place one after the other. */
  private List<List<Detection>> stays(List<Tracklet> chain) {
    List<List<Detection>> stays = new ArrayList<>();
    List<Detection> stay = List.of();
    for (Tracklet part : chain) {
      if (stay.isEmpty() || !areAt(stay.get(0).box(), part.sightings())) {
        stay = new ArrayList<>();
        stays.add(stay);
      }
      stay.addAll(part.sightings());
    }
    return stays;
  }

  private boolean isPerson(List<Detection> sightings) {
    if (sightings.isEmpty()
        || sightings.size() < finishing.minSightings()
        || lengthUs(sightings) < Micros.of(finishing.minLength())) {
      return false;
    }
    double score = betterHalf(sightings);
    boolean moves = isMoving(sightings);
    if (isStirring(sightings)
        || moves && lengthUs(sightings) >= Micros.of(stirring.personAfter())) {
      return score >= stirring.minScore();
    }
    if (moves) {
      return score >= finishing.minScore();
    }
    return score >= finishing.minScoreStill()
        && lengthUs(sightings) < Micros.of(finishing.mannequinAfter());
  }

  private boolean isStirring(List<Detection> sightings) {
    return changed(sightings, stirring.personAfter()).orElse(0) >= stirring.minChanged();
  }

  private boolean isLifeless(List<Detection> sightings) {
    return !isMoving(sightings)
        && changed(sightings, stirring.mannequinAfter()).orElse(1) < stirring.maxChanged();
  }

  /** How much the place changed in the calmest third of the time, if known for long enough. */
  private static OptionalDouble changed(List<Detection> sightings, Duration longEnough) {
    List<Detection> watched =
        sightings.stream().filter(sighting -> sighting.changed().isPresent()).toList();
    if (watched.isEmpty() || lengthUs(watched) < Micros.of(longEnough)) {
      return OptionalDouble.empty();
    }
    double[] changed =
        watched.stream()
            .mapToDouble(sighting -> sighting.changed().getAsDouble())
            .sorted()
            .toArray();
    return OptionalDouble.of(changed[changed.length / CALMEST]);
  }

  private static long lengthUs(List<Detection> sightings) {
    return sightings.get(sightings.size() - 1).timeUs() - sightings.get(0).timeUs();
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
    return !areAt(sightings.get(0).box(), sightings);
  }

  private boolean areAt(Box place, List<Detection> sightings) {
    double reach = finishing.still() * place.height();
    return sightings.stream()
        .allMatch(sighting -> sighting.box().centre().distance(place.centre()) <= reach);
  }
}
