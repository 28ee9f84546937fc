package io.footfall.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Point;
import io.footfall.model.Appearance;
import io.footfall.model.Zone;
import io.footfall.model.ZoneVisit;
import io.footfall.model.ZoneVisit.Edge;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody whose track broke into the pieces a, b and c; d is somebody else. Times in seconds. */
class BrokenVisitsTest {
  private static final Zone ZONE =
      new Zone(
          "rack",
          Zone.Kind.DEPARTMENT,
          List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1)),
          "Rack",
          Duration.ofSeconds(10));
  private static final List<Appearance> PEOPLE =
      List.of(
          new Appearance(0, 30_000_000, List.of("a", "b", "c")),
          new Appearance(0, 30_000_000, List.of("d")));

  @Test
  void whoWasLostInTheZoneAndFoundInItHasStayed() {
    ZoneVisit lost = visit("a", 2, 5, Edge.CROSSED, Edge.VANISHED);
    ZoneVisit between = visit("b", 8, 12, Edge.APPEARED, Edge.VANISHED);
    ZoneVisit found = visit("c", 13, 20, Edge.APPEARED, Edge.CROSSED);
    ZoneVisit again = visit("c", 25, 28, Edge.CROSSED, Edge.CROSSED);

    assertThat(BrokenVisits.join(List.of(found, again, between, lost), ZONE, PEOPLE))
        .containsExactly(
            again,
            new ZoneVisit("a", "rack", 2_000_000, 20_000_000, Edge.CROSSED, Edge.CROSSED, true));
  }

  @Test
  void whoWalkedOutAndIsFoundInsideCameBack() {
    ZoneVisit before = visit("a", 2, 5, Edge.CROSSED, Edge.CROSSED);
    ZoneVisit after = visit("b", 8, 12, Edge.APPEARED, Edge.CROSSED);

    assertThat(BrokenVisits.join(List.of(before, after), ZONE, PEOPLE))
        .containsExactly(before, after);
  }

  @Test
  void somebodyElseIsAnotherVisit() {
    ZoneVisit lost = visit("a", 2, 5, Edge.CROSSED, Edge.VANISHED);
    ZoneVisit other = visit("d", 6, 12, Edge.APPEARED, Edge.CROSSED);

    assertThat(BrokenVisits.join(List.of(lost, other), ZONE, PEOPLE)).containsExactly(lost, other);
  }

  private static ZoneVisit visit(String track, long from, long to, Edge began, Edge ended) {
    return new ZoneVisit(
        track, "rack", from * 1_000_000, to * 1_000_000, began, ended, to - from >= 10);
  }
}
