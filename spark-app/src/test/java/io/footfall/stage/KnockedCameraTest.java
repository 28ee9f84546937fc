package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.footfall.PetsClip;
import io.footfall.TestNight;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Shift;
import io.footfall.lake.Catalogue;
import io.footfall.simulate.encode.Container;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six seconds of real people, seen by a camera that is knocked after three. */
class KnockedCameraTest {
  private static final String FILE = "other/20251103T100000Z.mp4";
  private static final Instant START = Instant.parse("2025-11-03T10:00:00Z");
  private static final Instant KNOCK = START.plusSeconds(3);
  private static final PictureSize VIEW = new PictureSize(640, 480);

  @TempDir Path folder;

  @Test
  void aKnockIsNoticedAndBreaksNoTrack() throws Exception {
    TestNight steady = night("steady", 0, 0);
    TestNight knocked = night("knocked", 64, 40);

    assertThat(movements(steady)).isEmpty();
    assertThat(movements(knocked)).containsOnlyKeys(KNOCK);
    Shift moved = movements(knocked).get(KNOCK);
    assertThat(moved.right())
        .as("the view goes right and down, the people left and up")
        .isCloseTo(-64, within(1d));
    assertThat(moved.down()).isCloseTo(-40, within(1d));
    assertThat(throughTheKnock(knocked))
        .hasSizeGreaterThanOrEqualTo(3)
        .hasSameSizeAs(throughTheKnock(steady));
    assertThat(jumps(knocked))
        .as("their boxes jump with the picture, and are not smoothed into a walk")
        .filteredOn(jump -> jump.plus(new Shift(64, 40)).length() < 20)
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(changed(steady, START.plusSeconds(2), START.plusSeconds(6)))
        .as("real people never keep quite still")
        .hasSizeGreaterThan(30)
        .allSatisfy(share -> assertThat(share).isGreaterThan(0.05f));
    assertThat(changed(steady, START, START.plusSeconds(2))).isNotEmpty().containsOnlyNulls();
    assertThat(changed(knocked, KNOCK, KNOCK.plusSeconds(2)))
        .as("a camera that has moved changes everything")
        .isNotEmpty()
        .containsOnlyNulls();
  }

  private TestNight night(String name, int right, int down) throws Exception {
    TestNight night = TestNight.at(folder.resolve(name));
    Path file = night.landing().resolve(FILE);
    PetsClip.write(
        file,
        Container.MP4,
        0,
        60,
        VIEW,
        n -> n < 30 ? new Shift(16, 12) : new Shift(16 + right, 12 + down));
    night.run(TestNight.site());
    return night;
  }

  /** How much sure detections changed, from an instant to before another. */
  private static List<Float> changed(TestNight night, Instant from, Instant to) {
    String when = "score > 0.5 AND time >= TIMESTAMP'%s' AND time < TIMESTAMP'%s'";
    return night.rows(Catalogue.DETECTION, when.formatted(from, to)).stream()
        .map(row -> row.<Float>getAs("changed"))
        .toList();
  }

  private static Map<Instant, Shift> movements(TestNight night) {
    Map<Instant, Shift> movements = new TreeMap<>();
    for (Row row : night.rows(Catalogue.DETECTION, "moved_right IS NOT NULL")) {
      Shift moved = new Shift(row.<Float>getAs("moved_right"), row.<Float>getAs("moved_down"));
      movements.put(row.getAs("time"), moved);
    }
    return movements;
  }

  /** How far the box of each track went from the frame before the knock to the one after it. */
  private static List<Shift> jumps(TestNight night) {
    Map<String, Row> before = new TreeMap<>();
    for (Row row : points(night, KNOCK.minusMillis(200))) {
      before.put(row.getAs("track_id"), row);
    }
    return points(night, KNOCK).stream()
        .filter(row -> before.containsKey(row.<String>getAs("track_id")))
        .map(row -> jump(before.get(row.<String>getAs("track_id")), row))
        .toList();
  }

  private static Shift jump(Row from, Row to) {
    return new Shift(
        to.<Float>getAs("left") - from.<Float>getAs("left"),
        to.<Float>getAs("top") - from.<Float>getAs("top"));
  }

  private static List<Row> points(TestNight night, Instant time) {
    return night.rows(Catalogue.TRACK_POINT, "time = TIMESTAMP'%s'".formatted(time));
  }

  /** Tracks from a second before to a second after the knock. */
  private static List<Row> throughTheKnock(TestNight night) {
    return night.rows(
        Catalogue.TRACK,
        "start_time <= TIMESTAMP'%s' AND end_time >= TIMESTAMP'%s'"
            .formatted(KNOCK.minusSeconds(1), KNOCK.plusSeconds(1)));
  }
}
