package io.footfall.evaluate;

import java.util.Optional;

/** What a truth row of the 2016 format shows; the order is the format's own, from 1. */
public enum MotClass {
  PEDESTRIAN,
  PERSON_ON_VEHICLE,
  CAR,
  BICYCLE,
  MOTORBIKE,
  NON_MOTORISED_VEHICLE,
  STATIC_PERSON,
  DISTRACTOR,
  OCCLUDER,
  OCCLUDER_ON_GROUND,
  OCCLUDER_FULL,
  REFLECTION,
  CROWD;

  /** Looks like a person, and a tracker is neither praised nor blamed for following it. */
  public boolean isDistractor() {
    return switch (this) {
      case PERSON_ON_VEHICLE, STATIC_PERSON, DISTRACTOR, REFLECTION -> true;
      default -> false;
    };
  }

  /** The class of a number in the class column; empty when the format has no such number. */
  static Optional<MotClass> find(double number) {
    int ordinal = (int) number - 1;
    boolean known = number == Math.rint(number) && ordinal >= 0 && ordinal < values().length;
    return known ? Optional.of(values()[ordinal]) : Optional.empty();
  }
}
