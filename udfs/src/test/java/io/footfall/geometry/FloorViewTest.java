package io.footfall.geometry;

import static io.footfall.geometry.TiltedCamera.PICTURE;
import static io.footfall.geometry.TiltedCamera.pixel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.Homography.Pair;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloorViewTest {
  private static final Offset<Double> CLOSE = within(1e-6);

  private final FloorView view = FloorView.of(TiltedCamera.floor(1), PICTURE).orElseThrow();

  @Test
  void theCamerasHeightFollowsFromTheFloor() {
    assertThat(view.cameraHeight()).isCloseTo(TiltedCamera.HEIGHT, CLOSE);
  }

  @Test
  void whoStandsOnTheFloorIsAsTallAsHeIs() {
    for (double tall : new double[] {1.1, 1.7, 2}) {
      assertThat(view.heightOf(pixel(1, 6, 0), pixel(1, 6, tall)).orElseThrow())
          .isCloseTo(tall, CLOSE);
    }
  }

  @Test
  void theFeetAreFoundBelowTheHead() {
    Point foot = view.footOf(pixel(-2, 7, 1.8), 1.8).orElseThrow();

    assertThat(foot.distance(pixel(-2, 7, 0))).isCloseTo(0, CLOSE);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 6", "-1, 0, 6", "1, 3, 4", "-1, 3, 4"})
  void whatLiesBehindIsFurtherFromTheCameraAlongTheFloor(int handed, double right, double ahead) {
    FloorView floor = FloorView.of(TiltedCamera.floor(handed), PICTURE).orElseThrow();
    double further = 1 + 0.5 / Math.hypot(right, ahead);

    Point behind = floor.behind(pixel(right, ahead, 0), 0.5).orElseThrow();

    assertThat(behind.distance(pixel(right * further, ahead * further, 0))).isCloseTo(0, CLOSE);
    assertThat(floor.behind(new Point(480, -500), 0.5)).isEmpty();
  }

  @Test
  void aFloorMeasuredWithItsAxesTheOtherWayRoundIsTheSame() {
    FloorView mirrored = FloorView.of(TiltedCamera.floor(-1), PICTURE).orElseThrow();

    assertThat(mirrored.cameraHeight()).isCloseTo(TiltedCamera.HEIGHT, CLOSE);
    assertThat(mirrored.footOf(pixel(-2, 7, 1.8), 1.8).orElseThrow().distance(pixel(-2, 7, 0)))
        .isCloseTo(0, CLOSE);
  }

  @Test
  void nobodyStandsAboveTheHorizon() {
    Point sky = new Point(480, -500);

    assertThat(view.heightOf(sky, sky)).isEmpty();
    assertThat(view.footOf(sky, 1.7)).isEmpty();
  }

  @Test
  void aCameraThatLooksStraightDownIsNotFixedByAFloor() {
    List<Pair> plan =
        Stream.of(
                new Point(0.1, 0.1), new Point(0.9, 0.1), new Point(0.9, 0.9), new Point(0.1, 0.9))
            .map(p -> new Pair(p, PICTURE.toPixels(p).scale(0.01, 0.01)))
            .toList();

    assertThat(FloorView.of(plan, PICTURE)).isEmpty();
  }
}
