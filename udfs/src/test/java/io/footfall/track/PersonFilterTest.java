package io.footfall.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.geometry.Point;
import io.footfall.model.ClothingColour;
import io.footfall.model.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonFilterTest {
  private static final OptionalDouble NOT_KNOWN = OptionalDouble.empty();
  private static final OptionalDouble NONE = OptionalDouble.of(0);
  private static final OptionalDouble LITTLE = OptionalDouble.of(0.005);
  private static final OptionalDouble SOME = OptionalDouble.of(0.1);
  private static final int A_SECOND = 5;

  private final PersonFilter filter =
      new PersonFilter(TrackerSettings.DEFAULT.finishing(), TrackerSettings.DEFAULT.stirring());

  private static Detection seen(double second, double x, double score, OptionalDouble changed) {
    Box box = Box.ofFootPoint(new Point(x, 400), 60, 180);
    return new Detection(
        Math.round(second * 1_000_000), box, score, ClothingColour.UNKNOWN, changed);
  }

  private static Tracklet tracklet(List<Detection> sightings) {
    Tracklet tracklet = new Tracklet(sightings.get(0));
    sightings.subList(1, sightings.size()).forEach(tracklet::add);
    return tracklet;
  }

  /** In one place, from a second on. */
  private static List<Detection> standing(
      double from, double seconds, double score, IntFunction<OptionalDouble> changed) {
    List<Detection> sightings = new ArrayList<>();
    for (int n = 0; n <= A_SECOND * seconds; n++) {
      sightings.add(seen(from + n / (double) A_SECOND, 300, score, changed.apply(n)));
    }
    return sightings;
  }

  private static List<Detection> walking(double from, double seconds, double fromX) {
    return walking(from, seconds, fromX, 0.7);
  }

  private static List<Detection> walking(double from, double seconds, double fromX, double score) {
    List<Detection> sightings = new ArrayList<>();
    for (int n = 0; n <= A_SECOND * seconds; n++) {
      sightings.add(
          seen(from + n / (double) A_SECOND, fromX + 40 * n, score, OptionalDouble.of(0.6)));
    }
    return sightings;
  }

  private boolean isPerson(double seconds, double score, IntFunction<OptionalDouble> changed) {
    return !filter.people(List.of(tracklet(standing(0, seconds, score, changed)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0.9, true", "0.31, true", "0.29, false"})
  void whoStirsIsAPersonAlsoWhereTheDetectorIsUnsure(double score, boolean isPerson) {
    assertThat(isPerson(16, score, n -> SOME)).isEqualTo(isPerson);
  }

  @ParameterizedTest
  @CsvSource({"16, 0.31, true", "16, 0.29, false", "14, 0.31, false", "14, 0.36, true"})
  void whoMovesIsBelievedAtALowerScoreIfFollowedForLong(
      double seconds, double score, boolean isPerson) {
    List<Detection> way = walking(0, seconds, 0, score);

    assertThat(filter.people(List.of(tracklet(way))))
        .isEqualTo(isPerson ? List.of(way) : List.of());
  }

  @ParameterizedTest
  @CsvSource({"0.4", "0.9"})
  void whatKeepsStillForHalfAMinuteIsAMannequinHoweverSureTheDetector(double score) {
    assertThat(isPerson(31, score, n -> NONE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0.49, false", "0.51, true"})
  void otherwiseTheScoreTells(double score, boolean isPerson) {
    assertThat(isPerson(100, score, n -> NOT_KNOWN)).isEqualTo(isPerson);
    assertThat(isPerson(100, score, n -> LITTLE)).isEqualTo(isPerson);
    assertThat(isPerson(29, score, n -> NONE)).isEqualTo(isPerson);
    assertThat(isPerson(14, score, n -> SOME)).isEqualTo(isPerson);
    assertThat(isPerson(100, score, n -> n < 14 * A_SECOND ? SOME : NOT_KNOWN)).isEqualTo(isPerson);
  }

  @Test
  void somebodyWhoPassesNowAndThenMakesNoPersonOfAMannequin() {
    assertThat(isPerson(100, 0.6, n -> n % 10 < 6 ? SOME : NONE)).isFalse();
  }

  @Test
  void whoStandsForLongerThanHalfAnHourAndStirsIsAPerson() {
    assertThat(isPerson(2400, 0.6, n -> SOME)).isTrue();
    assertThat(isPerson(2400, 0.6, n -> NOT_KNOWN)).isFalse();
  }

  @Test
  void aMannequinIsTakenOutOfAChainAndWhoPassesItStays() {
    List<Detection> before = walking(0, 3, -300);
    List<Detection> after = walking(100, 3, 300);
    List<Tracklet> chain =
        List.of(
            tracklet(before),
            tracklet(standing(4, 40, 0.6, n -> NONE)),
            tracklet(standing(45, 50, 0.6, n -> NONE)),
            tracklet(after));

    assertThat(filter.people(chain)).containsExactly(before, after);
  }

  @Test
  void whoStandsForAWhileAndStirsGoesOn() {
    List<Detection> all = new ArrayList<>(walking(0, 3, -300));
    List<Detection> pausing = standing(4, 90, 0.4, n -> LITTLE);
    List<Detection> after = walking(100, 3, 300);
    List<Tracklet> chain = List.of(tracklet(all), tracklet(pausing), tracklet(after));
    all.addAll(pausing);
    all.addAll(after);

    assertThat(filter.people(chain)).containsExactly(all);
  }
}
