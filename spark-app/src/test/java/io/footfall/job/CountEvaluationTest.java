package io.footfall.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.footfall.TestSpark;
import io.footfall.evaluate.Tally;
import io.footfall.job.CountEvaluation.Figure;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Rows;
import io.footfall.model.Appearance;
import io.footfall.model.CameraId;
import io.footfall.model.Crossing;
import io.footfall.model.Crossing.Direction;
import io.footfall.model.Micros;
import io.footfall.model.ZoneVisit;
import io.footfall.simulate.Clips;
import io.footfall.stage.StoredMeasures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The truth is that of the clip quiet-shop: two people come in over the door, three go out. */
class CountEvaluationTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 3);
  private static final CameraId ENTRANCE = new CameraId("QUI01", "entrance");
  private static final CameraId FLOOR = new CameraId("QUI01", "floor");

  @TempDir static Path folder;
  private static CountEvaluation evaluation;

  @BeforeAll
  static void evaluate() throws IOException {
    Path happened = Clips.extract("quiet-shop", folder.resolve("clip")).resolve("truth");
    Files.writeString(
        happened.resolve("QUI01/floor/appearances-clip.csv"),
        "person,first_time,last_time\np1,,\np2,,\np1,,\n");
    SimulatedTruth truth = new SimulatedTruth(happened);
    Lake lake = Lake.open(TestSpark.session(), folder.resolve("lake").toString());
    List<Row> crossings = new ArrayList<>();
    for (Crossing crossing : truth.crossings("QUI01")) {
      if (crossing.direction() == Direction.OUT) {
        crossings.add(Rows.crossing(ENTRANCE, DAY, crossing));
      }
    }
    crossings.add(Rows.crossing(ENTRANCE, DAY, in("2026-03-03T10:02:06Z", false)));
    crossings.add(Rows.crossing(ENTRANCE, DAY, in("2026-03-03T10:01:30Z", false)));
    crossings.add(Rows.crossing(ENTRANCE, DAY, in("2026-03-03T10:01:35Z", true)));
    lake.replace(Catalogue.CROSSING, crossings, "true");
    List<Row> visits = new ArrayList<>();
    for (ZoneVisit visit : truth.visits(FLOOR)) {
      visits.add(Rows.zoneVisit(FLOOR, DAY, visit));
    }
    lake.replace(Catalogue.ZONE_VISIT, visits, "true");
    lake.replace(
        Catalogue.APPEARANCE,
        List.of(
            Rows.appearance(FLOOR, DAY, new Appearance(0, 1, List.of("t1"))),
            Rows.appearance(FLOOR, DAY, new Appearance(0, 1, List.of("t2", "t3")))),
        "true");
    evaluation = new CountEvaluation(truth, new StoredMeasures(lake));
  }

  @Test
  void whatEqualsTheTruthHasNoError() {
    assertThat(figure("out", "QUI01/entrance/door"))
        .isEqualTo(new Figure("out", "QUI01/entrance/door", new Tally(3, 3), 0, 0));
    assertThat(figure("visits", "QUI01/floor/snacks").tally()).isEqualTo(new Tally(1, 1));
  }

  @Test
  void anExtraCrossingDoesNotMakeUpForAMissedOneAndNettedOnesAreLeftOut() {
    assertThat(figure("in", "QUI01/entrance/door"))
        .isEqualTo(new Figure("in", "QUI01/entrance/door", new Tally(2, 2), 1, 1));
    assertThat(evaluation.faults())
        .anyMatch(
            fault -> fault.startsWith("missed in over QUI01/entrance/door at 2026-03-03T10:02:17"))
        .anyMatch(
            fault -> fault.startsWith("extra in over QUI01/entrance/door at 2026-03-03T10:01:30"));
  }

  @Test
  void visitsThatWereNotFoundAreMissedAndInTheSumOfAllPlaces() {
    assertThat(figure("visits", "QUI01/till/queue").missed()).isEqualTo(5);
    assertThat(figure("visits", "all").tally()).isEqualTo(new Tally(6, 1));
    assertThat(figure("dwell seconds", "all").text()).contains("22.5", "17.5", "-22.2 %");
  }

  @Test
  void storedAppearancesAreComparedWithPeopleAndTheirStays() {
    assertThat(figure("people", "QUI01/floor").tally()).isEqualTo(new Tally(2, 2));
    assertThat(figure("appearances", "QUI01/floor").tally()).isEqualTo(new Tally(3, 2));
  }

  @Test
  void aFolderWithoutTruthIsRefused() {
    assertThatThrownBy(() -> new SimulatedTruth(folder.resolve("lake").resolve("nowhere")))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("footfall simulate");
  }

  private static Figure figure(String measure, String where) {
    return evaluation.figures().stream()
        .filter(f -> f.measure().equals(measure) && f.where().equals(where))
        .findFirst()
        .orElseThrow();
  }

  private static Crossing in(String time, boolean netted) {
    return new Crossing("t", "door", Micros.of(Instant.parse(time)), Direction.IN, netted);
  }
}
