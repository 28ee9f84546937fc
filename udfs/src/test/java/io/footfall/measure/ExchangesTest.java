package io.footfall.measure;

import static io.footfall.measure.Walk.PICTURE;
import static io.footfall.measure.Walk.fraction;
import static io.footfall.model.Crossing.Direction.IN;
import static io.footfall.model.Crossing.Direction.OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.footfall.geometry.DirectedLine;
import io.footfall.model.Crossing;
import io.footfall.model.Line;
import io.footfall.model.Track;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A line runs down the picture at x = 300, inside to the right; bodies are 100 pixels tall.
 * Somebody comes in as far as x = 370 within 2.4 s, and goes back.
 */
class ExchangesTest {
  private static final Track WALKER =
      Walk.from(200, 250).to(370, 250, 2.4).to(200, 250, 2.4).track();

  @Test
  void whoTurnBackAtEachOtherAreOneWhoCameAndOneWhoWent() {
    Track other = other(Walk.from(560, 250).to(390, 250, 2.4).to(560, 250, 2.4));

    assertThat(crossings(WALKER, other))
        .extracting(Crossing::direction, Crossing::netted)
        .containsExactly(tuple(IN, false), tuple(OUT, false));
  }

  @Test
  void outsideTheSame() {
    Track walker = Walk.from(400, 250).to(230, 250, 2.4).to(400, 250, 2.4).track();
    Track other = other(Walk.from(60, 250).to(210, 250, 2.4).to(60, 250, 2.4));

    assertThat(crossings(walker, other))
        .extracting(Crossing::direction, Crossing::netted)
        .containsExactly(tuple(OUT, false), tuple(IN, false));
  }

  @Test
  void whoTurnsAloneHasTurned() {
    assertThat(crossings(WALKER)).hasSize(2).allMatch(Crossing::netted);
  }

  @Test
  void whoTurnsWhereAnotherWalksOnHasTurned() {
    Track other = other(Walk.from(560, 250).to(390, 250, 2.4).to(220, 250, 2.4));

    assertThat(ofWalker(other)).hasSize(2).allMatch(Crossing::netted);
  }

  @Test
  void whoTurnsWhereAnotherStandsHasTurned() {
    Track other = other(Walk.from(560, 250).to(390, 250, 2.4).stay(3).to(560, 250, 2.4));

    assertThat(ofWalker(other)).hasSize(2).allMatch(Crossing::netted);
  }

  @Test
  void whoTurnsWhereAnotherStoodBeforeHasTurned() {
    Track other = other(Walk.from(390, 250).stay(2.4).to(560, 250, 2.4));

    assertThat(ofWalker(other)).hasSize(2).allMatch(Crossing::netted);
  }

  @Test
  void whoHavePassedEachOtherAndTurnThenHaveTurned() {
    Track other = other(Walk.from(560, 250).to(330, 250, 2.4).to(560, 250, 2.4));

    assertThat(ofWalker(other)).hasSize(2).allMatch(Crossing::netted);
  }

  @Test
  void whoTurnBackAtADistanceHaveTurned() {
    Track other = other(Walk.from(560, 310).to(390, 310, 2.4).to(560, 310, 2.4));

    assertThat(ofWalker(other)).hasSize(2).allMatch(Crossing::netted);
  }

  @Test
  void whoGoesOnBehindAnotherAndTurnsLaterHasTurned() {
    Track walker =
        Walk.from(200, 250).to(370, 250, 2.4).stay(2).to(385, 330, 2).to(200, 330, 2).track();
    Track other = other(Walk.from(560, 250).to(390, 250, 2.4).to(560, 250, 2.4));

    assertThat(crossings(walker, other)).hasSize(2).allMatch(Crossing::netted);
  }

  private static Track other(Walk walk) {
    return Walk.later("other", 0, walk.track());
  }

  private static List<Crossing> ofWalker(Track other) {
    return crossings(WALKER, other).stream()
        .filter(crossing -> crossing.trackId().equals(WALKER.id()))
        .toList();
  }

  private static List<Crossing> crossings(Track... tracks) {
    DirectedLine segment = new DirectedLine(fraction(300, 100), fraction(300, 400));
    Line door = new Line("door", Line.Kind.ENTRANCE, segment, Line.Side.LEFT);
    return Crossings.of(
        List.of(tracks),
        CountingLine.of(List.of(door), PICTURE, List.of()),
        CrossingSettings.DEFAULT);
  }
}
