package io.footfall.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.geometry.Point;
import io.footfall.model.ClothingColour;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import io.footfall.model.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Two people, both hidden for a while: who is who afterwards? */
class LinkingTest {
  private static final ClothingColour RED =
      ClothingColour.of(new byte[] {(byte) 255, 0, (byte) 255, 0, 0, 10});
  private static final ClothingColour REDDISH =
      ClothingColour.of(new byte[] {(byte) 255, 0, (byte) 255, (byte) 160, 0, (byte) 160});
  private static final ClothingColour BLUE =
      ClothingColour.of(new byte[] {0, (byte) 255, 0, (byte) 255, 10, 0});

  @Test
  void clothesTellWhoIsWhoWherePlacesDoNot() {
    // They meet, turn round behind a pillar and walk back: places alone say they walked on.
    List<Track> tracks = Scene.track(meeting(x -> 700 + 60 * Math.abs(x), RED, BLUE));

    assertThat(tracks).hasSize(2);
    for (Track track : tracks) {
      double begin = track.first().box().centre().x();
      assertThat(track.last().box().centre().x()).isBetween(begin - 20, begin + 20);
    }
  }

  @Test
  void whoMeetWalkOnWhenTheirClothesAreTheSame() {
    List<Track> tracks = Scene.track(meeting(x -> 700 + 60 * x, RED, RED));

    assertThat(tracks).hasSize(2);
    for (Track track : tracks) {
      double way = track.last().box().centre().x() - track.first().box().centre().x();
      assertThat(Math.abs(way)).isGreaterThan(500);
    }
  }

  @Test
  void aGlimpseBelongsToThosePeopleWhoseClothesAreTheSameOnBothSides() {
    // They pass each other. What is seen of each just before lies nearer to where the other is seen
    // next, and shows no clothes.
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      long timeUs = Scene.START_US + i * 100_000L;
      double seconds = i / 10.0 - 5;
      boolean glimpse = Math.abs(seconds + 0.4) < 0.01;
      List<Detection> found = new ArrayList<>();
      if (glimpse || seconds < -1.2 || seconds > 0.5) {
        double way = 60 * seconds;
        found.add(
            new Detection(timeUs, box(700 + way), 0.7, glimpse ? ClothingColour.UNKNOWN : RED));
        found.add(
            new Detection(timeUs, box(700 - way), 0.7, glimpse ? ClothingColour.UNKNOWN : BLUE));
      }
      frames.add(new Frame(timeUs, found));
    }

    List<Track> tracks = Scene.track(frames);

    assertThat(tracks).hasSize(2);
    for (Track track : tracks) {
      double way = track.last().box().centre().x() - track.first().box().centre().x();
      assertThat(Math.abs(way)).isGreaterThan(500);
      assertThat(track.points()).anyMatch(point -> point.timeUs() == Scene.START_US + 4_600_000L);
    }
  }

  @Test
  void whoStopsWhileHiddenIsStillTheSame() {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      double seconds = i / 10.0;
      long timeUs = Scene.START_US + i * 100_000L;
      // Walks a body height in two seconds, stops unseen between 5 s and 8 s.
      double place = 300 + 90 * Math.min(seconds, 5.3);
      boolean hidden = seconds > 5 && seconds < 8;
      frames.add(
          new Frame(
              timeUs, hidden ? List.of() : List.of(new Detection(timeUs, box(place), 0.7, RED))));
    }

    assertThat(Scene.track(frames)).hasSize(1);
  }

  @Test
  void whoWalksOnUnseenMayLookALittleDifferent() {
    assertThat(Scene.track(walkingOn(90))).hasSize(1);
  }

  @Test
  void whoTurnsRoundUnseenMayNot() {
    assertThat(Scene.track(walkingOn(-90))).hasSize(2);
  }

  /** Somebody walks, is hidden for a second, and walks on at a speed, in somewhat other clothes. */
  private static List<Frame> walkingOn(double speed) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      double seconds = i / 10.0 - 5;
      long timeUs = Scene.START_US + i * 100_000L;
      List<Detection> found = new ArrayList<>();
      if (seconds < 0) {
        found.add(new Detection(timeUs, box(700 + 90 * seconds), 0.7, RED));
      } else if (seconds > 1) {
        found.add(new Detection(timeUs, box(700 + speed * seconds), 0.7, REDDISH));
      }
      frames.add(new Frame(timeUs, found));
    }
    return frames;
  }

  @Test
  void whoIsHiddenForLongBySomebodyIsStillTheSame() {
    assertThat(Scene.track(walkingPast(true))).hasSize(2);
  }

  @Test
  void whoWouldHaveBeenSeenInThatTimeIsNot() {
    assertThat(Scene.track(walkingPast(false))).hasSize(3);
  }

  /**
   * Somebody is seen until 4 s and again, slower and 320 pixels on, from 7.4 s; another one stands
   * before the place in between, or well beside it.
   */
  private static List<Frame> walkingPast(boolean hidden) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      double seconds = i / 10.0;
      long timeUs = Scene.START_US + i * 100_000L;
      List<Detection> found = new ArrayList<>();
      if (seconds <= 4) {
        found.add(new Detection(timeUs, box(300 + 90 * seconds), 0.7, RED));
      } else if (seconds > 7.3) {
        found.add(new Detection(timeUs, box(980 + 20 * (seconds - 7.3)), 0.7, RED));
      }
      Point before = new Point(hidden ? 770 : 1300, 850);
      found.add(new Detection(timeUs, Box.ofFootPoint(before, 220, 230), 0.8, BLUE));
      frames.add(new Frame(timeUs, found));
    }
    return frames;
  }

  @Test
  void whoseLegsAreHiddenMayShowOtherClothes() {
    assertThat(Scene.track(steppingBehindARack(70))).hasSize(1);
  }

  @Test
  void whoIsShownAsBeforeMayNot() {
    assertThat(Scene.track(steppingBehindARack(170))).hasSize(2);
  }

  /** Somebody red; from 5 s on, on the same place, somebody blue of whom so much is seen. */
  private static List<Frame> steppingBehindARack(double height) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      long timeUs = Scene.START_US + i * 100_000L;
      double place = 300 + 40 * Math.min(i / 10.0, 5);
      double bottom = 620 + (i < 50 ? 180 : height);
      Box box = Box.ofFootPoint(new Point(place, bottom), 70, bottom - 620);
      frames.add(new Frame(timeUs, List.of(new Detection(timeUs, box, 0.7, i < 50 ? RED : BLUE))));
    }
    return frames;
  }

  @Test
  void whoStandsWhereTheyStoodIsTheSameAfterAWhile() {
    assertThat(stands(900, 900, 8, 5)).hasSize(1);
    // At the border of the picture people leave, but not who stands there.
    assertThat(stands(40, 40, 8, 5)).hasSize(1);
  }

  @Test
  void whoStandsElsewhereLaterOrForAMomentOnlyIsNot() {
    assertThat(stands(990, 900, 8, 5)).hasSize(2);
    assertThat(stands(900, 900, 12, 5)).hasSize(2);
    assertThat(stands(900, 900, 8, 2)).hasSize(2);
  }

  /** Somebody stands at an x for five seconds and, after a gap, at another for some seconds. */
  private static List<Track> stands(double x, double later, double gapSeconds, double seconds) {
    double back = 5 + gapSeconds;
    Point still = new Point(0, 0);
    return Scene.track(
        Scene.empty(back + seconds + 1, 5)
            .walk(new Point(x, 700), still, 200, 0, 5)
            .walk(new Point(later, 700), still, 200, back, back + seconds)
            .frames());
  }

  @Test
  void whoLeavesAndWhoEntersAtTheSameDoorAreTwo() {
    Point out = new Point(-90, 0);
    Scene scene =
        Scene.empty(14, 10)
            .walk(new Point(500, 800), out, 180, 0, 5)
            .walk(new Point(50, 800), new Point(90, 0), 200, 6.2, 14);

    assertThat(Scene.track(scene.frames())).hasSize(2);
  }

  /**
   * Ten seconds; the second person's way is the first one's mirrored; both hidden for one second.
   */
  private static List<Frame> meeting(
      ToDoubleFunction<Double> x, ClothingColour first, ClothingColour second) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      long timeUs = Scene.START_US + i * 100_000L;
      double seconds = i / 10.0 - 5;
      List<Detection> found = new ArrayList<>();
      if (Math.abs(seconds) > 0.5) {
        double place = x.applyAsDouble(seconds);
        found.add(new Detection(timeUs, box(place), 0.7, first));
        found.add(new Detection(timeUs, box(1400 - place), 0.7, second));
      }
      frames.add(new Frame(timeUs, found));
    }
    return frames;
  }

  private static Box box(double x) {
    return Box.ofFootPoint(new Point(x, 800), 70, 180);
  }
}
