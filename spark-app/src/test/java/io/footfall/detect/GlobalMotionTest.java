package io.footfall.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Shift;
import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobalMotionTest {
  private static final PictureSize PICTURE = new PictureSize(512, 384);

  /** A wall of blurred spots, much larger than the picture. */
  private static final int SIDE = 1024;

  private static final int[] WALL = wall();

  private final GlobalMotion motion = new GlobalMotion(PICTURE);

  private static int[] wall() {
    Random random = new Random(5);
    double[] wall = new double[SIDE * SIDE];
    for (int spot = 0; spot < 6000; spot++) {
      int x = random.nextInt(SIDE);
      int y = random.nextInt(SIDE);
      double lighter = 80 * random.nextGaussian();
      for (int down = -8; down <= 8; down++) {
        for (int right = -8; right <= 8; right++) {
          int at = Math.floorMod(y + down, SIDE) * SIDE + Math.floorMod(x + right, SIDE);
          wall[at] += lighter * Math.exp(-(right * right + down * down) / 18.0);
        }
      }
    }
    int[] grey = new int[wall.length];
    for (int i = 0; i < wall.length; i++) {
      grey[i] = (int) Math.max(0, Math.min(255, 128 + wall[i]));
    }
    return grey;
  }

  /** The wall at a place, between its pixels as well. */
  private static int wallAt(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double down = y - top;
    double above = (1 - right) * wallPixel(left, top) + right * wallPixel(left + 1, top);
    double below = (1 - right) * wallPixel(left, top + 1) + right * wallPixel(left + 1, top + 1);
    return (int) Math.round((1 - down) * above + down * below);
  }

  private static int wallPixel(int x, int y) {
    return WALL[Math.floorMod(y, SIDE) * SIDE + Math.floorMod(x, SIDE)];
  }

  private static GreyPicture picture(IntBinaryOperator greyAt) {
    return GreyPictures.draw(PICTURE, greyAt);
  }

  /**
   * What a camera sees that was moved so far from its first place: the wall moves the other way.
   */
  private static GreyPicture wallMoved(double right, double down) {
    return picture((x, y) -> wallAt(x - right, y - down));
  }

  private Shift between(GreyPicture first, GreyPicture second) {
    motion.next(first, List.of());
    return motion.next(second, List.of());
  }

  private static void assertClose(Shift shift, double right, double down) {
    assertThat(shift.right()).isCloseTo(right, within(0.3));
    assertThat(shift.down()).isCloseTo(down, within(0.3));
  }

  @Test
  void theFirstPictureHasNotMoved() {
    assertThat(motion.next(wallMoved(0, 0), List.of())).isEqualTo(Shift.NONE);
  }

  @ParameterizedTest
  @CsvSource({"3, -2", "0, 9", "-13, 5", "41, -22", "2.5, 0.5", "-90, 60"})
  void aMovementIsFoundToAFractionOfAPixel(double right, double down) {
    assertClose(between(wallMoved(0, 0), wallMoved(right, down)), right, down);
  }

  @Test
  void eachMovementIsThatSinceThePictureBefore() {
    motion.next(wallMoved(0, 0), List.of());
    assertClose(motion.next(wallMoved(7, 0), List.of()), 7, 0);
    assertThat(motion.next(wallMoved(7, 0), List.of())).isEqualTo(Shift.NONE);
    assertClose(motion.next(wallMoved(3, 4), List.of()), -4, 4);
  }

  @Test
  void noiseAndLightThatGoesOnAreNoMovement() {
    Random random = new Random(3);
    GreyPicture first = picture((x, y) -> wallAt(x, y) + (int) (4 * random.nextGaussian()));
    GreyPicture lighter = picture((x, y) -> wallAt(x, y) + 25 + (int) (4 * random.nextGaussian()));

    assertThat(between(first, lighter)).isEqualTo(Shift.NONE);
  }

  @Test
  void lightThatGoesOnHidesNoMovement() {
    GreyPicture moved = picture((x, y) -> wallAt(x - 6, y + 3) + 20);

    assertClose(between(wallMoved(0, 0), moved), 6, -3);
  }

  @Test
  void aBusThatFillsHalfThePictureIsNoMovementOfTheCamera() {
    GreyPicture bus = picture((x, y) -> x < 350 && y > 40 ? wallAt(x - 12, y) : wallAt(x, y));

    assertThat(between(wallMoved(0, 0), bus)).isEqualTo(Shift.NONE);
  }

  @Test
  void aTimeStampInThePictureHoldsNoCameraStill() {
    IntBinaryOperator stamp = (x, y) -> ((x / 6 + y / 9) % 2 == 0 ? 255 : 0);
    GreyPicture first = picture((x, y) -> y < 32 ? stamp.applyAsInt(x, y) : wallAt(x, y));
    GreyPicture second = picture((x, y) -> y < 32 ? stamp.applyAsInt(x, y) : wallAt(x - 8, y - 5));

    assertClose(between(first, second), 8, 5);
  }

  @Test
  void peopleWhoFillHalfThePictureAreLeftOut() {
    Box crowd = new Box(0, 60, 330, 384);
    GreyPicture second =
        picture((x, y) -> x < 340 && y > 50 ? wallAt(x - 11, y - 3) : wallAt(x + 4, y));
    motion.next(wallMoved(0, 0), List.of(new ScoredBox(crowd, 0.7)));

    assertClose(motion.next(second, List.of()), -4, 0);
  }

  @Test
  void aTurnAndAZoomLeaveTheMiddleWhereItWent() {
    double turn = Math.toRadians(0.8);
    GreyPicture second =
        picture(
            (x, y) -> {
              double right = (x - 256) / 1.01 - 5;
              double down = (y - 192) / 1.01;
              return wallAt(
                  256 + right * Math.cos(turn) + down * Math.sin(turn),
                  192 - right * Math.sin(turn) + down * Math.cos(turn));
            });

    assertClose(between(wallMoved(0, 0), second), 5, 0);
  }

  @Test
  void aBlankPictureAndAnotherSceneTellNothing() {
    assertThat(between(picture((x, y) -> 90), picture((x, y) -> 90))).isEqualTo(Shift.NONE);
    assertThat(between(wallMoved(0, 0), wallMoved(500, 450))).isEqualTo(Shift.NONE);
  }
}
