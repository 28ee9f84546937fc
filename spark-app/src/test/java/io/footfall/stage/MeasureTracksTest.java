package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.Box;
import io.footfall.geometry.DirectedLine;
import io.footfall.geometry.FloorView;
import io.footfall.geometry.Homography.Pair;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Rows;
import io.footfall.model.CameraId;
import io.footfall.model.Crossing;
import io.footfall.model.Line;
import io.footfall.model.TimeRange;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import io.footfall.model.Zone;
import io.footfall.model.ZoneVisit;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Mostly somebody stands still, seen whole for two seconds, then for three behind a rack. */
class MeasureTracksTest {
  private static final PictureSize PICTURE = new PictureSize(960, 540);
  private static final CameraId CAMERA = new CameraId("S1", "racks");
  private static final LocalDate DAY = LocalDate.parse("1970-01-01");
  private static final long STEP_US = 200_000;
  private static final List<TimeRange> FOOTAGE = List.of(new TimeRange(-60_000_000, 60_000_000));

  /** The floor of the simulator's camera over racks, 3 m high. */
  private static final List<Pair> FLOOR =
      List.of(
          pair(0.12, 0.95, 4.8676, 10.7313),
          pair(0.88, 0.95, 0.9490, 8.2821),
          pair(0.74, 0.55, 2.8825, 4.6785),
          pair(0.26, 0.55, 7.2596, 7.4142));

  private static final Point HEAD = new Point(480, 150);
  private static final Point FOOT =
      FloorView.of(FLOOR, PICTURE).orElseThrow().footOf(HEAD, 1.7).orElseThrow();
  private static final double BEHIND_RACK = 0.4;

  @Test
  void aMeasuredFloorKeepsTheFeetInTheZone() {
    assertThat(visits(FLOOR))
        .singleElement()
        .satisfies(visit -> assertThat(visit.endUs()).isEqualTo(25 * STEP_US));
  }

  @Test
  void withoutOneTheVisitEndsWhereTheLegsAreHidden() {
    assertThat(visits(List.of()))
        .singleElement()
        .satisfies(visit -> assertThat(visit.endUs()).isBetween(10 * STEP_US, 11 * STEP_US));
  }

  @Test
  void oneWhoIsSeenInTwoPiecesAppearsOnce() {
    List<Row> rows = points();
    List<Row> pieces = new ArrayList<>(rows.subList(0, 4));
    rows.subList(7, 11).forEach(row -> pieces.add(ofTrack("t2", row)));

    assertThat(measured(pieces, List.of()).stream().filter(row -> !row.isNullAt(2)))
        .singleElement()
        .satisfies(row -> assertThat(row.getStruct(2).getInt(6)).isEqualTo(2));
  }

  @Test
  void whoIsSeenWholeInOnePieceIsAsTallInTheNext() {
    List<Row> whole = points(0, 11, 1);
    List<Row> shinsHidden = points(13, 26, 0.62);
    List<Row> asPieces = new ArrayList<>(whole);
    shinsHidden.forEach(row -> asPieces.add(ofTrack("t2", row)));

    assertThat(visits(shinsHidden, FLOOR)).isEmpty();
    assertThat(visits(asPieces, FLOOR))
        .singleElement()
        .satisfies(visit -> assertThat(visit.endUs()).isEqualTo(25 * STEP_US));
  }

  @Test
  void overALineGoesTheMiddleOfTheBodyNotTheToesWhereTheFloorIsKnown() {
    long toesUs = crossingUs(List.of());
    long middleUs = crossingUs(FLOOR);

    assertThat(toesUs).isCloseTo(1_000_000, within(1_000L));
    // At a metre a second: what is behind the toes goes first over a line that leads away.
    assertThat(middleUs).isBetween(850_000L, 950_000L);
  }

  /** When somebody goes over a line, walking away from the camera, a metre a second. */
  private static long crossingUs(List<Pair> floor) {
    FloorView view = FloorView.of(FLOOR, PICTURE).orElseThrow();
    List<Row> walk = new ArrayList<>();
    for (int i = 0; i <= 10; i++) {
      Point toes = view.behind(FOOT, i * 0.2).orElseThrow();
      Box box = new Box(toes.x() - 15, toes.y() - 150, toes.x() + 15, toes.y());
      TrackPoint point = new TrackPoint(i * STEP_US, box, 0.9, TrackPoint.Source.SEEN);
      walk.add(withPicture(Rows.trackPoint(new Track("t1", CAMERA, List.of(point)), DAY, point)));
    }
    Point middle = view.behind(FOOT, 1).orElseThrow();
    DirectedLine across =
        new DirectedLine(
            new Point((middle.x() - 90) / PICTURE.width(), middle.y() / PICTURE.height()),
            new Point((middle.x() + 90) / PICTURE.width(), middle.y() / PICTURE.height()));
    Line line = new Line("door", Line.Kind.ENTRANCE, across, Line.Side.LEFT);
    return measured(walk, new MeasureTracks.Plan(List.of(line), List.of(), floor, FOOTAGE)).stream()
        .filter(row -> !row.isNullAt(0))
        .map(row -> Rows.crossing(withSchema(row.getStruct(0), Catalogue.CROSSING.schema())))
        .mapToLong(Crossing::timeUs)
        .reduce((a, b) -> Long.MIN_VALUE)
        .orElseThrow();
  }

  private static List<ZoneVisit> visits(List<Pair> floor) {
    return visits(points(), floor);
  }

  private static List<ZoneVisit> visits(List<Row> points, List<Pair> floor) {
    return measured(points, floor).stream()
        .filter(row -> !row.isNullAt(1))
        .map(row -> visit(row.getStruct(1)))
        .toList();
  }

  private static List<Row> measured(List<Row> points, List<Pair> floor) {
    Zone zone =
        new Zone(
            "zone",
            Zone.Kind.DEPARTMENT,
            List.of(corner(-20, -20), corner(20, -20), corner(20, 20), corner(-20, 20)),
            "Racks",
            Duration.ofSeconds(5));
    return measured(points, new MeasureTracks.Plan(List.of(), List.of(zone), floor, FOOTAGE));
  }

  private static List<Row> measured(List<Row> points, MeasureTracks.Plan plan) {
    CameraDay cameraDay = new CameraDay(CAMERA, DAY);
    List<Row> measured = new ArrayList<>();
    new MeasureTracks(new TrackRows(points.iterator()), Map.of(cameraDay, plan))
        .forEachRemaining(measured::add);
    return measured;
  }

  private static ZoneVisit visit(Row row) {
    return Rows.zoneVisit(withSchema(row, Catalogue.ZONE_VISIT.schema()));
  }

  private static List<Row> points() {
    List<Row> rows = new ArrayList<>(points(0, 11, 1));
    rows.addAll(points(11, 26, BEHIND_RACK));
    return rows;
  }

  /**
   * Somebody stands.
   *
   * @param shown share of the body that shows, from the head on
   */
  private static List<Row> points(int from, int to, double shown) {
    List<Row> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      double bottom = HEAD.y() + (FOOT.y() - HEAD.y()) * shown;
      Box box = new Box(HEAD.x() - 15, HEAD.y(), HEAD.x() + 15, bottom);
      TrackPoint point = new TrackPoint(i * STEP_US, box, 0.9, TrackPoint.Source.SEEN);
      Row row = Rows.trackPoint(new Track("t1", CAMERA, List.of(point)), DAY, point);
      rows.add(withPicture(row));
    }
    return rows;
  }

  private static Row ofTrack(String id, Row row) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i == row.fieldIndex("track_id") ? id : row.get(i);
    }
    return new GenericRowWithSchema(values, row.schema());
  }

  private static Row withPicture(Row row) {
    return withSchema(row, TrackRows.POINT_WITH_PICTURE, PICTURE.width(), PICTURE.height());
  }

  private static Row withSchema(Row row, StructType schema, Object... more) {
    Object[] values = Arrays.copyOf(more, row.size() + more.length);
    System.arraycopy(more, 0, values, row.size(), more.length);
    for (int i = 0; i < row.size(); i++) {
      values[i] = row.get(i);
    }
    return new GenericRowWithSchema(values, schema);
  }

  private static Point corner(double right, double down) {
    return new Point((FOOT.x() + right) / PICTURE.width(), (FOOT.y() + down) / PICTURE.height());
  }

  private static Pair pair(double x, double y, double across, double along) {
    return new Pair(new Point(x, y), new Point(across, along));
  }
}
