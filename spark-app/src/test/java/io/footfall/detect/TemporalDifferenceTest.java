package io.footfall.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class TemporalDifferenceTest {
  private static final PictureSize PICTURE = new PictureSize(128, 96);
  private static final Box BOX = new Box(40, 20, 60, 80);

  private final TemporalDifference difference = new TemporalDifference();
  private final Random random = new Random(7);

  private static GreyPicture picture(IntBinaryOperator greyAt) {
    return GreyPictures.draw(PICTURE, greyAt);
  }

  private static int wall(int x, int y) {
    return 100 + (x / 7 + y / 5) % 2 * 60;
  }

  /** A wall, noisy as a camera is, with somebody whose upper half is of a grey. */
  private GreyPicture noisy(int noise, int lighter, int grey) {
    return picture(
        (x, y) -> {
          boolean upper = BOX.left() <= x && x < BOX.right() && BOX.top() <= y && y < 50;
          return (upper ? grey : wall(x, y))
              + lighter
              + (int) Math.round(noise * random.nextGaussian());
        });
  }

  private void see(double seconds, GreyPicture picture) {
    difference.next(picture, List.of(), (long) (seconds * 1_000_000));
  }

  @Test
  void theShareThatLooksOtherThanTwoSecondsBeforeIsTold() {
    see(0, noisy(2, 0, 40));
    see(2, noisy(2, 0, 80));

    assertThat(difference.changed(BOX).orElseThrow()).isCloseTo(0.5, within(0.01));
    assertThat(difference.changed(new Box(80, 20, 100, 80)).orElseThrow()).isZero();
  }

  /** Changes the upper half of the box; people are those found in the first and second picture. */
  private OptionalDouble changedAmong(List<Box> before, List<Box> now) {
    difference.next(noisy(2, 0, 40), before, 0);
    difference.next(noisy(2, 0, 80), now, 2_000_000);
    return difference.changed(BOX);
  }

  @Test
  void whatOthersCoverNowOrThenIsLeftOut() {
    Box overTheHead = new Box(40, 0, 80, 36);

    assertThat(changedAmong(List.of(), List.of(BOX, overTheHead)).orElseThrow())
        .isCloseTo(14 / 44.0, within(0.01));
    difference.forget();
    assertThat(changedAmong(List.of(BOX, overTheHead), List.of()).orElseThrow())
        .isCloseTo(14 / 44.0, within(0.01));
  }

  @Test
  void somebodyFoundTwiceOrInPartIsNobodyElse() {
    Box head = new Box(42, 18, 58, 40);
    Box shifted = new Box(45, 25, 65, 85);

    assertThat(changedAmong(List.of(head), List.of(head, shifted)).orElseThrow())
        .isCloseTo(0.5, within(0.01));
  }

  @Test
  void whomOthersCoverNearlyAllOfIsNotKnown() {
    Box left = new Box(25, 15, 49, 85);
    Box right = new Box(49, 15, 57, 300);

    assertThat(changedAmong(List.of(), List.of(left))).isPresent();
    difference.forget();
    assertThat(changedAmong(List.of(), List.of(left, right))).isEmpty();
  }

  @Test
  void nothingIsKnownForTheFirstTwoSeconds() {
    for (int n = 0; n < 10; n++) {
      see(n / 5.0, noisy(2, 0, 4 * n));
      assertThat(difference.changed(BOX)).isEmpty();
    }
  }

  @Test
  void aPictureTwoToTwoAndAHalfSecondsOldIsComparedHoweverManyThereAre() {
    for (int n = 0; n < 300; n++) {
      see(n / 25.0, noisy(2, 0, n < 200 ? 40 : 80));
      double seconds = n / 25.0 - 8;
      if (seconds >= 0 && seconds < 2) {
        assertThat(difference.changed(BOX).orElseThrow()).isCloseTo(0.5, within(0.01));
      } else if (seconds > 2.5 || n > 50 && seconds < 0) {
        assertThat(difference.changed(BOX).orElseThrow()).isZero();
      }
    }
  }

  @Test
  void lightThatGoesOnEverywhereChangesNobody() {
    see(0, noisy(2, 0, 60));
    see(2, noisy(2, 30, 60));

    assertThat(difference.changed(BOX).orElseThrow()).isZero();
  }

  @Test
  void noiseChangesNobody() {
    see(0, noisy(8, 0, 60));
    see(2, noisy(8, 0, 60));

    assertThat(difference.changed(BOX).orElse(0)).isLessThan(0.01);
  }

  @Test
  void anotherSceneTellsNothing() {
    see(0, noisy(2, 0, 60));
    see(2, picture((x, y) -> 200 - wall(x + 3, y) + random.nextInt(50)));

    assertThat(difference.changed(BOX)).isEmpty();
  }

  @Test
  void aRecordingThatStandsStillTellsNothing() {
    GreyPicture frozen = noisy(2, 0, 60);
    see(0, frozen);
    see(2, frozen);

    assertThat(difference.changed(BOX)).isEmpty();
  }

  @Test
  void whatWasBeforeTheCameraMovedIsForgotten() {
    see(0, noisy(2, 0, 40));
    difference.forget();
    see(2, noisy(2, 0, 80));
    assertThat(difference.changed(BOX)).isEmpty();

    see(4, noisy(2, 0, 120));
    assertThat(difference.changed(BOX)).isPresent();
  }

  @Test
  void boxesReachOutsideThePictureOrLieThere() {
    see(0, noisy(2, 0, 40));
    see(2, noisy(2, 0, 80));

    assertThat(difference.changed(new Box(40, -60, 60, 50)).orElseThrow())
        .isCloseTo(0.6, within(0.01));
    assertThat(difference.changed(new Box(200, 20, 220, 80))).isEmpty();
    assertThat(difference.changed(new Box(40.1, 30.1, 40.3, 30.2))).isEmpty();
  }
}
