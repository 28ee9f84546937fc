package io.footfall.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.geometry.Point;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import io.footfall.model.Track;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody comes nearer and is found unsurely first. */
class EarlierSightingsTest {
  private static final double UNSURE = 0.25;
  private static final double SURE = 0.7;

  @Test
  void aTrackBeginsWhereItsPersonWasFoundUnsurely() {
    List<Track> tracks = Scene.track(coming(2, UNSURE));

    assertThat(tracks).hasSize(1);
    assertThat(secondsOf(tracks.get(0))).isEqualTo(0);
  }

  @Test
  void notFurtherBackThanAWhile() {
    List<Track> tracks = Scene.track(coming(6, UNSURE));

    assertThat(secondsOf(tracks.get(0))).isEqualTo(3);
  }

  @Test
  void whatIsHardlyFoundIsNotBelieved() {
    List<Track> tracks = Scene.track(coming(2, 0.09));

    assertThat(secondsOf(tracks.get(0))).isEqualTo(2);
  }

  @Test
  void nobodyIsMadeOfUnsureSightingsAlone() {
    assertThat(Scene.track(coming(20, UNSURE))).isEmpty();
  }

  @Test
  void unsureSightingsOfSomebodyElseAreLeft() {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      long timeUs = Scene.START_US + i * 100_000L;
      List<Detection> found = new ArrayList<>();
      found.add(detection(timeUs, 700, SURE));
      if (i < 30) {
        // Part of the one who stands there, found a second time.
        found.add(detection(timeUs, 720, UNSURE));
      } else {
        found.add(detection(timeUs, 720 + 6 * (i - 30), SURE));
      }
      frames.add(new Frame(timeUs, found));
    }

    assertThat(Scene.track(frames))
        .extracting(EarlierSightingsTest::secondsOf)
        .allMatch(seconds -> seconds == 0 || seconds >= 3);
  }

  @Test
  void tracksAreStillDeliveredByTheirFirstTime() {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      long timeUs = Scene.START_US + i * 100_000L;
      List<Detection> found = new ArrayList<>();
      // Every 4 s somebody comes on one of three ways, found unsurely for the first 2.5 s.
      for (int way = 0; way < 3; way++) {
        int since = Math.floorMod(i - 40 * way, 120);
        if (since < 60) {
          Point foot = new Point(200 + 8 * since, 300 + 250 * way);
          Box box = Box.ofFootPoint(foot, 70, 180);
          found.add(new Detection(timeUs, box, since < 25 ? UNSURE : SURE));
        }
      }
      frames.add(new Frame(timeUs, found));
    }

    List<Track> tracks = Scene.track(frames);

    assertThat(tracks).hasSizeGreaterThan(15);
    assertThat(tracks).extracting(track -> track.first().timeUs()).isSorted();
  }

  /** Ten seconds of somebody who walks, found unsurely at first. */
  private static List<Frame> coming(double unsureSeconds, double unsure) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      long timeUs = Scene.START_US + i * 100_000L;
      double score = i < Math.round(10 * unsureSeconds) ? unsure : SURE;
      frames.add(new Frame(timeUs, List.of(detection(timeUs, 300 + 6 * i, score))));
    }
    return frames;
  }

  private static Detection detection(long timeUs, double x, double score) {
    return new Detection(timeUs, Box.ofFootPoint(new Point(x, 800), 70, 180), score);
  }

  private static double secondsOf(Track track) {
    return (track.first().timeUs() - Scene.START_US) * 1e-6;
  }
}
