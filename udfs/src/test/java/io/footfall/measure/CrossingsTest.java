package io.footfall.measure;

import static io.footfall.measure.Walk.PICTURE;
import static io.footfall.measure.Walk.fraction;
import static io.footfall.model.Crossing.Direction.IN;
import static io.footfall.model.Crossing.Direction.OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.DirectedLine;
import io.footfall.geometry.Homography;
import io.footfall.geometry.Point;
import io.footfall.model.Crossing;
import io.footfall.model.Crossing.Direction;
import io.footfall.model.Line;
import io.footfall.model.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A line runs down the picture at x = 300 from y = 100 to y = 400, its inside to the picture's
 * right (the left hand of who faces down). Bodies are 100 pixels tall, so the band is 10 pixels
 * wide on each side.
 */
class CrossingsTest {
  private static final Line DOOR = line(300, 100, 300, 400, Line.Side.LEFT);

  @Test
  void walkingOverTheLineIsOneCrossingWhenTheFootPointPassesIt() {
    Track track = Walk.from(200, 250).to(400, 250, 2).track();

    assertThat(crossings(track)).containsExactly(new Crossing("t1", "door", 1_000_000, IN, false));
  }

  @Test
  void walkingBackIsACrossingOut() {
    assertThat(directions(Walk.from(400, 250).to(200, 250, 2).track())).containsExactly(OUT);
  }

  @Test
  void theLineTurnedAroundWithItsInsideOnTheOtherHandIsTheSameLine() {
    Line turned = line(300, 400, 300, 100, Line.Side.RIGHT);

    assertThat(of(Walk.from(200, 250).to(400, 250, 2).track(), turned))
        .extracting(Crossing::direction)
        .containsExactly(IN);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 5, 12.5, 30})
  void theFrameRateDoesNotMatter(double framesPerSecond) {
    Track track =
        Walk.from(200, 250, framesPerSecond).to(400, 250, 2).stay(4).to(200, 250, 2).track();

    assertThat(crossings(track)).extracting(Crossing::direction).containsExactly(IN, OUT);
    assertThat(crossings(track).get(0).timeUs()).isCloseTo(1_000_000, within(30_000L));
  }

  @Test
  void touchingTheLineAndTurningBackIsNotACrossing() {
    assertThat(crossings(Walk.from(200, 250).to(300, 250, 1).to(200, 250, 1).track())).isEmpty();
  }

  @Test
  void goingPastTheLineWithinTheBandAndTurningBackIsNotACrossing() {
    Track track = Walk.from(200, 250).to(309.9, 250, 1).stay(3).to(200, 250, 1).track();

    assertThat(crossings(track)).isEmpty();
  }

  @Test
  void goingJustBeyondTheBandAndTurningBackIsTwoCrossings() {
    Track track = Walk.from(200, 250).to(310.1, 250, 1).stay(3).to(200, 250, 1).track();

    assertThat(directions(track)).containsExactly(IN, OUT);
  }

  @Test
  void aStayBeyondTheBandMustLastTheConfirmTime() {
    CrossingSettings settings =
        new CrossingSettings(0.1, 0.2, Duration.ofMillis(400), Duration.ofSeconds(10));
    // 100 pixels a second: from 10 to d pixels beyond and back takes 2 (d - 10) / 100 s.
    Track tooShort = Walk.from(200, 250, 100).to(329, 250, 1.29).to(200, 250, 1.29).track();
    Track longEnough = Walk.from(200, 250, 100).to(331, 250, 1.31).to(200, 250, 1.31).track();

    assertThat(Crossings.of(List.of(tooShort), lines(DOOR), settings)).isEmpty();
    assertThat(Crossings.of(List.of(longEnough), lines(DOOR), settings)).hasSize(2);
  }

  @Test
  void flickerOnTheLineIsOneCrossingAtTheLastPassage() {
    Track track =
        Walk.from(250, 250)
            .to(295, 250, 1)
            .to(305, 250, 0.2)
            .to(295, 250, 0.2)
            .to(305, 250, 0.2)
            .to(295, 250, 0.2)
            .to(305, 250, 0.2)
            .to(400, 250, 1)
            .track();

    assertThat(crossings(track)).containsExactly(new Crossing("t1", "door", 1_900_000, IN, false));
  }

  @Test
  void standingOnTheLineForAnHourIsNotACrossing() {
    Walk walk = Walk.from(200, 250).to(299, 250, 1);
    for (int i = 0; i < 9000; i++) {
      walk.to(i % 2 == 0 ? 304 : 296, 250, 0.4);
    }

    assertThat(crossings(walk.track())).isEmpty();
    assertThat(directions(walk.to(400, 250, 1).track())).containsExactly(IN);
  }

  @Test
  void aSampleAstrayCountsInNeitherDirection() {
    Track outside = Walk.from(200, 250).to(280, 250, 1).to(340, 250, 0.2).to(280, 250, 0.2).track();
    Track inside = Walk.from(400, 250).to(320, 250, 1).to(260, 250, 0.2).to(320, 250, 0.2).track();

    assertThat(crossings(outside)).isEmpty();
    assertThat(crossings(inside)).isEmpty();
  }

  @Test
  void flickerBeforeGoingBackNeverCountsTheWrongWay() {
    Track track =
        Walk.from(400, 250)
            .to(302, 250, 1)
            .to(297, 250, 0.2)
            .to(303, 250, 0.2)
            .to(400, 250, 1)
            .track();

    assertThat(crossings(track)).isEmpty();
  }

  @Test
  void aTrackBornPastTheLineIsNoEntry() {
    assertThat(crossings(Walk.from(320, 250).to(500, 250, 3).track())).isEmpty();
  }

  @Test
  void aTrackBornInTheBandIsNoEntryOnWhicheverSideItBegan() {
    assertThat(crossings(Walk.from(305, 250).to(500, 250, 3).track())).isEmpty();
    assertThat(crossings(Walk.from(291, 250).to(500, 250, 3).track())).isEmpty();
  }

  @Test
  void aTrackThatEndsInTheBandIsNoEntry() {
    assertThat(crossings(Walk.from(200, 250).to(309, 250, 2).stay(2).track())).isEmpty();
  }

  @Test
  void aTrackMayCrossManyTimes() {
    Walk walk = Walk.from(200, 250);
    for (int i = 0; i < 5; i++) {
      walk.to(400, 250, 2).stay(20).to(200, 250, 2).stay(20);
    }

    assertThat(directions(walk.track()))
        .containsExactly(IN, OUT, IN, OUT, IN, OUT, IN, OUT, IN, OUT);
    assertThat(crossings(walk.track())).noneMatch(Crossing::netted);
  }

  /** A tenth of the body's 100 pixels is how exactly it is known where it stands. */
  @ParameterizedTest
  @CsvSource({"89, 0", "91, 1", "101, 1", "399, 1", "409, 1", "411, 0"})
  void passingBesideTheLinesEndsIsNotACrossing(double y, int count) {
    assertThat(crossings(Walk.from(200, y).to(400, y, 2).track())).hasSize(count);
  }

  @ParameterizedTest
  @ValueSource(doubles = {241, 249, 250, 251, 259})
  void nearAnEndThatTwoLinesShareAPassageCountsOnce(double y) {
    Track track = Walk.from(200, y).to(400, y, 2).track();
    Line upper = line(300, 100, 300, 250, Line.Side.LEFT);
    Line lower = line(300, 250, 300, 400, Line.Side.LEFT);

    assertThat(Crossings.of(List.of(track), lines(upper, lower), CrossingSettings.DEFAULT))
        .hasSize(1);
  }

  @Test
  void goingInRoundTheEndAndOutOverTheLineIsOneCrossingOut() {
    Track track = Walk.from(200, 50).to(400, 50, 2).to(400, 250, 2).to(200, 250, 2).track();

    assertThat(directions(track)).containsExactly(OUT);
  }

  @Test
  void linesCloserThanTheBandAreEachCrossed() {
    Line next = line(304, 100, 304, 400, Line.Side.LEFT);
    Track through = Walk.from(200, 250).to(400, 250, 2).track();
    Track between = Walk.from(200, 250).to(302, 250, 2).stay(2).to(200, 250, 2).track();

    assertThat(crossings(through)).hasSize(1);
    assertThat(of(through, next)).hasSize(1);
    assertThat(of(through, next).get(0).timeUs()).isGreaterThan(crossings(through).get(0).timeUs());
    assertThat(crossings(between)).isEmpty();
    assertThat(of(between, next)).isEmpty();
  }

  @Test
  void aLineAtThePicturesEdgeCountsByTheUnclippedFootPoint() {
    Line threshold = line(100, 470, 540, 470, Line.Side.LEFT);
    Track leaving = Walk.from(300, 300).to(300, 520, 2).track();

    assertThat(of(leaving, threshold)).extracting(Crossing::direction).containsExactly(OUT);
  }

  @Test
  void nearPeopleNeedToGoFurtherPastTheLineThanFarOnes() {
    Track far = Walk.from(200, 250).tall(40).to(306, 250, 1).stay(2).track();
    Track near = Walk.from(200, 250).tall(400).to(306, 250, 1).stay(2).track();

    assertThat(crossings(far)).hasSize(1);
    assertThat(crossings(near)).isEmpty();
  }

  @Test
  void aBoxCutShortForAMomentDoesNotNarrowTheBand() {
    Track track =
        Walk.from(250, 250)
            .to(298, 250, 1)
            .tall(20)
            .to(305, 250, 0.4)
            .tall(100)
            .to(305, 250, 2)
            .to(250, 250, 1)
            .track();

    assertThat(crossings(track)).isEmpty();
  }

  @Test
  void somebodyHiddenWhileOnTheLineIsCounted() {
    Track track =
        Walk.from(200, 250).to(250, 250, 1).hidden().to(350, 250, 1).seen().to(400, 250, 1).track();

    assertThat(directions(track)).containsExactly(IN);
  }

  @Test
  void somebodyNeverSeenOnOneOfTheSidesIsNotCounted() {
    Track track = Walk.from(200, 250).to(250, 250, 1).hidden().to(400, 250, 2).track();
    Track seenInTheBandOnly = Walk.from(200, 250).to(309, 250, 2).hidden().to(400, 250, 2).track();
    Track seenAtLast =
        Walk.from(200, 250).to(250, 250, 1).hidden().to(400, 250, 2).seen().stay(0.2).track();

    assertThat(crossings(track)).isEmpty();
    assertThat(crossings(seenInTheBandOnly)).isEmpty();
    assertThat(crossings(seenAtLast)).hasSize(1);
  }

  @Test
  void inAndOutWithinTheUTurnTimeCancelEachOther() {
    Track within = Walk.from(200, 250).to(400, 250, 2).stay(8.1).to(200, 250, 2).track();
    Track beyond = Walk.from(200, 250).to(400, 250, 2).stay(8.3).to(200, 250, 2).track();

    assertThat(crossings(within)).hasSize(2).allMatch(Crossing::netted);
    assertThat(crossings(beyond)).hasSize(2).noneMatch(Crossing::netted);
  }

  @Test
  void outAndInAgainWithinTheUTurnTimeCancelEachOther() {
    Track within = Walk.from(400, 250).to(200, 250, 2).stay(8.1).to(400, 250, 2).track();
    Track beyond = Walk.from(400, 250).to(200, 250, 2).stay(8.3).to(400, 250, 2).track();

    assertThat(crossings(within)).hasSize(2).allMatch(Crossing::netted);
    assertThat(crossings(beyond)).hasSize(2).noneMatch(Crossing::netted);
  }

  @Test
  void loiteringOnTheLineBeforeAUTurnDoesNotMakeItLonger() {
    Track track =
        Walk.from(200, 250)
            .to(302, 250, 1)
            .stay(20)
            .to(400, 250, 1)
            .to(302, 250, 1)
            .stay(20)
            .to(200, 250, 1)
            .track();

    assertThat(crossings(track)).hasSize(2).allMatch(Crossing::netted);
  }

  @Test
  void ofInOutInTheFirstTwoCancel() {
    Track track = Walk.from(200, 250).to(400, 250, 2).to(200, 250, 2).to(400, 250, 2).track();

    assertThat(crossings(track)).extracting(Crossing::netted).containsExactly(true, true, false);
  }

  @Test
  void aTrackOfOnePointCrossesNothing() {
    assertThat(crossings(Walk.from(300, 250).track())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"25, 6, 1", "25, 4, 0", "200, 45, 1", "200, 35, 0"})
  void whereTheFloorIsKnownTheBandIsAFifthOfAMetre(
      double pixelsPerMetre, double beyond, int count) {
    Track track = Walk.from(300 - beyond, 250).stay(1).to(300 + beyond, 250, 1).stay(1).track();

    assertThat(Crossings.of(List.of(track), onFloor(pixelsPerMetre, 0), CrossingSettings.DEFAULT))
        .hasSize(count);
  }

  @Test
  void whoStandsAboveTheHorizonIsFarFromTheLine() {
    // The floor's horizon is at x = 280: what is to its left is no floor.
    Track track = Walk.from(275, 250).stay(1).to(400, 250, 1).stay(1).track();

    assertThat(Crossings.of(List.of(track), onFloor(25, 280), CrossingSettings.DEFAULT)).hasSize(1);
  }

  @Test
  void aLineThatIsNotOnTheFloorIsMeasuredInThePicture() {
    Track track = Walk.from(291, 250).stay(1).to(309, 250, 1).stay(1).track();
    Track further = Walk.from(289, 250).stay(1).to(311, 250, 1).stay(1).track();

    assertThat(Crossings.of(List.of(track), onFloor(25, 400), CrossingSettings.DEFAULT)).isEmpty();
    assertThat(Crossings.of(List.of(further), onFloor(25, 400), CrossingSettings.DEFAULT))
        .hasSize(1);
  }

  /**
   * The door, its floor seen straight from above, or with a horizon.
   *
   * @param horizon x of the upright horizon, right of which the floor is; 0 for none
   */
  private static List<CountingLine> onFloor(double pixelsPerMetre, double horizon) {
    List<Homography.Pair> floor = new ArrayList<>();
    for (double x : new double[] {Math.max(20, horizon + 20), 620}) {
      for (double y : new double[] {20, 460}) {
        double depth = horizon == 0 ? 1 : (x - horizon) / 100;
        Point place = new Point(x / pixelsPerMetre / depth, y / pixelsPerMetre / depth);
        floor.add(new Homography.Pair(fraction(x, y), place));
      }
    }
    return CountingLine.of(List.of(DOOR), PICTURE, floor);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new CrossingSettings(-0.1, 0.2, Duration.ZERO, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bandBodyHeights");
    assertThatThrownBy(() -> new CrossingSettings(0.1, Double.NaN, Duration.ZERO, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bandMetres");
    assertThatThrownBy(() -> new CrossingSettings(0.1, 0.2, Duration.ofMillis(-1), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("confirm");
    assertThatThrownBy(() -> new CrossingSettings(0.1, 0.2, Duration.ZERO, Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("uTurn");
  }

  private static List<Crossing> crossings(Track track) {
    return of(track, DOOR);
  }

  private static List<Crossing> of(Track track, Line line) {
    return Crossings.of(List.of(track), lines(line), CrossingSettings.DEFAULT);
  }

  private static List<CountingLine> lines(Line... lines) {
    return CountingLine.of(List.of(lines), PICTURE, List.of());
  }

  private static List<Direction> directions(Track track) {
    return crossings(track).stream().map(Crossing::direction).toList();
  }

  private static Line line(double x1, double y1, double x2, double y2, Line.Side inside) {
    return new Line(
        "door", Line.Kind.ENTRANCE, new DirectedLine(fraction(x1, y1), fraction(x2, y2)), inside);
  }
}
