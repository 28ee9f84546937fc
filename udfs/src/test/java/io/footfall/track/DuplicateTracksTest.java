package io.footfall.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateTracksTest {
  private static final Box BODY = new Box(100, 100, 180, 340);

  private final DuplicateTracks duplicates = new DuplicateTracks();

  @ParameterizedTest
  @CsvSource({
    // left, top, right, bottom: the head; the body down to the hips; the body and a little more
    "110, 100, 170, 180, true",
    "100, 100, 180, 220, true",
    "95, 90, 185, 345, true",
    // Somebody behind, to one side; a child in front; somebody further away, whose feet show.
    "125, 100, 205, 340, false",
    "115, 200, 165, 340, false",
    "110, 70, 170, 180, false",
  })
  void aBoxWithinAnotherWithTheHeadInOnePlaceIsTheSameBody(
      double left, double top, double right, double bottom, boolean isDuplicate) {
    duplicates.keep(track("whole", 0, 50, BODY));

    Track other = track("other", 10, 20, new Box(left, top, right, bottom));

    assertThat(duplicates.isDuplicate(other)).isEqualTo(isDuplicate);
  }

  @ParameterizedTest
  @CsvSource({"20, true", "18, true", "17, false", "0, false"})
  void whoIsWithinAnotherForMomentsIsSomebodyElse(int within, boolean isDuplicate) {
    duplicates.keep(track("whole", 0, 50, BODY));
    List<TrackPoint> points = new ArrayList<>(points(10, within, BODY));
    points.addAll(points(10 + within, 20 - within, new Box(300, 100, 380, 340)));

    assertThat(duplicates.isDuplicate(track("other", points))).isEqualTo(isDuplicate);
  }

  @Test
  void whoIsThereLongerThanTheOtherIsNoDuplicate() {
    duplicates.keep(track("head", 10, 20, BODY));

    assertThat(duplicates.isDuplicate(track("whole", 10, 50, BODY))).isFalse();
  }

  @Test
  void whoComesWhereSomebodyWasIsSomebodyElse() {
    duplicates.keep(track("before", 0, 10, BODY));

    assertThat(duplicates.isDuplicate(track("after", 10, 10, BODY))).isFalse();
  }

  @Test
  void whoCameInBetweenIsNotForgottenNorIsWhoWasThereBefore() {
    duplicates.keep(track("whole", 0, 50, BODY));
    duplicates.keep(track("another", 5, 10, new Box(300, 100, 380, 340)));
    duplicates.keep(track("third", 20, 20, new Box(500, 100, 580, 340)));

    assertThat(duplicates.isDuplicate(track("other", 20, 10, BODY))).isTrue();
    assertThat(duplicates.isDuplicate(track("next", 22, 10, new Box(500, 100, 580, 340)))).isTrue();
  }

  private static Track track(String id, int from, int count, Box box) {
    return track(id, points(from, count, box));
  }

  private static Track track(String id, List<TrackPoint> points) {
    return new Track(id, Scene.CAMERA, points);
  }

  private static List<TrackPoint> points(int from, int count, Box box) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> new TrackPoint(200_000L * i, box, 0.5, TrackPoint.Source.SEEN))
        .toList();
  }
}
