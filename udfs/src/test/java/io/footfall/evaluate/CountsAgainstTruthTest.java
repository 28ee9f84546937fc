package io.footfall.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.footfall.model.Crossing;
import io.footfall.model.Crossing.Direction;
import io.footfall.model.ZoneVisit;
import io.footfall.model.ZoneVisit.Edge;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountsAgainstTruthTest {
  private static final Duration NEAR = Duration.ofSeconds(1);

  @Test
  void crossingsAtTheSameTimesAreAllRight() {
    CrossingScore score = CrossingScore.of(crossings(1, 5, 9), crossings(9.3, 0.8, 5), NEAR);

    assertThat(score.tally()).isEqualTo(new Tally(3, 3));
    assertThat(score.missed()).isEmpty();
    assertThat(score.extra()).isEmpty();
  }

  @Test
  void aMissedAndAnExtraCrossingDoNotCancelEachOther() {
    CrossingScore score = CrossingScore.of(crossings(1, 5), crossings(1, 7), NEAR);

    assertThat(score.tally().error()).hasValue(0);
    assertThat(score.missed()).extracting(Crossing::timeUs).containsExactly(5_000_000L);
    assertThat(score.extra()).extracting(Crossing::timeUs).containsExactly(7_000_000L);
  }

  @Test
  void crossingsArePairedUpToTheGivenDistanceAndNotBeyond() {
    assertThat(CrossingScore.of(crossings(5), crossings(6), NEAR).missed()).isEmpty();
    assertThat(CrossingScore.of(crossings(5), crossings(4), NEAR).missed()).isEmpty();
    assertThat(CrossingScore.of(crossings(5), crossings(6.001), NEAR).missed()).hasSize(1);
    assertThat(CrossingScore.of(crossings(5), crossings(3.999), NEAR).extra()).hasSize(1);
  }

  @Test
  void closeCrossingsArePairedSoThatMostFindACounterpart() {
    CrossingScore score = CrossingScore.of(crossings(1, 2), crossings(1.9, 2.9), NEAR);

    assertThat(score.missed()).isEmpty();
  }

  @Test
  void theMissedCrossingIsTheOneFarFromAnyCounted() {
    CrossingScore score = CrossingScore.of(crossings(1, 1.5, 9), crossings(1.5, 9), NEAR);

    assertThat(score.missed()).extracting(Crossing::timeUs).containsExactly(1_000_000L);
  }

  @Test
  void aVisitIsFoundWhenHalfOfItsTimeIsShared() {
    assertThat(VisitScore.of(List.of(visit(0, 10)), List.of(visit(0, 5))).missed()).isEmpty();
    assertThat(VisitScore.of(List.of(visit(0, 10)), List.of(visit(0, 4.9))).missed()).hasSize(1);
  }

  @Test
  void aVisitThatWasFoundInPiecesIsOneVisitTooManyWithTheSameDwell() {
    VisitScore score = VisitScore.of(List.of(visit(0, 10)), List.of(visit(0, 7), visit(7, 10)));

    assertThat(score.visits().error()).hasValue(1);
    assertThat(score.missed()).isEmpty();
    assertThat(score.extra()).containsExactly(visit(7, 10));
    assertThat(score.dwellSeconds().error()).hasValue(0);
  }

  @Test
  void twoVisitsAtTheSameTimeNeedTwoCounterparts() {
    VisitScore score = VisitScore.of(List.of(visit(0, 10), visit(1, 9)), List.of(visit(0.5, 9.5)));

    assertThat(score.missed()).hasSize(1);
    assertThat(score.extra()).isEmpty();
  }

  @Test
  void anErrorIsAShareOfTheTruth() {
    assertThat(new Tally(50, 49).error().getAsDouble()).isCloseTo(-0.02, within(1e-12));
    assertThat(new Tally(0, 0).error()).hasValue(0);
    assertThat(new Tally(0, 1).error()).isEmpty();
    assertThat(new Tally(1, 2).plus(new Tally(3, 2)).error()).hasValue(0);
    assertThatThrownBy(() -> new Tally(Double.NaN, 1)).hasMessageContaining("0 or more");
  }

  private static List<Crossing> crossings(double... seconds) {
    return Arrays.stream(seconds)
        .mapToObj(s -> new Crossing("t" + s, "door", Math.round(s * 1e6), Direction.IN, false))
        .toList();
  }

  private static ZoneVisit visit(double from, double to) {
    return new ZoneVisit(
        "t" + from,
        "z",
        Math.round(from * 1e6),
        Math.round(to * 1e6),
        Edge.CROSSED,
        Edge.CROSSED,
        false);
  }
}
