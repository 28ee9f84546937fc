package io.footfall.measure;

import static io.footfall.measure.Walk.PICTURE;
import static io.footfall.measure.Walk.fraction;
import static io.footfall.model.Crossing.Direction.IN;
import static io.footfall.model.Crossing.Direction.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.DirectedLine;
import io.footfall.model.Crossing;
import io.footfall.model.Line;
import io.footfall.model.TimeRange;
import io.footfall.model.Track;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A line runs down the picture at x = 300, its inside to the picture's right. Bodies are 100 pixels
 * tall. The one who is seen walks in at 100 pixels a second and passes the line after one second.
 */
class HiddenCrossingsTest {
  private static final Line DOOR = door(300);
  private static final List<TimeRange> FOOTAGE = List.of(new TimeRange(-10_000_000, 60_000_000));

  private final Track seen = Walk.from(200, 250).to(400, 250, 2).stay(5).track();

  @Test
  void whoIsFoundBehindTheLineBesideOneWhoWalkedInCameInToo() {
    Track found = found(1.6, 330);

    assertThat(hidden(seen, found))
        .containsExactly(new Crossing("found", "door", 1_000_000, IN, false, true));
  }

  @Test
  void whoIsLostBeforeTheLineBesideOneWhoWalksInWentInToo() {
    Track lost = Walk.later("lost", 0, Walk.from(175, 280).to(275, 280, 1).track());

    assertThat(hidden(seen, lost))
        .containsExactly(new Crossing("lost", "door", 1_000_000, IN, false, true));
  }

  /** Seen to pass, but beyond the band on one side for less than 0.3 s. */
  @Test
  void whoIsFoundJustBeforeTheLineAndPassesItBesideAnotherHasCrossed() {
    Track found = Walk.later("found", 0.8, Walk.from(285, 280).to(385, 280, 1).track());

    assertThat(hidden(seen, found))
        .containsExactly(new Crossing("found", "door", 950_000, IN, false, true));
    assertThat(hidden(found)).isEmpty();
  }

  @Test
  void whoIsLostJustBehindTheLineHavingPassedItBesideAnotherHasCrossed() {
    Track lost = Walk.later("lost", 0, Walk.from(215, 280).to(315, 280, 1).track());

    assertThat(hidden(seen, lost))
        .containsExactly(new Crossing("lost", "door", 850_000, IN, false, true));
    assertThat(hidden(lost)).isEmpty();
  }

  @Test
  void aPassageThatIsSeenToBeOneIsNotCountedAgain() {
    Track found = Walk.later("found", 0.5, Walk.from(250, 280).to(350, 280, 1).track());

    assertThat(Crossings.of(List.of(found), List.of(line()), CrossingSettings.DEFAULT)).hasSize(1);
    assertThat(hidden(seen, found)).isEmpty();
  }

  @Test
  void theSameHoldsForTheWayOut() {
    Track leaving = Walk.from(400, 250).to(200, 250, 2).stay(5).track();
    Track found = Walk.later("found", 1.6, Walk.from(270, 250).to(150, 250, 2).track());

    assertThat(hidden(leaving, found)).extracting(Crossing::direction).containsExactly(OUT);
  }

  @Test
  void aGroupIsCountedWhole() {
    Track second = found(1.6, 330);
    Track third = Walk.later("third", 1.4, Walk.from(350, 285).to(450, 285, 2).track());

    assertThat(hidden(seen, second, third)).hasSize(2);
  }

  @Test
  void withoutACompanionSomebodyFoundBehindTheLineCameFromElsewhere() {
    assertThat(hidden(found(1.6, 330))).isEmpty();
  }

  @Test
  void besideOneWhoWalksTheOtherWayNobodyWentAlong() {
    Track leaving = Walk.from(400, 250).to(200, 250, 2).track();

    assertThat(hidden(leaving, found(1, 330))).isEmpty();
  }

  @Test
  void besideOneWhoTurnsBackNobodyIsInferred() {
    Track turning = Walk.from(200, 250).to(400, 250, 2).to(200, 250, 2).track();

    assertThat(hidden(turning, found(1.6, 330))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"5.0, 1", "5.2, 0"})
  void whoIsFoundLongAfterwardsDidNotComeAlong(double second, int count) {
    // By then the other one stands at x = 400.
    assertThat(hidden(seen, found(second, 355))).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({"309, 1", "311, 0"})
  void whoIsFoundFarFromTheOtherDidNotComeAlong(double y, int count) {
    Track found = Walk.later("found", 1.6, Walk.from(360, y).to(450, y, 2).track());

    assertThat(hidden(seen, found)).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({"237, 1", "239, 0"})
  void whoIsFoundInTheSamePlaceIsTheSameBody(double y, int count) {
    Track found = Walk.later("found", 1.6, Walk.from(360, y).to(450, y, 2).track());

    assertThat(hidden(seen, found)).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({"359, 1", "361, 0"})
  void whoIsFoundFarBehindTheLineDidNotComeOverIt(double x, int count) {
    Track found = Walk.later("found", 1.6, Walk.from(x, 280).to(x + 100, 280, 2).track());

    assertThat(hidden(seen, found)).hasSize(count);
  }

  @Test
  void whoFlickersOnTheLineIsNotInferred() {
    Track flickering =
        Walk.later("found", 1.6, Walk.from(305, 260).to(309, 260, 1).to(296, 260, 1).track());

    assertThat(hidden(seen, flickering)).isEmpty();
  }

  @Test
  void whoWalksBackOverTheLineDidNotComeIn() {
    Track back =
        Walk.later("found", 1.6, Walk.from(330, 250).to(400, 250, 2).to(200, 250, 2).track());

    assertThat(hidden(seen, back)).isEmpty();
  }

  @Test
  void whoComesTowardsTheLineDidNotComeOverIt() {
    Track coming = Walk.later("found", 1.6, Walk.from(340, 250).to(320, 250, 1).stay(1).track());

    assertThat(hidden(seen, coming)).isEmpty();
  }

  @Test
  void whoIsLostOnOneSideAndFoundOnTheOtherHasCrossed() {
    Track before = Walk.later("before", 0, Walk.from(150, 250).to(270, 250, 2).track());
    Track after = Walk.later("after", 3, Walk.from(320, 250).to(420, 250, 2).track());

    assertThat(hidden(before, after))
        .containsExactly(new Crossing("after", "door", 2_500_000, IN, false, true));
  }

  /** The band is ten pixels wide. */
  @Test
  void whoIsLostInTheBandOnTheWayOverHasCrossedWhenFoundBeyondIt() {
    Track before = Walk.later("before", 0, Walk.from(150, 250).to(305, 250, 3).track());
    Track after = Walk.later("after", 4, Walk.from(320, 250).to(420, 250, 2).track());

    assertThat(hidden(before, after))
        .containsExactly(new Crossing("after", "door", 3_500_000, IN, false, true));
  }

  @Test
  void whoIsLostInTheBandAndFoundOnTheSideOfTheLastStayHasNotCrossed() {
    Track before = Walk.later("before", 0, Walk.from(150, 250).to(305, 250, 3).track());
    Track after = Walk.later("after", 4, Walk.from(280, 250).to(180, 250, 2).track());

    assertThat(hidden(before, after)).isEmpty();
  }

  @Test
  void whoIsLostAndFoundInTheBandHasNotCrossed() {
    Track before = Walk.later("before", 0, Walk.from(292, 250).to(295, 250, 2).track());
    Track after = Walk.later("after", 3, Walk.from(305, 250).to(308, 250, 2).track());

    assertThat(hidden(before, after)).isEmpty();
  }

  @Test
  void whoIsFoundAgainOnTheSameSideHasNotCrossedWhoeverCrossesBeside() {
    Track before = Walk.later("before", 0, Walk.from(420, 280).to(340, 280, 1).track());
    Track after = found(1.6, 330);

    assertThat(hidden(seen, before, after)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"8.0, 1", "8.2, 0"})
  void whoIsFoundMuchLaterIsSomebodyElse(double second, int count) {
    Track before = Walk.later("before", 0, Walk.from(150, 250).to(270, 250, 2).track());
    Track after = Walk.later("after", second, Walk.from(320, 250).to(420, 250, 2).track());

    assertThat(hidden(before, after)).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({"-401000, 1", "-400000, 0"})
  void whereFootageBeginsNobodyWasFound(long footageStartUs, int count) {
    List<TimeRange> footage = List.of(new TimeRange(footageStartUs, 60_000_000));

    assertThat(of(DOOR, footage, seen, found(1.6, 330))).hasSize(count);
  }

  @Test
  void atTheBorderOfThePictureNobodyWasFound() {
    Track walking = Walk.from(640 - 160, 250).to(640 - 20, 250, 2).stay(5).track();
    Track entering = Walk.later("found", 1.6, Walk.from(620, 280).to(640, 280, 2).track());

    assertThat(of(door(580), FOOTAGE, walking, entering)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, 17})
  void theOrderOfTracksDoesNotMatter(long seed) {
    List<Track> tracks =
        Arrays.asList(
            seen,
            found(1.6, 330),
            Walk.later("third", 1.4, Walk.from(350, 285).to(450, 285, 2).track()),
            Walk.later("lost", 0, Walk.from(175, 220).to(275, 220, 1).track()));
    List<Crossing> expected = hidden(tracks.toArray(Track[]::new));
    Collections.shuffle(tracks, new Random(seed));

    assertThat(expected).isNotEmpty();
    assertThat(hidden(tracks.toArray(Track[]::new))).isEqualTo(expected);
  }

  @Test
  void noTracksNoCrossings() {
    assertThat(hidden()).isEmpty();
  }

  private static CountingLine line() {
    return CountingLine.of(List.of(DOOR), PICTURE, List.of()).get(0);
  }

  private static List<Crossing> hidden(Track... tracks) {
    return of(DOOR, FOOTAGE, tracks);
  }

  private static List<Crossing> of(Line line, List<TimeRange> footage, Track... tracks) {
    List<CountingLine> lines = CountingLine.of(List.of(line), PICTURE, List.of());
    List<Crossing> seen = Crossings.of(List.of(tracks), lines, CrossingSettings.DEFAULT);
    return HiddenCrossings.of(
        List.of(tracks), lines, seen, PICTURE, footage, CrossingSettings.DEFAULT);
  }

  /** Somebody who is found at an instant and walks on inwards. */
  private static Track found(double second, double x) {
    return Walk.later("found", second, Walk.from(x, 280).to(x + 100, 280, 2).track());
  }

  private static Line door(double x) {
    return new Line(
        "door",
        Line.Kind.ENTRANCE,
        new DirectedLine(fraction(x, 100), fraction(x, 400)),
        Line.Side.LEFT);
  }
}
