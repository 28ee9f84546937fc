package io.footfall.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.model.CameraId;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MotTracksTest {
  private static final long START_US = 1_762_164_000_000_000L;

  @TempDir Path folder;

  @Test
  void framesAndPeopleCountFromOneAndBoxesBetweenPointsAreInterpolated() throws IOException {
    Track track = track("t", point(0, 10), point(200_000, 14));
    assertThat(lines(10, 100, track))
        .containsExactly(
            "1,1,10.00,20.00,30.00,40.00,0.900,-1,-1,-1",
            "2,1,12.00,20.00,30.00,40.00,0.900,-1,-1,-1",
            "3,1,14.00,20.00,30.00,40.00,0.900,-1,-1,-1");
  }

  @Test
  void peopleAreNumberedByTheirFirstSightingAndLinesGoByFrame() throws IOException {
    assertThat(
            lines(
                10, 100, track("a", point(100_000, 1)), track("b", point(0, 2), point(100_000, 3))))
        .extracting(line -> line.substring(0, 4))
        .containsExactly("1,1,", "2,1,", "2,2,");
  }

  @Test
  void nothingIsWrittenBeyondTheLastFrame() throws IOException {
    assertThat(lines(10, 2, track("t", point(0, 1), point(900_000, 1)))).hasSize(2);
  }

  @Test
  void aRateThatDoesNotDivideASecondNeitherSkipsNorDoublesAFrame() throws IOException {
    for (double rate : new double[] {29.97, 23.976, 25, 30, 12.5, 7}) {
      List<TrackPoint> points = new ArrayList<>();
      for (int n = 0; n < 300; n++) {
        points.add(point((long) (n * 1e6 / rate), n));
      }
      assertThat(lines(rate, 300, track("t", points.toArray(new TrackPoint[0]))))
          .as("%s frames a second", rate)
          .extracting(line -> line.substring(0, line.indexOf(',')))
          .isEqualTo(Stream.iterate(1, n -> n + 1).limit(300).map(String::valueOf).toList());
    }
  }

  @Test
  void aTrackThatBeganBeforeTheRecordingStartsWithItsFirstFrame() throws IOException {
    assertThat(lines(10, 100, track("t", point(-100_000, 1), point(100_000, 3))))
        .extracting(line -> line.substring(0, 7))
        .containsExactly("1,1,2.0", "2,1,3.0");
  }

  @Test
  void whoIsNotSeenForSecondsIsStillSomewhereInBetween() throws IOException {
    Track track = track("t", point(0, 10), point(4_000_000, 14));
    assertThat(lines(1, 100, track))
        .extracting(line -> line.substring(0, 7))
        .containsExactly("1,1,10.", "2,1,11.", "3,1,12.", "4,1,13.", "5,1,14.");
  }

  @Test
  void whoIsSeenAtTheFirstAndLastFrameLookedAtGoesOnToTheEndsOfTheRecording() throws IOException {
    Track track = track("t", point(200_000, 10), point(500_000, 16), point(800_000, 19));
    assertThat(lines(10, 11, track))
        .extracting(line -> line.substring(0, line.indexOf('.') + 3))
        .containsExactly(
            "1,1,6.00",
            "2,1,8.00",
            "3,1,10.00",
            "4,1,12.00",
            "5,1,14.00",
            "6,1,16.00",
            "7,1,17.00",
            "8,1,18.00",
            "9,1,19.00",
            "10,1,20.00",
            "11,1,21.00");
  }

  @Test
  void whoWasNotSeenInAFrameLookedAtBeforeOrAfterIsNotTakenThere() throws IOException {
    Track late = track("t", point(300_000, 10), point(600_000, 16), point(900_000, 19));
    assertThat(lines(10, 13, late))
        .extracting(line -> line.substring(0, line.indexOf(',')))
        .containsExactly("4", "5", "6", "7", "8", "9", "10");
    Track ofEveryFrame = track("t", point(100_001, 1), point(200_003, 2), point(300_000, 3));
    assertThat(lines(10, 5, ofEveryFrame))
        .extracting(line -> line.substring(0, line.indexOf(',')))
        .containsExactly("2", "3", "4");
    Track once = track("t", point(100_000, 1));
    assertThat(lines(10, 5, once)).hasSize(1);
  }

  private List<String> lines(double rate, long frames, Track... tracks) throws IOException {
    Path file = folder.resolve("tracks.txt");
    MotFile.write(file, MotTracks.of(List.of(tracks), START_US, rate, frames));
    return Files.readAllLines(file);
  }

  private static Track track(String id, TrackPoint... points) {
    return new Track(id, new CameraId("S", "c"), List.of(points));
  }

  private static TrackPoint point(long afterUs, double left) {
    return new TrackPoint(
        START_US + afterUs, new Box(left, 20, left + 30, 60), 0.9, TrackPoint.Source.SEEN);
  }
}
