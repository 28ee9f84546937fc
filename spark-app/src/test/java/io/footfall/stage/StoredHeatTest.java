package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.footfall.TestSpark;
import io.footfall.geometry.Box;
import io.footfall.geometry.FloorView;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Rows;
import io.footfall.model.CameraId;
import io.footfall.model.Micros;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import io.footfall.report.HeatGrid;
import io.footfall.site.Camera;
import io.footfall.site.SiteException;
import io.footfall.site.SiteFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody stands still for five seconds, seen whole for two, then behind a rack. */
class StoredHeatTest {
  private static final PictureSize PICTURE = new PictureSize(960, 540);
  private static final LocalDate DAY = LocalDate.parse("2026-03-07");
  private static final long START_US = 1_772_900_000_000_000L;
  private static final Point HEAD = new Point(480, 150);
  private static final int SHOWN_BEHIND_RACK = 80;
  private static final String FLOOR =
      ", floor: { metres: [[0.12, 0.95, 4.8676, 10.7313], [0.88, 0.95, 0.9490, 8.2821],"
          + " [0.74, 0.55, 2.8825, 4.6785], [0.26, 0.55, 7.2596, 7.4142]] }";

  @TempDir static Path folder;
  private static Lake lake;
  private static Point foot;

  @BeforeAll
  static void stand() throws SiteException {
    lake = Lake.open(TestSpark.session(), folder.resolve("lake").toString());
    foot =
        FloorView.of(camera(FLOOR).floor().orElseThrow().pairs(), PICTURE)
            .orElseThrow()
            .footOf(HEAD, 1.7)
            .orElseThrow();
    List<Row> tracks = new ArrayList<>();
    List<Row> points = new ArrayList<>();
    for (LocalDate day : List.of(DAY, DAY.plusDays(1))) {
      for (String camera : List.of("racks", "other")) {
        Track track = track(day + camera, new CameraId("S1", camera));
        tracks.add(row(track, day));
        track.points().forEach(point -> points.add(Rows.trackPoint(track, day, point)));
      }
    }
    lake.replace(Catalogue.TRACK, tracks, "true");
    lake.replace(Catalogue.TRACK_POINT, points, "true");
  }

  @Test
  void aMeasuredFloorKeepsTheHeatWhereTheFeetAre() throws SiteException {
    HeatGrid heat = new StoredHeat(lake).of(camera(FLOOR), DAY, PICTURE);

    assertThat(Arrays.stream(heat.personSeconds()).sum()).isCloseTo(5, within(1e-6));
    assertThat(inRow(heat, foot.y())).isCloseTo(5, within(1e-6));
  }

  @Test
  void withoutOneItIsWhereTheBoxEnds() throws SiteException {
    HeatGrid heat = new StoredHeat(lake).of(camera(""), DAY, PICTURE);

    // The fifth of a second in between leads over the rows between them.
    assertThat(inRow(heat, foot.y())).isBetween(1.999, 2.1);
    assertThat(inRow(heat, HEAD.y() + SHOWN_BEHIND_RACK)).isBetween(2.799, 2.9);
  }

  @Test
  void aDayWithoutTracksIsCold() throws SiteException {
    HeatGrid heat = new StoredHeat(lake).of(camera(FLOOR), DAY.minusDays(1), PICTURE);

    assertThat(heat.max()).isZero();
  }

  private static double inRow(HeatGrid heat, double y) {
    int row = (int) (y / PICTURE.height() * heat.rows());
    double sum = 0;
    for (int column = 0; column < heat.columns(); column++) {
      sum += heat.at(column, row);
    }
    return sum;
  }

  private static Track track(String id, CameraId camera) {
    List<TrackPoint> points = new ArrayList<>();
    for (int i = 0; i <= 25; i++) {
      double bottom = i <= 10 ? foot.y() : HEAD.y() + SHOWN_BEHIND_RACK;
      Box box = new Box(HEAD.x() - 15, HEAD.y(), HEAD.x() + 15, bottom);
      points.add(new TrackPoint(START_US + i * 200_000L, box, 0.9, TrackPoint.Source.SEEN));
    }
    return new Track(id, camera, points);
  }

  private static Row row(Track track, LocalDate day) {
    return RowFactory.create(
        track.id(),
        track.camera().store(),
        track.camera().camera(),
        day,
        Micros.instant(track.first().timeUs()),
        Micros.instant(track.last().timeUs()),
        track.points().size(),
        track.points().size(),
        0.9,
        PICTURE.width(),
        PICTURE.height());
  }

  private static Camera camera(String floor) throws SiteException {
    return SiteFile.parse(
            """
            apiVersion: footfall/v1
            stores:
              - { id: S1, name: Shop, timeZone: UTC, open: { mon-sun: "00:00-24:00" }, cameras: [
                  { id: racks, recordings: "racks/**", captureTime: { preset: iso, zone: UTC }, sampling: 5%s } ] }
            """
                .formatted(floor),
            "site.yaml")
        .camera(new CameraId("S1", "racks"))
        .orElseThrow();
  }
}
