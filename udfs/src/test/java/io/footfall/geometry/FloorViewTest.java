package io.footfall.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.Homography.Pair;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A camera 3 m above the floor, 30 degrees below level, with a focal length of 700 pixels. */
class FloorViewTest {
  private static final PictureSize PICTURE = new PictureSize(960, 540);
  private static final double HEIGHT = 3;
  private static final double TILT = Math.toRadians(30);
  private static final double FOCAL = 700;
  private static final Offset<Double> CLOSE = within(1e-6);

  private final FloorView view = view(1).orElseThrow();

  @Test
  void theCamerasHeightFollowsFromTheFloor() {
    assertThat(view.cameraHeight()).isCloseTo(HEIGHT, CLOSE);
  }

  @Test
  void whoStandsOnTheFloorIsAsTallAsHeIs() {
    for (double tall : new double[] {1.1, 1.7, 2}) {
      assertThat(view.heightOf(seen(1, 6, 0), seen(1, 6, tall)).orElseThrow())
          .isCloseTo(tall, CLOSE);
    }
  }

  @Test
  void theFeetAreFoundBelowTheHead() {
    Point foot = view.footOf(seen(-2, 7, 1.8), 1.8).orElseThrow();

    assertThat(foot.distance(seen(-2, 7, 0))).isCloseTo(0, CLOSE);
  }

  @Test
  void aFloorMeasuredWithItsAxesTheOtherWayRoundIsTheSame() {
    FloorView mirrored = view(-1).orElseThrow();

    assertThat(mirrored.cameraHeight()).isCloseTo(HEIGHT, CLOSE);
    assertThat(mirrored.footOf(seen(-2, 7, 1.8), 1.8).orElseThrow().distance(seen(-2, 7, 0)))
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

  private static Optional<FloorView> view(int handed) {
    return FloorView.of(
        Stream.of(new Point(-2, 4), new Point(2, 4), new Point(3, 9), new Point(-3, 9))
            .map(
                floor ->
                    new Pair(
                        seen(floor.x(), floor.y(), 0)
                            .scale(1.0 / PICTURE.width(), 1.0 / PICTURE.height()),
                        floor.scale(handed, 1)))
            .toList(),
        PICTURE);
  }

  /** Where a point right of, ahead of the camera and above the floor appears. */
  private static Point seen(double right, double ahead, double above) {
    double below = HEIGHT - above;
    double depth = ahead * Math.cos(TILT) + below * Math.sin(TILT);
    double down = below * Math.cos(TILT) - ahead * Math.sin(TILT);
    return new Point(480 + FOCAL * right / depth, 270 + FOCAL * down / depth);
  }
}
