package io.footfall.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.Homography.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HomographyTest {
  private static final Offset<Double> CLOSE = within(1e-6);

  /** A floor 8 m wide and 12 m deep as a camera sees it; its far edge looks half as wide. */
  private static final List<Pair> FLOOR =
      List.of(
          pair(0.1, 0.9, 0, 0), pair(0.9, 0.9, 8, 0), pair(0.7, 0.3, 8, 12), pair(0.3, 0.3, 0, 12));

  @Test
  void fourPointsAreMetExactly() {
    Homography floor = Homography.fit(FLOOR);

    assertThat(floor.residualMetres()).isCloseTo(0, CLOSE);
    for (Pair pair : FLOOR) {
      assertThat(floor.toFloor(pair.picture()).orElseThrow().distance(pair.floor()))
          .isCloseTo(0, CLOSE);
      assertThat(floor.toPicture(pair.floor()).orElseThrow().distance(pair.picture()))
          .isCloseTo(0, CLOSE);
    }
  }

  @Test
  void theCentreLineStaysInTheMiddleAndFarThingsLookSmaller() {
    Homography floor = Homography.fit(FLOOR);

    Point middle = floor.toFloor(new Point(0.5, 0.6)).orElseThrow();
    assertThat(middle.x()).isCloseTo(4, CLOSE);
    assertThat(middle.y()).isLessThan(6);
  }

  @Test
  void aboveTheHorizonThereIsNoFloor() {
    Homography floor = Homography.fit(FLOOR);

    // The sides meet at (0.5, -0.3).
    assertThat(floor.toFloor(new Point(0.5, -0.29))).isPresent();
    assertThat(floor.toFloor(new Point(0.5, -0.31))).isEmpty();
  }

  @Test
  void moreThanFourPointsAreFittedAndTheResidualIsInMetres() {
    Homography truth = Homography.fit(FLOOR);
    Random random = new Random(7);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Point picture = new Point(0.3 + 0.4 * random.nextDouble(), 0.3 + 0.6 * random.nextDouble());
      Point floor = truth.toFloor(picture).orElseThrow();
      pairs.add(
          new Pair(
              picture,
              new Point(
                  floor.x() + 0.05 * random.nextGaussian(),
                  floor.y() + 0.05 * random.nextGaussian())));
    }

    Homography fitted = Homography.fit(pairs);

    assertThat(fitted.residualMetres()).isBetween(0.05, 0.09);
    Point centre = new Point(0.5, 0.6);
    assertThat(fitted.toFloor(centre).orElseThrow().distance(truth.toFloor(centre).orElseThrow()))
        .isLessThan(0.03);
  }

  @Test
  void pixelsWorkAsWellAsFractions() {
    List<Pair> pixels =
        FLOOR.stream().map(p -> new Pair(p.picture().scale(1920, 1080), p.floor())).toList();

    Point byPixels = Homography.fit(pixels).toFloor(new Point(960, 648)).orElseThrow();
    Point byFractions = Homography.fit(FLOOR).toFloor(new Point(0.5, 0.6)).orElseThrow();

    assertThat(byPixels.distance(byFractions)).isCloseTo(0, CLOSE);
  }

  @Test
  void tooFewPointsAreRefused() {
    assertThatThrownBy(() -> Homography.fit(FLOOR.subList(0, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 4 points, but has 3");
  }

  @Test
  void pointsOnOneLineAreRefused() {
    List<Pair> inBoth =
        List.of(pair(0, 0, 0, 0), pair(1, 1, 1, 1), pair(2, 2, 2, 2), pair(0, 5, 0, 5));
    List<Pair> inThePicture =
        List.of(pair(0, 0, 0, 0), pair(1, 1, 4, 0), pair(2, 2, 4, 4), pair(0, 5, 0, 4));

    assertThatThrownBy(() -> Homography.fit(inBoth))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no 3 lie on one line");
    assertThatThrownBy(() -> Homography.fit(inThePicture))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no 3 lie on one line");
  }

  @Test
  void pointsInTheWrongOrderAreRefused() {
    List<Pair> swapped =
        List.of(
            pair(0.1, 0.9, 0, 0),
            pair(0.9, 0.9, 8, 0),
            pair(0.7, 0.3, 0, 12),
            pair(0.3, 0.3, 8, 12));

    assertThatThrownBy(() -> Homography.fit(swapped))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same order in both");
  }

  private static Pair pair(double x, double y, double metresX, double metresY) {
    return new Pair(new Point(x, y), new Point(metresX, metresY));
  }
}
