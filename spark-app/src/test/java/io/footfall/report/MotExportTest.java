package io.footfall.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.model.CameraId;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MotExportTest {
  private static final long START_US = 1_762_164_000_000_000L;

  @Test
  void framesAndPeopleCountFromOneAndBoxesBetweenPointsAreInterpolated() {
    Track track = track("t", point(0, 10), point(200_000, 14));
    assertThat(lines(10, 100, track))
        .containsExactly(
            "1,1,10.00,20.00,30.00,40.00,0.900,-1,-1,-1",
            "2,1,12.00,20.00,30.00,40.00,0.900,-1,-1,-1",
            "3,1,14.00,20.00,30.00,40.00,0.900,-1,-1,-1");
  }

  @Test
  void peopleAreNumberedByTheirFirstSightingAndLinesGoByFrame() {
    assertThat(
            lines(
                10, 100, track("a", point(100_000, 1)), track("b", point(0, 2), point(100_000, 3))))
        .extracting(line -> line.substring(0, 4))
        .containsExactly("1,1,", "2,1,", "2,2,");
  }

  @Test
  void nothingIsWrittenBeyondTheLastFrame() {
    assertThat(lines(10, 2, track("t", point(0, 1), point(900_000, 1)))).hasSize(2);
  }

  @Test
  void aRateThatDoesNotDivideASecondNeitherSkipsNorDoublesAFrame() {
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
  void aTrackThatBeganBeforeTheRecordingStartsWithItsFirstFrame() {
    assertThat(lines(10, 100, track("t", point(-100_000, 1), point(100_000, 3))))
        .extracting(line -> line.substring(0, 7))
        .containsExactly("1,1,2.0", "2,1,3.0");
  }

  @Test
  void whereAGapIsLongNobodyIsInBetween() {
    Track track = track("t", point(0, 1), point(2_000_000, 2), point(4_000_001, 3));
    assertThat(lines(2, 100, track))
        .extracting(line -> line.substring(0, 2))
        .containsExactly("1,", "2,", "3,", "4,", "5,", "9,");
  }

  private static List<String> lines(double rate, long frames, Track... tracks) {
    return MotExport.text(List.of(tracks), START_US, rate, frames).lines().toList();
  }

  private static Track track(String id, TrackPoint... points) {
    return new Track(id, new CameraId("S", "c"), List.of(points));
  }

  private static TrackPoint point(long afterUs, double left) {
    return new TrackPoint(
        START_US + afterUs, new Box(left, 20, left + 30, 60), 0.9, TrackPoint.Source.SEEN);
  }
}
