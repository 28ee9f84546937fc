package io.footfall.measure;

import static io.footfall.measure.Walk.PICTURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.model.Appearance;
import io.footfall.model.TimeRange;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies are 100 pixels tall; whoever stays does so for five seconds. */
class AppearancesTest {
  private static final List<TimeRange> FOOTAGE = List.of(new TimeRange(-60_000_000, 600_000_000));

  private final Track before = Walk.from(200, 250).stay(5).track();

  @Test
  void aTrackIsAnAppearance() {
    assertThat(appearances(before))
        .containsExactly(new Appearance(0, before.last().timeUs(), List.of(before.id())));
  }

  @Test
  void whoIsLostInTheMiddleOfThePictureAndFoundNearByIsOne() {
    Track after = Walk.later("after", 8, Walk.from(230, 250).stay(5).track());
    Track still = Walk.later("still", 15, Walk.from(240, 250).stay(5).track());

    assertThat(appearances(before, after, still))
        .containsExactly(
            new Appearance(0, still.last().timeUs(), List.of(before.id(), "after", "still")));
  }

  @ParameterizedTest
  @CsvSource({"12, 200", "8, 350"})
  void whoIsFoundLateOrFarAwayIsAnother(double second, int x) {
    Track other = Walk.later("other", second, Walk.from(x, 250).stay(5).track());

    assertThat(appearances(before, other)).hasSize(2);
  }

  @Test
  void oneWhoIsFoundGoesOnForOneWhoWasLost() {
    Track second = Walk.later("second", 0, Walk.from(210, 250).stay(5).track());
    Track found = Walk.later("found", 6, Walk.from(205, 250).stay(5).track());

    assertThat(appearances(before, second, found)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"0.4, 1", "0.6, 2", "3, 2"})
  void whoWalksAwayFromWhereSomebodyWalkedUpToIsAnotherUnlessTheyMetThere(
      double seconds, int people) {
    Track up = Walk.from(100, 250).to(300, 250, 5).track();
    Track away = Walk.later("away", 5 + seconds, Walk.from(300, 250).to(100, 250, 5).track());
    Track on = Walk.later("on", 5 + seconds, Walk.from(310, 250).to(510, 250, 5).track());
    Track still =
        Walk.later("still", 5 + seconds, Walk.from(300, 250).to(275, 250, 1).stay(4).track());

    assertThat(appearances(up, away)).hasSize(people);
    assertThat(appearances(up, on)).hasSize(1);
    assertThat(appearances(up, still)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"62, 1", "60, 2"})
  void whoIsFoundAtOnceWithTheHeadInTheSamePlaceIsTheSameThoughLegsAreHidden(
      double tall, int people) {
    Track whole = Walk.later("hidden", 5, before);
    Track hidden =
        new Track(
            whole.id(),
            whole.camera(),
            whole.points().stream().map(point -> downTo(tall, point)).toList());

    assertThat(appearances(before, hidden)).hasSize(people);
  }

  /** The same head, and so many pixels below it. */
  private static TrackPoint downTo(double tall, TrackPoint point) {
    Box box = point.box();
    Box shown = new Box(box.left(), box.top(), box.right(), box.top() + tall);
    return new TrackPoint(point.timeUs(), shown, point.score(), point.source());
  }

  @Test
  void whoIsHiddenForLongStaysButAppearsAgain() {
    Track found = Walk.later("found", 14, Walk.from(230, 250).stay(5).track());
    Track late = Walk.later("late", 30, Walk.from(230, 250).stay(5).track());

    assertThat(appearances(before, found, late)).hasSize(3);
    assertThat(Appearances.stays(pieces(before, found, late), PICTURE, FOOTAGE))
        .extracting(Appearance::tracks)
        .containsExactly(List.of(before.id(), "found"), List.of("late"));
  }

  @ParameterizedTest
  @CsvSource({"0.6, 1", "2, 2"})
  void atTheBorderPeopleComeAndGoSoonerThanTheyAreLost(double seconds, int people) {
    Track leaving = Walk.from(21, 250).stay(5).track();
    double end = leaving.last().timeUs() * 1e-6;
    Track coming = Walk.later("coming", end + seconds, leaving);

    assertThat(appearances(leaving, coming)).hasSize(people);
  }

  @Test
  void whatComesFromNowhereAndSoonVanishesIsNobody() {
    Track flicker = Walk.later("flicker", 20, Walk.from(300, 250).stay(2).track());

    assertThat(appearances(before, flicker))
        .extracting(Appearance::id)
        .containsExactly(before.id());
  }

  @Test
  void aShortTrackAtTheEdgeOfTheFootageIsSomebody() {
    Track cut = Walk.from(300, 250).stay(2).track();

    assertThat(appearances(List.of(new TimeRange(-1, 60_000_000)), cut)).hasSize(1);
  }

  @Test
  void theOrderOfTracksDoesNotMatter() {
    Track[] tracks = new Track[40];
    for (int i = 0; i < tracks.length; i++) {
      tracks[i] = Walk.later("t" + i, 1.5 * i, Walk.from(150 + 37 * i % 300, 250).stay(4).track());
    }
    List<Appearance> expected = appearances(tracks);
    Collections.shuffle(Arrays.asList(tracks), new Random(1));

    assertThat(appearances(tracks)).isEqualTo(expected);
    assertThat(expected.stream().mapToInt(one -> one.tracks().size()).sum())
        .isEqualTo(tracks.length);
  }

  private static List<Appearance> appearances(Track... tracks) {
    return appearances(FOOTAGE, tracks);
  }

  private static List<Appearance> appearances(List<TimeRange> footage, Track... tracks) {
    return Appearances.of(pieces(tracks), PICTURE, footage);
  }

  private static List<Appearances.Piece> pieces(Track... tracks) {
    return Arrays.stream(tracks).map(Appearances.Piece::of).toList();
  }
}
