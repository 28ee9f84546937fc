package io.footfall.measure;

import static io.footfall.measure.Walk.PICTURE;
import static io.footfall.measure.Walk.fraction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.Box;
import io.footfall.geometry.DirectedLine;
import io.footfall.geometry.Point;
import io.footfall.model.Crossing;
import io.footfall.model.Crossing.Direction;
import io.footfall.model.Line;
import io.footfall.model.TimeRange;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import io.footfall.model.TrackPoint.Source;
import io.footfall.model.Zone;
import io.footfall.model.ZoneVisit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * What holds for every walk. Places are whole pixels and lines are not, so no walk runs along a
 * line or decides a threshold by rounding.
 */
class LawsTest {
  private static final DirectedLine SHORT = segment(301.37, 120.11, 288.73, 377.77);
  private static final DirectedLine ENDLESS = segment(301.37, -5000, 288.73, 6000);
  private static final List<Point> ZONE =
      List.of(
          new Point(210.3, 130.7),
          new Point(402.9, 101.1),
          new Point(371.3, 250.9),
          new Point(433.7, 402.1),
          new Point(198.1, 377.3));

  /** The next place of a walk and how long it takes to get there. */
  private record Step(int x, int y, int height, int tenths, Source source) {}

  @Property
  void inMinusOutIsTheChangeOfSide(
      @ForAll("steps") List<Step> steps, @ForAll boolean beginsInside, @ForAll boolean endsInside) {
    List<Step> walk = new ArrayList<>();
    walk.add(sure(beginsInside));
    walk.add(sure(beginsInside));
    walk.addAll(steps);
    walk.add(sure(endsInside));
    walk.add(sure(endsInside));

    List<Crossing> crossings = crossings(track(walk), ENDLESS);

    long in = count(crossings, Direction.IN);
    assertThat(in - (crossings.size() - in))
        .isEqualTo((endsInside ? 1 : 0) - (beginsInside ? 1 : 0));
  }

  @Property
  void shiftingTimeShiftsTheResultsAndNothingElse(
      @ForAll("steps") List<Step> steps, @ForAll("shiftsUs") long shiftUs) {
    Track track = track(steps);
    Track later =
        changed(track, p -> new TrackPoint(p.timeUs() + shiftUs, p.box(), p.score(), p.source()));

    assertThat(crossings(later, SHORT))
        .isEqualTo(
            crossings(track, SHORT).stream()
                .map(
                    c ->
                        new Crossing(
                            c.trackId(),
                            c.lineId(),
                            c.timeUs() + shiftUs,
                            c.direction(),
                            c.netted()))
                .toList());
    assertThat(visits(later, ZONE))
        .isEqualTo(
            visits(track, ZONE).stream()
                .map(
                    v ->
                        new ZoneVisit(
                            v.trackId(),
                            v.zoneId(),
                            v.startUs() + shiftUs,
                            v.endUs() + shiftUs,
                            v.began(),
                            v.ended(),
                            v.engaged()))
                .toList());
  }

  @Property
  void shiftingThePictureChangesNothing(
      @ForAll("steps") List<Step> steps, @ForAll("offset") int dx, @ForAll("offset") int dy) {
    Track track = track(steps);
    Track moved =
        changed(
            track,
            p ->
                new TrackPoint(
                    p.timeUs(),
                    new Box(
                        p.box().left() + dx,
                        p.box().top() + dy,
                        p.box().right() + dx,
                        p.box().bottom() + dy),
                    p.score(),
                    p.source()));
    DirectedLine line = new DirectedLine(move(SHORT.from(), dx, dy), move(SHORT.to(), dx, dy));

    assertSameCrossings(crossings(moved, line), crossings(track, SHORT));
    assertSameVisits(
        visits(moved, ZONE.stream().map(p -> move(p, dx, dy)).toList()), visits(track, ZONE));
  }

  @Property
  void walkingBackwardsSwapsInAndOut(@ForAll("steps") List<Step> steps) {
    Track track = track(steps);
    List<TrackPoint> backwards = new ArrayList<>();
    for (TrackPoint p : track.points()) {
      backwards.add(
          0,
          new TrackPoint(
              track.first().timeUs() + track.last().timeUs() - p.timeUs(),
              p.box(),
              p.score(),
              p.source()));
    }

    List<Crossing> there = crossings(track, SHORT);
    List<Crossing> back = crossings(Walk.track(backwards), SHORT);

    assertThat(count(back, Direction.IN)).isEqualTo(count(there, Direction.OUT));
    assertThat(count(back, Direction.OUT)).isEqualTo(count(there, Direction.IN));
  }

  @Property
  void moreSamplesOnTheSameWayChangeNothing(@ForAll("steps") List<Step> steps) {
    Track track = track(steps);
    List<TrackPoint> dense = new ArrayList<>(List.of(track.first()));
    for (int i = 1; i < track.points().size(); i++) {
      TrackPoint a = track.points().get(i - 1);
      TrackPoint b = track.points().get(i);
      Source source = a.isSeen() && b.isSeen() ? Source.SEEN : Source.FILLED;
      for (int part = 1; part < 4; part++) {
        long timeUs = a.timeUs() + (b.timeUs() - a.timeUs()) * part / 4;
        dense.add(new TrackPoint(timeUs, a.box().towards(b.box(), part / 4.0), 0.5, source));
      }
      dense.add(b);
    }

    assertSameCrossings(crossings(Walk.track(dense), SHORT), crossings(track, SHORT));
    assertSameVisits(visits(Walk.track(dense), ZONE), visits(track, ZONE));
  }

  @Property
  void theSumOfDwellIsTheIntegralOfOccupancy(@ForAll("walks") List<List<Step>> walks) {
    List<ZoneVisit> visits =
        walks.stream().flatMap(steps -> visits(track(steps), ZONE).stream()).toList();

    Occupancy occupancy =
        Occupancy.of(visits.stream().map(v -> new TimeRange(v.startUs(), v.endUs())).toList());

    assertThat(occupancy.presentUs(new TimeRange(0, 1_000_000_000)))
        .isEqualTo(visits.stream().mapToLong(ZoneVisit::dwellUs).sum());
  }

  @Property
  void visitsLieWithinTheTrackAndApartByTheLeaveTime(@ForAll("steps") List<Step> steps) {
    Track track = track(steps);

    List<ZoneVisit> visits = visits(track, ZONE);

    long freeFromUs = track.first().timeUs();
    for (ZoneVisit visit : visits) {
      assertThat(visit.startUs()).isGreaterThanOrEqualTo(freeFromUs);
      assertThat(visit.dwellUs()).isGreaterThanOrEqualTo(500_000);
      assertThat(visit.endUs()).isLessThanOrEqualTo(track.last().timeUs());
      freeFromUs = visit.endUs() + 2_000_000;
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(230, 370),
            Arbitraries.integers().between(60, 440),
            Arbitraries.integers().between(40, 160),
            Arbitraries.integers().between(1, 20),
            Arbitraries.frequency(Tuple.of(4, Source.SEEN), Tuple.of(1, Source.FILLED)))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<List<Step>>> walks() {
    return steps().list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<Long> shiftsUs() {
    return Arbitraries.longs().between(-2_000_000_000_000_000L, 2_000_000_000_000_000L);
  }

  @Provide
  Arbitrary<Integer> offset() {
    return Arbitraries.integers().between(-1000, 1000);
  }

  private static Step sure(boolean inside) {
    return new Step(inside ? 100 : 500, 250, 100, 10, Source.SEEN);
  }

  private static Track track(List<Step> steps) {
    List<TrackPoint> points = new ArrayList<>();
    long timeUs = 0;
    for (Step step : steps) {
      timeUs += step.tenths() * 100_000L;
      points.add(
          new TrackPoint(
              timeUs,
              Box.ofFootPoint(new Point(step.x(), step.y()), 40, step.height()),
              0.5,
              step.source()));
    }
    return Walk.track(points);
  }

  private static Track changed(Track track, UnaryOperator<TrackPoint> change) {
    return Walk.track(track.points().stream().map(change).toList());
  }

  private static List<Crossing> crossings(Track track, DirectedLine pixels) {
    DirectedLine fractions =
        new DirectedLine(
            fraction(pixels.from().x(), pixels.from().y()),
            fraction(pixels.to().x(), pixels.to().y()));
    Line line = new Line("door", Line.Kind.ENTRANCE, fractions, Line.Side.RIGHT);
    return Crossings.of(
        List.of(track),
        CountingLine.of(List.of(line), PICTURE, List.of()),
        CrossingSettings.DEFAULT);
  }

  private static List<ZoneVisit> visits(Track track, List<Point> pixels) {
    List<Point> corners = pixels.stream().map(p -> fraction(p.x(), p.y())).toList();
    Zone zone = new Zone("z", Zone.Kind.DISPLAY, corners, "", Duration.ofMillis(4987));
    return ZoneVisits.of(
        track,
        CountingZone.of(List.of(zone), PICTURE, List.of()).get(0),
        List.of(),
        VisitSettings.DEFAULT);
  }

  private static long count(List<Crossing> crossings, Direction direction) {
    return crossings.stream().filter(c -> c.direction() == direction).count();
  }

  /** The same but for the last microsecond, which is rounding. */
  private static void assertSameCrossings(List<Crossing> actual, List<Crossing> expected) {
    assertThat(actual)
        .extracting(Crossing::direction)
        .isEqualTo(expected.stream().map(Crossing::direction).toList());
    assertThat(actual)
        .extracting(Crossing::netted)
        .isEqualTo(expected.stream().map(Crossing::netted).toList());
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i).timeUs()).isCloseTo(expected.get(i).timeUs(), within(1L));
    }
  }

  private static void assertSameVisits(List<ZoneVisit> actual, List<ZoneVisit> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      ZoneVisit a = actual.get(i);
      ZoneVisit e = expected.get(i);
      assertThat(a.startUs()).isCloseTo(e.startUs(), within(1L));
      assertThat(a.endUs()).isCloseTo(e.endUs(), within(1L));
      assertThat(List.of(a.began(), a.ended(), a.engaged()))
          .isEqualTo(List.of(e.began(), e.ended(), e.engaged()));
    }
  }

  private static Point move(Point p, double dx, double dy) {
    return new Point(p.x() + dx, p.y() + dy);
  }

  private static DirectedLine segment(double x1, double y1, double x2, double y2) {
    return new DirectedLine(new Point(x1, y1), new Point(x2, y2));
  }
}
