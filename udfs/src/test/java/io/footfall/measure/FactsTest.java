package io.footfall.measure;

import static io.footfall.measure.Walk.CAMERA;
import static io.footfall.measure.Walk.fraction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.DirectedLine;
import io.footfall.model.Crossing;
import io.footfall.model.Crossing.Direction;
import io.footfall.model.Line;
import io.footfall.model.TimeRange;
import io.footfall.model.Zone;
import io.footfall.model.ZoneVisit;
import io.footfall.model.ZoneVisit.Edge;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Times are in minutes of a day of two hours. */
class FactsTest {
  private static final long MINUTE = 60_000_000;
  private static final TimeRange DAY = minutes(0, 120);
  private static final Line DOOR =
      new Line(
          "door",
          Line.Kind.ENTRANCE,
          new DirectedLine(fraction(1, 1), fraction(2, 2)),
          Line.Side.LEFT);
  private static final Zone SHOES =
      new Zone(
          "shoes",
          Zone.Kind.DEPARTMENT,
          List.of(fraction(1, 1), fraction(9, 1), fraction(9, 9)),
          "",
          Duration.ofMinutes(5));

  @Test
  void noDataIsNotZero() {
    Coverage coverage = Coverage.of(DAY, List.of(minutes(0, 15)), List.of(minutes(0, 30)));

    List<FootfallFact> facts = FootfallFacts.of(CAMERA, List.of(DOOR), List.of(), coverage);

    assertThat(facts)
        .extracting(FootfallFact::in)
        .containsExactly(OptionalInt.of(0), OptionalInt.empty());
    assertThat(facts)
        .extracting(FootfallFact::outNetted)
        .containsExactly(OptionalInt.of(0), OptionalInt.empty());
    List<ZoneFact> zones = ZoneFacts.of(CAMERA, List.of(SHOES), List.of(), coverage);
    assertThat(zones)
        .extracting(ZoneFact::dwellUs)
        .containsExactly(OptionalLong.of(0), OptionalLong.empty());
    assertThat(zones.get(0).medianDwellUs()).isEmpty();
    assertThat(zones.get(0).meanOccupancy()).hasValue(0);
    assertThat(zones.get(1).meanOccupancy()).isEmpty();
    assertThat(zones.get(1).maxOccupancy()).isEmpty();
  }

  @Test
  void crossingsFallIntoTheQuarterTheyHappenInAndUTurnsAreNetted() {
    Coverage coverage = Coverage.of(DAY, List.of(minutes(0, 30)), List.of(minutes(0, 30)));
    List<Crossing> crossings =
        List.of(
            crossing(14, Direction.IN, true),
            crossing(14, Direction.OUT, true),
            crossing(15, Direction.IN, false),
            crossing(29, Direction.OUT, false),
            crossing(121, Direction.IN, false));

    List<FootfallFact> facts = FootfallFacts.of(CAMERA, List.of(DOOR), crossings, coverage);

    assertThat(facts)
        .containsExactly(
            new FootfallFact(
                "S1",
                "door",
                "door",
                0,
                some(1),
                some(1),
                some(0),
                some(0),
                15 * MINUTE,
                15 * MINUTE,
                15 * MINUTE),
            new FootfallFact(
                "S1",
                "door",
                "door",
                15 * MINUTE,
                some(1),
                some(1),
                some(1),
                some(1),
                15 * MINUTE,
                15 * MINUTE,
                15 * MINUTE));
  }

  @Test
  void aVisitIsCountedWhereItBeginsAndDwellsWhereItDwells() {
    Coverage coverage = Coverage.of(DAY, List.of(minutes(0, 30)), List.of(minutes(0, 30)));
    List<ZoneVisit> visits =
        List.of(
            visit(10, 20, Edge.CROSSED), visit(12, 13, Edge.CROSSED), visit(13, 14, Edge.VANISHED));

    List<ZoneFact> facts = ZoneFacts.of(CAMERA, List.of(SHOES), visits, coverage);

    ZoneFact first = facts.get(0);
    assertThat(first.visits()).hasValue(3);
    assertThat(first.engaged()).hasValue(1);
    assertThat(first.dwellUs()).hasValue(7 * MINUTE);
    assertThat(first.completedVisits()).hasValue(2);
    assertThat(first.medianDwellUs()).hasValue(11 * MINUTE / 2);
    assertThat(first.meanOccupancy().orElseThrow()).isCloseTo(7 / 15.0, within(1e-12));
    assertThat(first.maxOccupancy()).hasValue(2);
    ZoneFact second = facts.get(1);
    assertThat(second.visits()).hasValue(0);
    assertThat(second.dwellUs()).hasValue(5 * MINUTE);
    assertThat(second.medianDwellUs()).isEmpty();
    assertThat(second.maxOccupancy()).hasValue(1);
  }

  @Test
  void meanOccupancyIsOverTheTimeSeen() {
    Coverage coverage = Coverage.of(DAY, List.of(minutes(0, 5)), List.of(minutes(0, 15)));

    List<ZoneFact> facts =
        ZoneFacts.of(CAMERA, List.of(SHOES), List.of(visit(0, 5, Edge.CROSSED)), coverage);

    assertThat(facts.get(0).meanOccupancy()).hasValue(1);
  }

  @Test
  void coverageComparesFootageWithOpeningTime() {
    Coverage coverage =
        Coverage.of(
            DAY,
            List.of(minutes(-5, 5), minutes(3, 12), minutes(110, 130)),
            List.of(minutes(10, 40)));

    assertThat(CoverageFacts.of(CAMERA, coverage))
        .containsExactly(
            new CoverageFact("S1", "door", 0, 5 * MINUTE, 12 * MINUTE, 2 * MINUTE),
            new CoverageFact("S1", "door", 15 * MINUTE, 15 * MINUTE, 0, 0),
            new CoverageFact("S1", "door", 30 * MINUTE, 10 * MINUTE, 0, 0),
            new CoverageFact("S1", "door", 105 * MINUTE, 0, 10 * MINUTE, 0));
  }

  @Test
  void aLineOrZoneThatIsNotGivenIsRefused() {
    Coverage coverage = Coverage.of(DAY, List.of(), List.of());

    assertThatThrownBy(
            () ->
                FootfallFacts.of(
                    CAMERA, List.of(), List.of(crossing(1, Direction.IN, false)), coverage))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line door");
    assertThatThrownBy(
            () -> ZoneFacts.of(CAMERA, List.of(), List.of(visit(1, 2, Edge.CROSSED)), coverage))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zone shoes");
  }

  @Test
  void aDayOffTheQuarterHourIsRefused() {
    assertThatThrownBy(() -> Coverage.of(minutes(1, 120), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("quarter hour");
  }

  @Property
  void cuttingTheDayIntoQuartersConservesEverySum(
      @ForAll("crossings") List<Crossing> crossings,
      @ForAll("visits") List<ZoneVisit> visits,
      @ForAll("ranges") List<TimeRange> footage,
      @ForAll("ranges") List<TimeRange> open) {
    Coverage coverage = Coverage.of(DAY, footage, open);

    List<FootfallFact> footfall = FootfallFacts.of(CAMERA, List.of(DOOR), crossings, coverage);
    List<ZoneFact> zone = ZoneFacts.of(CAMERA, List.of(SHOES), visits, coverage);
    List<CoverageFact> covered = CoverageFacts.of(CAMERA, coverage);

    List<Crossing> today = crossings.stream().filter(c -> DAY.contains(c.timeUs())).toList();
    assertThat(footfall.stream().mapToInt(f -> f.in().orElse(0) + f.out().orElse(0)).sum())
        .isEqualTo(today.size());
    assertThat(
            footfall.stream().mapToInt(f -> f.inNetted().orElse(0) + f.outNetted().orElse(0)).sum())
        .isEqualTo((int) today.stream().filter(c -> !c.netted()).count());
    assertThat(zone.stream().mapToInt(f -> f.visits().orElse(0)).sum())
        .isEqualTo((int) visits.stream().filter(v -> DAY.contains(v.startUs())).count());
    assertThat(zone.stream().mapToLong(f -> f.dwellUs().orElse(0)).sum())
        .isEqualTo(
            visits.stream()
                .filter(v -> v.dwellUs() > 0)
                .mapToLong(v -> DAY.overlapUs(new TimeRange(v.startUs(), v.endUs())))
                .sum());
    assertThat(covered.stream().mapToLong(CoverageFact::seenUs).sum())
        .isEqualTo(TimeSpans.union(footage).lengthWithinUs(DAY));
    assertThat(covered.stream().mapToLong(CoverageFact::expectedUs).sum())
        .isEqualTo(TimeSpans.union(open).lengthWithinUs(DAY));
    assertThat(covered).allMatch(f -> f.seenOpenUs() <= Math.min(f.seenUs(), f.expectedUs()));
  }

  @Provide
  Arbitrary<List<Crossing>> crossings() {
    return Combinators.combine(
            Arbitraries.longs().between(-10, 130),
            Arbitraries.of(Direction.class),
            Arbitraries.of(true, false))
        .as(FactsTest::crossing)
        .list()
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<List<ZoneVisit>> visits() {
    return Combinators.combine(
            Arbitraries.longs().between(-10, 130),
            Arbitraries.longs().between(0, 50),
            Arbitraries.of(Edge.class))
        .as((start, length, began) -> visit(start, start + length, began))
        .list()
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<List<TimeRange>> ranges() {
    return Combinators.combine(
            Arbitraries.longs().between(-10, 130), Arbitraries.longs().between(1, 50))
        .as((start, length) -> minutes(start, start + length))
        .list()
        .ofMaxSize(5);
  }

  private static TimeRange minutes(long start, long end) {
    return new TimeRange(start * MINUTE, end * MINUTE);
  }

  private static OptionalInt some(int count) {
    return OptionalInt.of(count);
  }

  private static Crossing crossing(long minute, Direction direction, boolean netted) {
    return new Crossing("t1", "door", minute * MINUTE, direction, netted);
  }

  private static ZoneVisit visit(long start, long end, Edge ended) {
    return new ZoneVisit(
        "t1", "shoes", start * MINUTE, end * MINUTE, Edge.CROSSED, ended, end - start >= 5);
  }
}
