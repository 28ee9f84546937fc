package io.footfall.measure;

import static io.footfall.measure.Walk.PICTURE;
import static io.footfall.measure.Walk.fraction;
import static io.footfall.model.ZoneVisit.Edge.APPEARED;
import static io.footfall.model.ZoneVisit.Edge.CLIP_EDGE;
import static io.footfall.model.ZoneVisit.Edge.CROSSED;
import static io.footfall.model.ZoneVisit.Edge.VANISHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.footfall.geometry.Homography;
import io.footfall.model.TimeRange;
import io.footfall.model.Track;
import io.footfall.model.Zone;
import io.footfall.model.ZoneVisit;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The zone is the square from (200, 200) to (300, 300); walkers do 100 pixels a second. */
class ZoneVisitsTest {
  private static final long SECOND = 1_000_000;
  private static final List<TimeRange> LONG_FOOTAGE =
      List.of(new TimeRange(-100 * SECOND, 1000 * SECOND));
  private static final Zone ZONE =
      new Zone(
          "shoes",
          Zone.Kind.DEPARTMENT,
          List.of(fraction(200, 200), fraction(300, 200), fraction(300, 300), fraction(200, 300)),
          "Footwear",
          Duration.ofSeconds(5));
  private static final CountingZone COUNTED =
      CountingZone.of(List.of(ZONE), PICTURE, List.of()).get(0);

  @Test
  void dwellIsFromBorderToBorderHoweverTheSamplesFall() {
    Track track = Walk.from(113, 250).to(250, 250, 1.37).stay(10).to(387, 250, 1.37).track();

    // 0.2 s sampling stretches 1.37 s to 1.4 s, so the border is met after 87/137 of that.
    long entersUs = Math.round(1.4 * SECOND * 87 / 137);
    long leavesUs = Math.round(11.4 * SECOND + 1.4 * SECOND * 50 / 137);
    assertThat(visits(track))
        .containsExactly(new ZoneVisit("t1", "shoes", entersUs, leavesUs, CROSSED, CROSSED, true));
    assertThat(visits(track).get(0).isCensored()).isFalse();
  }

  @Test
  void aStretchShorterThanTheEnterTimeIsNoVisit() {
    // Across a corner: 49 pixels inside take 0.49 s.
    Track tooShort = Walk.from(100, 224.5, 100).to(224.5, 100, 1.245).track();
    Track straight = Walk.from(150, 250, 100).to(249, 250, 0.495).to(150, 250, 0.495).track();
    Track longEnough = Walk.from(150, 250, 100).to(250, 250, 0.5).to(150, 250, 0.5).track();

    assertThat(visits(tooShort)).isEmpty();
    assertThat(visits(straight)).isEmpty();
    assertThat(visits(longEnough)).hasSize(1);
  }

  @Test
  void anAbsenceShorterThanTheLeaveTimeIsBridged() {
    Track track =
        Walk.from(100, 250)
            .to(250, 250, 1.5)
            .stay(3)
            .to(345, 250, 1)
            .stay(0.8)
            .to(250, 250, 1)
            .stay(3)
            .track();

    assertThat(visits(track)).hasSize(1);
    assertThat(visits(track).get(0).endUs()).isEqualTo(track.last().timeUs());
  }

  @Test
  void anAbsenceOfTheLeaveTimeEndsTheVisitAtItsLastInstantInside() {
    // Outside from x = 300 to 400 and back at 100 pixels a second: exactly 2 s.
    Track track =
        Walk.from(100, 250, 10)
            .to(250, 250, 1.5)
            .stay(3)
            .to(400, 250, 1.5)
            .to(250, 250, 1.5)
            .stay(3)
            .track();

    assertThat(visits(track)).hasSize(2);
    assertThat(visits(track).get(0).endUs()).isEqualTo(5 * SECOND);
    assertThat(visits(track).get(1).startUs()).isEqualTo(7 * SECOND);
  }

  @Test
  void aBrushPastBeforehandDoesNotLengthenTheVisit() {
    Track track =
        Walk.from(180, 250, 10)
            .to(210, 250, 0.3)
            .to(180, 250, 0.3)
            .stay(1)
            .to(250, 250, 0.7)
            .stay(3)
            .track();

    assertThat(visits(track)).hasSize(1);
    assertThat(visits(track).get(0).startUs()).isEqualTo(1_800_000);
  }

  @Test
  void aTrackThatBeginsAndEndsInsideAppearedAndVanished() {
    assertThat(visits(Walk.from(250, 250).stay(4).track()))
        .containsExactly(new ZoneVisit("t1", "shoes", 0, 4 * SECOND, APPEARED, VANISHED, false));
  }

  @Test
  void aTrackCutByTheFootageSaysSoOnBothSidesOfTheLimit() {
    Track track = Walk.from(250, 250).stay(4).track();
    TimeRange close = new TimeRange(-SECOND, 5 * SECOND);
    TimeRange justTooWide = new TimeRange(-SECOND - 1, 5 * SECOND + 1);

    assertThat(visits(track, List.of(close)))
        .containsExactly(new ZoneVisit("t1", "shoes", 0, 4 * SECOND, CLIP_EDGE, CLIP_EDGE, false));
    assertThat(visits(track, List.of(justTooWide)))
        .containsExactly(new ZoneVisit("t1", "shoes", 0, 4 * SECOND, APPEARED, VANISHED, false));
  }

  @Test
  void aVisitIsEngagedFromTheZonesThresholdOn() {
    assertThat(visits(Walk.from(250, 250).stay(4.8).track()).get(0).engaged()).isFalse();
    assertThat(visits(Walk.from(250, 250).stay(5).track()).get(0).engaged()).isTrue();
  }

  @Test
  void aPersonHiddenInsideStaysInside() {
    Track track = Walk.from(250, 250).stay(2).hidden().stay(3).seen().stay(2).track();

    assertThat(visits(track)).hasSize(1);
    assertThat(visits(track).get(0).dwellUs()).isEqualTo(7 * SECOND);
  }

  @Test
  void whoStepsOutByNoMoreThanFeetAreKnownHasStayed() {
    // Boxes are 100 pixels tall: feet are known to 10.
    Track little = Walk.from(250, 250).stay(2).to(309, 250, 1).stay(20).to(250, 250, 1).track();
    Track further = Walk.from(250, 250).stay(2).to(311, 250, 1).stay(20).to(250, 250, 1).track();

    assertThat(visits(little)).extracting(ZoneVisit::dwellUs).containsExactly(24 * SECOND);
    assertThat(visits(further)).hasSize(2);
  }

  @Test
  void whoStandsJustOutsideWithoutHavingBeenInsideOrComingBackIsOutside() {
    Track before = Walk.from(309, 250).stay(20).to(259, 250, 1).stay(2).track();
    Track after = Walk.from(250, 250).stay(2).to(305, 250, 1.1).stay(20).track();

    assertThat(visits(before)).extracting(ZoneVisit::startUs).containsExactly(20_180_000L);
    assertThat(visits(after)).extracting(ZoneVisit::endUs).containsExactly(3_090_909L);
  }

  @ParameterizedTest
  @CsvSource({"0.19, 1", "0.21, 2"})
  void whereTheFloorIsKnownItIsInMetres(double metres, int visits) {
    // 100 pixels are one metre.
    List<Homography.Pair> floor =
        ZONE.polygon().stream()
            .map(
                corner ->
                    new Homography.Pair(
                        corner, corner.scale(PICTURE.width() / 100.0, PICTURE.height() / 100.0)))
            .toList();
    Track out =
        Walk.from(250, 250).stay(2).to(300 + 100 * metres, 250, 1).stay(5).to(250, 250, 1).track();

    assertThat(
            ZoneVisits.of(
                out,
                CountingZone.of(List.of(ZONE), PICTURE, floor).get(0),
                LONG_FOOTAGE,
                VisitSettings.DEFAULT))
        .hasSize(visits);
  }

  @Test
  void twoPassesFarApartAreTwoVisits() {
    Track track = Walk.from(100, 250).to(400, 250, 3).stay(10).to(100, 250, 3).track();

    assertThat(visits(track)).extracting(ZoneVisit::dwellUs).containsExactly(SECOND, SECOND);
  }

  @Test
  void feetOutsideTheZoneAreOutsideWhateverTheBoxCovers() {
    assertThat(visits(Walk.from(250, 310).stay(10).track())).isEmpty();
  }

  @Test
  void whoWasLostInTheZoneAndFoundInItHasStayed() {
    Track lost = Walk.from(250, 250).stay(2).track();
    Track between = Walk.later("b", 5, Walk.from(260, 250).stay(1).track());
    Track found = Walk.later("c", 8, Walk.from(240, 250).to(140, 250, 1).track());

    assertThat(visitsOfPieces(lost, between, found))
        .containsExactly(new ZoneVisit("t1", "shoes", 0, 8_400_000, APPEARED, CROSSED, true));
  }

  @Test
  void whoWasLostOutsideCameBackStraight() {
    Track before = Walk.from(250, 250).stay(2).to(350, 250, 1).track();
    Track after = Walk.later("b", 7, Walk.from(250, 250).stay(2).track());

    assertThat(visitsOfPieces(before, after))
        .containsExactly(
            new ZoneVisit("t1", "shoes", 0, 2_500_000, APPEARED, CROSSED, false),
            new ZoneVisit("t1", "shoes", 5_000_000, 9_000_000, CROSSED, VANISHED, false));
  }

  @Test
  void piecesThatOverlapAreInsideOnce() {
    Track first = Walk.from(250, 250).stay(2).track();
    Track second = Walk.later("b", 1.8, Walk.from(260, 250).stay(2).track());

    assertThat(visitsOfPieces(first, second))
        .extracting(ZoneVisit::dwellUs)
        .containsExactly(3_800_000L);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(
            () -> new VisitSettings(Duration.ofSeconds(-1), Duration.ZERO, Duration.ZERO, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("negative");
    assertThatThrownBy(
            () -> new VisitSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0.1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bandMetres");
  }

  private static List<ZoneVisit> visitsOfPieces(Track... tracks) {
    List<ZonePresence> pieces =
        Arrays.stream(tracks)
            .map(track -> ZonePresence.of(track, COUNTED, VisitSettings.DEFAULT))
            .toList();
    return ZoneVisits.of(pieces, ZONE, LONG_FOOTAGE, VisitSettings.DEFAULT);
  }

  private static List<ZoneVisit> visits(Track track) {
    return visits(track, LONG_FOOTAGE);
  }

  private static List<ZoneVisit> visits(Track track, List<TimeRange> footage) {
    return ZoneVisits.of(track, COUNTED, footage, VisitSettings.DEFAULT);
  }
}
