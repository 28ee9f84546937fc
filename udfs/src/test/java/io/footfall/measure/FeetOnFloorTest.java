package io.footfall.measure;

import static io.footfall.geometry.TiltedCamera.pixel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.Box;
import io.footfall.geometry.FloorView;
import io.footfall.geometry.Point;
import io.footfall.geometry.Shift;
import io.footfall.geometry.TiltedCamera;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The camera sees people walk away from it, behind racks 1.1 m high. Boxes end below the head's
 * place, which is where the toes are.
 */
class FeetOnFloorTest {
  private static final double RACK = 1.1;
  private static final double COUNTER = 0.9;
  private static final double BEHIND_TOES = 0.1;
  private static final FloorView FLOOR =
      FloorView.of(TiltedCamera.floor(1), TiltedCamera.PICTURE).orElseThrow();

  @Test
  void whoWasSeenWholeKeepsTheFeetBehindARack() {
    Track seen = walk(1.8, 20, 40);

    Track found = FeetOnFloor.found(seen, FLOOR);

    for (int i = 0; i < 40; i++) {
      Point foot = found.points().get(i).box().footPoint();
      assertThat(foot.distance(middle(0, ahead(i)))).isCloseTo(0, within(1e-6));
    }
    assertThat(seen.points().get(30).box().bottom()).isLessThan(pixel(0, ahead(30), 0).y() - 40);
  }

  @Test
  void whoseShinsAreHiddenForLongIsNoShorterForIt() {
    Track seen = walk(1.8, 60, i -> i < 10 ? 0 : i < 50 ? 0.4 : RACK);

    Track found = FeetOnFloor.found(seen, FLOOR);

    for (int i = 50; i < 60; i++) {
      Point foot = found.points().get(i).box().footPoint();
      assertThat(foot.distance(middle(0, ahead(i)))).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void whoStandsBehindARackStandsStillHoweverTheHeadIsFound() {
    Track seen = standsBehindARack(60, i -> List.of(0, 3, -3).get(i % 3));

    Track found = FeetOnFloor.found(seen, FLOOR);

    for (int i = 41; i < 76; i++) {
      Point foot = found.points().get(i).box().footPoint();
      assertThat(foot.distance(middle(0, ahead(20)))).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void whoStepsAsideBehindARackIsThereMeanwhile() {
    Track seen = standsBehindARack(60, i -> i < 30 || i >= 40 ? 0 : -30);

    List<TrackPoint> found = FeetOnFloor.found(seen, FLOOR).points();

    Point before = found.get(20).box().footPoint();
    Point aside = found.get(55).box().footPoint();
    assertThat(aside.y()).isLessThan(before.y() - 30);
    for (int i = 20; i <= 80; i++) {
      Point there = i < 50 || i >= 60 ? before : aside;
      assertThat(found.get(i).box().footPoint().distance(there)).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void aChildInTheOpenStaysWhereItIs() {
    Track child = walk(1.1, 40, 40);

    assertSameFeet(FeetOnFloor.found(child, FLOOR), child);
  }

  @Test
  void whoseHeadAndShouldersAreAllThatIsEverSeenIsOfUsualHeight() {
    Track behind = walk(1.7, 0, 40);

    Track found = FeetOnFloor.found(behind, FLOOR);

    for (int i = 0; i < 40; i++) {
      Point foot = found.points().get(i).box().footPoint();
      assertThat(foot.distance(middle(0, ahead(i)))).isCloseTo(0, within(1e-6));
      assertThat(foot.y() - behind.points().get(i).box().bottom()).isGreaterThan(40);
    }
  }

  @Test
  void whoIsNeverSeenWholeButWellBelowTheShouldersIsLeftAsSeen() {
    Track behind = walk(1.8, 40, i -> COUNTER);

    assertSameFeet(FeetOnFloor.found(behind, FLOOR), behind);
  }

  @Test
  void lessThanASecondIsNotEnoughToKnowAHeight() {
    Track tooShort = walk(1.8, 40, i -> i < 5 ? 0 : COUNTER);
    assertSameFeet(FeetOnFloor.found(tooShort, FLOOR), tooShort);

    Track seen = walk(1.8, 40, i -> i < 6 ? 0 : COUNTER);
    Box known = FeetOnFloor.found(seen, FLOOR).points().get(39).box();
    assertThat(known.bottom()).isGreaterThan(seen.points().get(39).box().bottom() + 20);
  }

  @ParameterizedTest
  @CsvSource({"-2.5, 40", "2.5, 40", "2.5, 20"})
  void whoLeansOutwardsStandsFurtherInThanTheBox(double right, int whole) {
    Track seen = walk(1.8, right, 40, i -> i < whole ? 0 : RACK);

    Track found = FeetOnFloor.found(seen, FLOOR);

    for (int i = 0; i < 40; i++) {
      double x = middle(right, ahead(i)).x();
      double boxed = seen.points().get(i).box().footPoint().x();
      assertThat(Math.abs(boxed - pixel(right, ahead(i), 0).x())).isGreaterThan(10);
      assertThat(found.points().get(i).box().footPoint().x()).isCloseTo(x, within(4.0));
    }
  }

  @Test
  void whoseHeadIsNearlyAsHighAsTheCameraIsLeftAsSeen() {
    Track seen = walk(2.6, 2.5, 40, i -> 0);

    assertThat(FeetOnFloor.found(seen, FLOOR)).isEqualTo(seen);
  }

  @ParameterizedTest
  @CsvSource({"-2.5", "0", "2.5"})
  void atLinesLegsThatAreNotSeenAreNotMadeUp(double right) {
    Track seen = walk(1.8, right, 40, i -> i < 20 ? 0 : RACK);

    Track found = FeetOnFloor.inTheOpen(seen, FLOOR, TiltedCamera.PICTURE);

    for (int i = 0; i < 20; i++) {
      Point foot = found.points().get(i).box().footPoint();
      assertThat(foot.distance(middle(right, ahead(i)))).isLessThan(4);
    }
    for (int i = 20; i < 40; i++) {
      double ended = seen.points().get(i).box().bottom();
      assertThat(found.points().get(i).box().bottom()).isBetween(ended - 10, ended);
    }
  }

  @Test
  void atLinesABoxAtTheBorderOfThePictureIsLeftAsSeen() {
    Track seen = walk(1.8, -3.5, 3, i -> 0);

    assertThat(seen.first().box().left()).isLessThan(5);
    assertThat(FeetOnFloor.inTheOpen(seen, FLOOR, TiltedCamera.PICTURE).first())
        .isEqualTo(seen.first());
  }

  /** The same feet, but for where the middle of the body is. */
  private static void assertSameFeet(Track found, Track seen) {
    for (int i = 0; i < seen.points().size(); i++) {
      Point foot = FLOOR.behind(seen.points().get(i).box().footPoint(), BEHIND_TOES).orElseThrow();
      assertThat(found.points().get(i).box().footPoint().distance(foot)).isLessThan(1e-6);
    }
  }

  /** Where the middle of the body is whose toes are there, seen from above where the camera is. */
  private static Point middle(double right, double ahead) {
    double further = 1 + BEHIND_TOES / Math.hypot(right, ahead);
    return pixel(right * further, ahead * further, 0);
  }

  /** Five points a second, the first ones whole, the others down to the top of the rack. */
  private static Track walk(double tall, int whole, int points) {
    return walk(tall, points, i -> i < whole ? 0 : RACK);
  }

  /** Five points a second, each down to so many metres above the floor. */
  private static Track walk(double tall, int points, IntToDoubleFunction hidden) {
    return walk(tall, 0, points, hidden);
  }

  /** The same so many metres to the right of the camera. */
  private static Track walk(double tall, double right, int points, IntToDoubleFunction hidden) {
    List<TrackPoint> walk = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      Point head = pixel(right, ahead(i), tall);
      Point lowest = pixel(right, ahead(i), hidden.applyAsDouble(i));
      double shoulder = pixel(right + 0.22, ahead(i), tall).x() - head.x();
      double left = Math.min(head.x(), lowest.x()) - shoulder;
      double rightmost = Math.max(head.x(), lowest.x()) + shoulder;
      Box box = new Box(left, head.y(), rightmost, lowest.y());
      walk.add(new TrackPoint(i * 200_000L, box, 0.9, TrackPoint.Source.SEEN));
    }
    return Walk.track(walk);
  }

  /**
   * Walks, is behind the rack from the twentieth point on and stands there for so many more.
   *
   * @param lower where the head is found, in pixels below where it is first
   */
  private static Track standsBehindARack(int points, IntToDoubleFunction lower) {
    List<TrackPoint> stands = new ArrayList<>(walk(1.8, 20, 21).points());
    TrackPoint first = stands.get(20);
    for (int i = 1; i <= points; i++) {
      stands.add(
          new TrackPoint(
              first.timeUs() + i * 200_000L,
              new Shift(0, lower.applyAsDouble(i)).move(first.box()),
              first.score(),
              first.source()));
    }
    return Walk.track(stands);
  }

  private static double ahead(int i) {
    return 5 + 0.1 * i;
  }
}
