package io.footfall.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.geometry.DirectedLine;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.model.CameraId;
import io.footfall.model.Crossing;
import io.footfall.model.Line;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import io.footfall.model.Zone;
import io.footfall.model.ZoneVisit;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnotatorTest {
  private static final long SECOND = 1_000_000;
  private static final Line DOOR =
      new Line(
          "door",
          Line.Kind.ENTRANCE,
          new DirectedLine(new Point(0.8, 0.3), new Point(0.8, 0.8)),
          Line.Side.RIGHT);
  private static final Zone SHOES =
      new Zone(
          "shoes",
          Zone.Kind.DEPARTMENT,
          List.of(new Point(0.1, 0.5), new Point(0.3, 0.5), new Point(0.3, 0.9)),
          "",
          Duration.ofSeconds(5));

  @Test
  void theEdgeOfABoxIsDrawnInTheTracksColourAndItsInsideIsLeftAlone() {
    BufferedImage picture = draw(walker(TrackPoint.Source.SEEN), 0);
    // The box runs from 100.5 to 140.5, the middles of pixels.
    assertThat(new Color(picture.getRGB(100, 170))).isEqualTo(TrackColour.of("walker"));
    assertThat(new Color(picture.getRGB(140, 170))).isEqualTo(TrackColour.of("walker"));
    assertThat(new Color(picture.getRGB(120, 170))).isEqualTo(Color.GRAY);
    assertThat(new Color(picture.getRGB(300, 170))).isEqualTo(Color.GRAY);
  }

  @Test
  void betweenTwoSamplesTheBoxIsBetweenThem() {
    BufferedImage picture = draw(walker(TrackPoint.Source.SEEN), SECOND / 2);
    assertThat(new Color(picture.getRGB(120, 170))).isEqualTo(TrackColour.of("walker"));
    assertThat(new Color(picture.getRGB(160, 170))).isEqualTo(TrackColour.of("walker"));
    assertThat(new Color(picture.getRGB(100, 170))).isEqualTo(Color.GRAY);
  }

  @Test
  void aHiddenPersonsBoxIsDashed() {
    assertThat(edgePixels(draw(walker(TrackPoint.Source.SEEN), 0))).isEqualTo(80);
    assertThat(edgePixels(draw(walker(TrackPoint.Source.FILLED), 0))).isBetween(20, 60);
  }

  @Test
  void aTrackShowsFromItsFirstToItsLastPointOnly() {
    Scene scene = walker(TrackPoint.Source.SEEN);
    assertThat(edgePixels(draw(scene, -1))).isZero();
    assertThat(edgePixels(draw(scene, 0))).isPositive();
    BufferedImage last = draw(scene, SECOND);
    assertThat(new Color(last.getRGB(140, 170))).isEqualTo(TrackColour.of("walker"));
    BufferedImage after = draw(scene, SECOND + 1);
    assertThat(new Color(after.getRGB(140, 170))).isEqualTo(Color.GRAY);
  }

  @Test
  void headsAreAMosaicUnlessAskedOtherwise() {
    BufferedImage hidden = checkered();
    new Annotator(walker(TrackPoint.Source.SEEN)).draw(hidden, 0);
    BufferedImage shown = checkered();
    new Annotator(walker(TrackPoint.Source.SEEN), Heads.SHOWN).draw(shown, 0);
    assertThat(hidden.getRGB(119, 113)).isEqualTo(hidden.getRGB(120, 113));
    assertThat(shown.getRGB(119, 113)).isEqualTo(checkered().getRGB(119, 113));
    assertThat(shown.getRGB(119, 113)).isNotEqualTo(shown.getRGB(120, 113));
    // Below the head nothing is hidden.
    assertThat(hidden.getRGB(120, 170)).isEqualTo(checkered().getRGB(120, 170));
  }

  @Test
  void aMosaicAtThePicturesEdgeStaysInside() {
    BufferedImage picture = checkered();
    HeadMosaic.apply(picture, new Box(-30, -10, 10, 70));
    HeadMosaic.apply(picture, new Box(630, 470, 700, 600));
    HeadMosaic.apply(picture, new Box(900, 900, 950, 999));
    assertThat(picture.getRGB(0, 0)).isEqualTo(picture.getRGB(1, 0));
  }

  @Test
  void countsChangeAtTheCrossingAndNotBefore() {
    Crossing in = new Crossing("t", "door", 10 * SECOND, Crossing.Direction.IN, false);
    Scene none = scene(List.of(), List.of(), List.of());
    Scene one = scene(List.of(), List.of(in), List.of());
    assertThat(bytes(draw(one, 10 * SECOND - 1))).isEqualTo(bytes(draw(none, 10 * SECOND - 1)));
    assertThat(bytes(draw(one, 10 * SECOND))).isNotEqualTo(bytes(draw(none, 10 * SECOND)));
    assertThat(bytes(draw(one, 20 * SECOND))).isNotEqualTo(bytes(draw(none, 20 * SECOND)));
  }

  @Test
  void aTurnBackIsNotCounted() {
    Crossing netted = new Crossing("t", "door", 10 * SECOND, Crossing.Direction.IN, true);
    assertThat(bytes(draw(scene(List.of(), List.of(netted), List.of()), 11 * SECOND)))
        .isEqualTo(bytes(draw(scene(List.of(), List.of(), List.of()), 11 * SECOND)));
  }

  @Test
  void aVisitCountsAsInsideUpToItsLastInstant() {
    ZoneVisit visit =
        new ZoneVisit(
            "t", "shoes", 0, SECOND, ZoneVisit.Edge.CROSSED, ZoneVisit.Edge.CROSSED, false);
    ZoneVisit longer =
        new ZoneVisit(
            "t", "shoes", 0, 9 * SECOND, ZoneVisit.Edge.CROSSED, ZoneVisit.Edge.CROSSED, true);
    Scene leaves = scene(List.of(), List.of(), List.of(visit));
    Scene stays = scene(List.of(), List.of(), List.of(longer));
    assertThat(bytes(draw(leaves, SECOND))).isEqualTo(bytes(draw(stays, SECOND)));
    assertThat(bytes(draw(leaves, SECOND + 1))).isNotEqualTo(bytes(draw(stays, SECOND + 1)));
  }

  @Test
  void picturesMayComeInAnyOrder() {
    Annotator annotator = new Annotator(walker(TrackPoint.Source.SEEN));
    BufferedImage later = grey(640, 480);
    annotator.draw(later, SECOND);
    BufferedImage earlier = grey(640, 480);
    annotator.draw(earlier, 0);
    assertThat(bytes(earlier)).isEqualTo(bytes(draw(walker(TrackPoint.Source.SEEN), 0)));
  }

  @ParameterizedTest
  @CsvSource({"320,240", "640,480", "1920,1080"})
  void everySizeOfPictureIsDrawnOn(int width, int height) {
    BufferedImage picture = grey(width, height);
    new Annotator(scene(List.of(), List.of(), List.of())).draw(picture, 0);
    assertThat(new Color(picture.getRGB((int) (0.8 * width), (int) (0.4 * height))))
        .isNotEqualTo(Color.GRAY);
    assertThat(new Color(picture.getRGB(width / 2, 0))).isNotEqualTo(Color.GRAY);
    assertThat(new Color(picture.getRGB(width / 2, height / 2))).isEqualTo(Color.GRAY);
  }

  @Test
  void theArrowPointsToTheInside() {
    // The door runs down the picture: the right of someone facing down is the picture's left.
    InArrow arrow = InArrow.of(DOOR, new PictureSize(100, 100), 10);
    assertThat(arrow.tail()).isEqualTo(new Point(80, 55));
    assertThat(arrow.tip().x()).isEqualTo(70);
    assertThat(DOOR.segment().signedDistance(arrow.tip().scale(0.01, 0.01))).isPositive();
  }

  @Test
  void aTallyCountsUpToAnInstant() {
    Tally tally = new Tally(LongStream.of(5, 3, 5, 9));
    assertThat(tally.until(2)).isZero();
    assertThat(tally.until(5)).isEqualTo(3);
    assertThat(tally.before(5)).isEqualTo(1);
    assertThat(tally.until(100)).isEqualTo(4);
  }

  private static Scene walker(TrackPoint.Source source) {
    Track track =
        new Track(
            "walker",
            new CameraId("S", "c"),
            List.of(
                new TrackPoint(0, new Box(100.5, 100, 140.5, 200), 0.9, source),
                new TrackPoint(SECOND, new Box(140.5, 100, 180.5, 200), 0.9, source)));
    return new Scene(List.of(track), List.of(), List.of(), List.of(), List.of(), ZoneOffset.UTC);
  }

  private static Scene scene(List<Track> tracks, List<Crossing> crossings, List<ZoneVisit> visits) {
    return new Scene(tracks, List.of(DOOR), List.of(SHOES), crossings, visits, ZoneOffset.UTC);
  }

  private static BufferedImage draw(Scene scene, long timeUs) {
    BufferedImage picture = grey(640, 480);
    new Annotator(scene).draw(picture, timeUs);
    return picture;
  }

  private static int edgePixels(BufferedImage picture) {
    int found = 0;
    for (int y = 110; y < 190; y++) {
      if (new Color(picture.getRGB(100, y)).equals(TrackColour.of("walker"))) {
        found++;
      }
    }
    return found;
  }

  private static BufferedImage grey(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, Color.GRAY.getRGB());
      }
    }
    return picture;
  }

  private static BufferedImage checkered() {
    BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < 480; y++) {
      for (int x = 0; x < 640; x++) {
        picture.setRGB(x, y, (x + y) % 2 == 0 ? 0x202020 : 0xD0D0D0);
      }
    }
    return picture;
  }

  private static byte[] bytes(BufferedImage picture) {
    return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
  }
}
