package io.footfall.measure;

import static io.footfall.geometry.TiltedCamera.pixel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.Box;
import io.footfall.geometry.FloorView;
import io.footfall.geometry.Point;
import io.footfall.geometry.TiltedCamera;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * The camera sees people walk away from it, behind racks 1.1 m high; straight ahead nobody leans.
 */
class HiddenFeetTest {
  private static final double RACK = 1.1;
  private static final FloorView FLOOR =
      FloorView.of(TiltedCamera.floor(1), TiltedCamera.PICTURE).orElseThrow();

  @Test
  void whoWasSeenWholeKeepsTheFeetBehindARack() {
    Track seen = walk(1.8, 20, 40);

    Track found = HiddenFeet.found(seen, FLOOR);

    for (int i = 0; i < 40; i++) {
      Point foot = found.points().get(i).box().footPoint();
      assertThat(foot.distance(pixel(0, ahead(i), 0))).isCloseTo(0, within(1e-6));
    }
    assertThat(found.points().subList(0, 20)).isEqualTo(seen.points().subList(0, 20));
    assertThat(seen.points().get(30).box().bottom()).isLessThan(pixel(0, ahead(30), 0).y() - 40);
  }

  @Test
  void whoseShinsAreHiddenForLongIsNoShorterForIt() {
    Track seen = walk(1.8, 60, i -> i < 10 ? 0 : i < 50 ? 0.4 : RACK);

    Track found = HiddenFeet.found(seen, FLOOR);

    for (int i = 50; i < 60; i++) {
      Point foot = found.points().get(i).box().footPoint();
      assertThat(foot.distance(pixel(0, ahead(i), 0))).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void aChildInTheOpenStaysWhereItIs() {
    Track child = walk(1.2, 40, 40);

    assertThat(HiddenFeet.found(child, FLOOR)).isEqualTo(child);
  }

  @Test
  void whoIsNeverSeenWholeIsLeftAsSeen() {
    Track behind = walk(1.8, 0, 40);

    assertThat(HiddenFeet.found(behind, FLOOR)).isEqualTo(behind);
  }

  @Test
  void lessThanASecondIsNotEnoughToKnowAHeight() {
    assertThat(HiddenFeet.found(walk(1.8, 5, 40), FLOOR)).isEqualTo(walk(1.8, 5, 40));
    assertThat(HiddenFeet.found(walk(1.8, 6, 40), FLOOR)).isNotEqualTo(walk(1.8, 6, 40));
  }

  /** Five points a second, the first ones whole, the others down to the top of the rack. */
  private static Track walk(double tall, int whole, int points) {
    return walk(tall, points, i -> i < whole ? 0 : RACK);
  }

  /** Five points a second, each down to so many metres above the floor. */
  private static Track walk(double tall, int points, IntToDoubleFunction hidden) {
    List<TrackPoint> walk = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      Point head = pixel(0, ahead(i), tall);
      Point lowest = pixel(0, ahead(i), hidden.applyAsDouble(i));
      Box box = new Box(head.x() - 15, head.y(), head.x() + 15, lowest.y());
      walk.add(new TrackPoint(i * 200_000L, box, 0.9, TrackPoint.Source.SEEN));
    }
    return Walk.track(walk);
  }

  private static double ahead(int i) {
    return 5 + 0.1 * i;
  }
}
