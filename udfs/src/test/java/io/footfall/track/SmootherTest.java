package io.footfall.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.Box;
import io.footfall.model.ClothingColour;
import io.footfall.model.Detection;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody 100 pixels tall walks for ten seconds, the head at y = 200. */
class SmootherTest {
  private static final double TALL = 100;
  private static final double HEAD = 200;
  private static final double HIDDEN = 0;

  @ParameterizedTest
  @ValueSource(ints = {5, 25})
  void theFeetStayWhereTheyAreWhileSomebodyWalksPastTheLegs(int framesPerSecond) {
    List<TrackPoint> points = points(framesPerSecond, s -> s >= 4 && s < 4.8 ? 0.6 : 1);

    assertThat(points)
        .allSatisfy(
            point -> assertThat(point.box().bottom()).isCloseTo(HEAD + TALL, within(0.05 * TALL)));
  }

  @Test
  void aBoxALittleShortIsAWholeOne() {
    List<TrackPoint> points = points(5, s -> s >= 4 && s < 6 ? 0.85 : 1);

    assertThat(heightAt(points, 5)).isCloseTo(0.85 * TALL, within(0.05 * TALL));
  }

  @Test
  void whoStaysBehindACounterIsAsTallAsSeen() {
    List<TrackPoint> points = points(5, s -> s >= 1 ? 0.6 : 1);

    assertThat(heightAt(points, 9)).isCloseTo(0.6 * TALL, within(0.05 * TALL));
  }

  @Test
  void whatIsFoundWithoutBeingSureMovesATrackLess() {
    double bySure = heightAfterALongBoxAt(0.6);

    assertThat(bySure).isGreaterThan(TALL);
    assertThat(heightAfterALongBoxAt(0.8)).isEqualTo(bySure);
    assertThat(heightAfterALongBoxAt(0.2) - TALL).isLessThan((bySure - TALL) / 3);
  }

  @Test
  void whoIsHiddenForSecondsHasAPointInEachFrameOnTheWay() {
    List<TrackPoint> points = points(5, s -> s > 3 && s < 7 ? HIDDEN : 1);

    assertThat(points).hasSize(51);
    assertThat(points.stream().filter(point -> !point.isSeen()))
        .hasSize(19)
        .allSatisfy(
            point ->
                assertThat(point.box().left())
                    .isCloseTo(100 + 40e-6 * point.timeUs(), within(0.05 * TALL)));
  }

  private static double heightAfterALongBoxAt(double score) {
    List<TrackPoint> points = points(5, s -> s == 5 ? 1.2 : 1, s -> s == 5 ? score : 0.6);
    return heightAt(points, 5);
  }

  private static double heightAt(List<TrackPoint> points, double second) {
    return points.stream()
        .filter(point -> point.timeUs() >= second * 1e6)
        .findFirst()
        .orElseThrow()
        .box()
        .height();
  }

  /** The smoothed points of boxes that show a share of the body at each second. */
  private static List<TrackPoint> points(int framesPerSecond, DoubleUnaryOperator share) {
    return points(framesPerSecond, share, second -> 0.6);
  }

  private static List<TrackPoint> points(
      int framesPerSecond, DoubleUnaryOperator share, DoubleUnaryOperator score) {
    FrameTimes times = new FrameTimes();
    List<Detection> sightings = new ArrayList<>();
    for (int i = 0; i <= 10 * framesPerSecond; i++) {
      double second = (double) i / framesPerSecond;
      long timeUs = Math.round(second * 1e6);
      double x = 100 + 40 * second;
      double bottom = HEAD + TALL * share.applyAsDouble(second);
      times.add(timeUs);
      if (share.applyAsDouble(second) == HIDDEN) {
        continue;
      }
      Box box = new Box(x, HEAD, x + 40, bottom);
      sightings.add(
          new Detection(timeUs, box, score.applyAsDouble(second), ClothingColour.UNKNOWN));
    }
    TrackerSettings settings = TrackerSettings.DEFAULT;
    return new Smoother(settings.noise().smoothed(), times).points(sightings);
  }
}
