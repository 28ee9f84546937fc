package io.footfall.lake;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Shift;
import io.footfall.model.Appearance;
import io.footfall.model.CameraId;
import io.footfall.model.ClothingColour;
import io.footfall.model.Crossing;
import io.footfall.model.Detection;
import io.footfall.model.Micros;
import io.footfall.model.Recording;
import io.footfall.model.RecordingIssue;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import io.footfall.model.ZoneVisit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;

/**
 * Values to rows and back, column for column as the {@link Catalogue} has them.
 *
 * <p>Boxes are stored as 32-bit floats, so what comes back is the float nearest to what went in.
 */
public final class Rows {
  private Rows() {}

  /** A row of {@link Catalogue#DETECTION}. */
  public static Row detection(
      String recordingId,
      CameraId camera,
      LocalDate day,
      long ptsUs,
      Detection detection,
      Shift moved) {
    Box box = detection.box();
    ClothingColour colour = detection.colour();
    boolean still = moved.equals(Shift.NONE);
    return RowFactory.create(
        recordingId,
        camera.store(),
        camera.camera(),
        day,
        Micros.instant(detection.timeUs()),
        ptsUs,
        (float) box.left(),
        (float) box.top(),
        (float) box.right(),
        (float) box.bottom(),
        (float) detection.score(),
        colour.isKnown() ? colour.bytes() : null,
        still ? null : (float) moved.right(),
        still ? null : (float) moved.down(),
        changed(detection));
  }

  private static Float changed(Detection detection) {
    return detection.changed().isEmpty() ? null : (float) detection.changed().getAsDouble();
  }

  /** A detection from a row of {@link Catalogue#DETECTION}. */
  public static Detection detection(Row row) {
    byte[] colour = row.getAs("colour");
    Float changed = row.getAs("changed");
    return new Detection(
        timeUs(row, "time"),
        box(row),
        row.<Float>getAs("score"),
        colour == null || colour.length % ClothingColour.PARTS != 0
            ? ClothingColour.UNKNOWN // Of footage that is gone, by a version with other parts.
            : ClothingColour.of(colour),
        changed == null ? OptionalDouble.empty() : OptionalDouble.of(changed));
  }

  /** How the camera moved before the frame of a row of {@link Catalogue#DETECTION}. */
  public static Shift moved(Row row) {
    Float right = row.getAs("moved_right");
    Float down = row.getAs("moved_down");
    return right == null || down == null ? Shift.NONE : new Shift(right, down);
  }

  /** A row of {@link Catalogue#TRACK_POINT}. */
  public static Row trackPoint(Track track, LocalDate day, TrackPoint point) {
    Box box = point.box();
    return RowFactory.create(
        track.id(),
        track.camera().store(),
        track.camera().camera(),
        day,
        Micros.instant(point.timeUs()),
        (float) box.left(),
        (float) box.top(),
        (float) box.right(),
        (float) box.bottom(),
        (float) point.score(),
        !point.isSeen());
  }

  /** A point from a row of {@link Catalogue#TRACK_POINT}. */
  public static TrackPoint trackPoint(Row row) {
    boolean filled = row.<Boolean>getAs("filled");
    return new TrackPoint(
        timeUs(row, "time"),
        box(row),
        row.<Float>getAs("score"),
        filled ? TrackPoint.Source.FILLED : TrackPoint.Source.SEEN);
  }

  /** A row of {@link Catalogue#CROSSING}. */
  public static Row crossing(CameraId camera, LocalDate day, Crossing crossing) {
    return RowFactory.create(
        crossing.trackId(),
        camera.store(),
        camera.camera(),
        day,
        crossing.lineId(),
        Micros.instant(crossing.timeUs()),
        crossing.direction().name(),
        crossing.netted(),
        crossing.inferred());
  }

  /** A crossing from a row of {@link Catalogue#CROSSING}. */
  public static Crossing crossing(Row row) {
    return new Crossing(
        row.getAs("track_id"),
        row.getAs("line_id"),
        timeUs(row, "time"),
        Crossing.Direction.valueOf(row.getAs("direction")),
        row.<Boolean>getAs("netted"),
        isInferred(row));
  }

  /** A visit from a row of {@link Catalogue#ZONE_VISIT}. */
  public static ZoneVisit zoneVisit(Row row) {
    return new ZoneVisit(
        row.getAs("track_id"),
        row.getAs("zone_id"),
        timeUs(row, "start_time"),
        timeUs(row, "end_time"),
        ZoneVisit.Edge.valueOf(row.getAs("began")),
        ZoneVisit.Edge.valueOf(row.getAs("ended")),
        row.<Boolean>getAs("engaged"));
  }

  /** A lake of an earlier version lacks the column or the value; it inferred nothing. */
  private static boolean isInferred(Row row) {
    return Arrays.asList(row.schema().fieldNames()).contains("inferred")
        && Boolean.TRUE.equals(row.getAs("inferred"));
  }

  /** A row of {@link Catalogue#ZONE_VISIT}. */
  public static Row zoneVisit(CameraId camera, LocalDate day, ZoneVisit visit) {
    return RowFactory.create(
        visit.trackId(),
        camera.store(),
        camera.camera(),
        day,
        visit.zoneId(),
        Micros.instant(visit.startUs()),
        Micros.instant(visit.endUs()),
        Micros.seconds(visit.dwellUs()),
        visit.began().name(),
        visit.ended().name(),
        visit.engaged());
  }

  /** A row of {@link Catalogue#APPEARANCE}. */
  public static Row appearance(CameraId camera, LocalDate day, Appearance appearance) {
    return RowFactory.create(
        appearance.id(),
        camera.store(),
        camera.camera(),
        day,
        Micros.instant(appearance.startUs()),
        Micros.instant(appearance.endUs()),
        appearance.tracks().size());
  }

  /** A row of {@link Catalogue#RECORDING}; the day is that of the store's calendar. */
  public static Row recording(Recording recording, LocalDate day) {
    return RowFactory.create(
        recording.id(),
        recording.camera().store(),
        recording.camera().camera(),
        day,
        recording.name(),
        recording.uri(),
        recording.sizeBytes(),
        Micros.instant(recording.modifiedUs()),
        recording.etag(),
        recording.fingerprint(),
        Micros.instant(recording.captureStartUs()),
        Micros.instant(recording.captureEndUs()),
        recording.captureSource(),
        recording.container(),
        recording.codec(),
        recording.picture().width(),
        recording.picture().height(),
        recording.rotationDegrees(),
        recording.framesPerSecond(),
        recording.variableFrameRate(),
        recording.frameCount(),
        Micros.seconds(recording.durationUs()),
        recording.status().name());
  }

  /** A recording from a row of {@link Catalogue#RECORDING}. */
  public static Recording recording(Row row) {
    long startUs = timeUs(row, "capture_start");
    return new Recording(
        row.getAs("recording_id"),
        camera(row),
        row.getAs("name"),
        row.getAs("uri"),
        row.<Long>getAs("size_bytes"),
        timeUs(row, "modified"),
        row.getAs("etag"),
        row.getAs("fingerprint"),
        startUs,
        row.getAs("capture_source"),
        row.getAs("container"),
        row.getAs("codec"),
        new PictureSize(row.<Integer>getAs("width"), row.<Integer>getAs("height")),
        row.<Integer>getAs("rotation_degrees"),
        row.<Double>getAs("frames_per_second"),
        row.<Boolean>getAs("variable_frame_rate"),
        row.<Long>getAs("frame_count"),
        timeUs(row, "capture_end") - startUs,
        Recording.Status.valueOf(row.getAs("status")));
  }

  /** A row of {@link Catalogue#RECORDING_ISSUE}. */
  public static Row issue(RecordingIssue issue) {
    return RowFactory.create(
        issue.name(),
        issue.findCamera().map(CameraId::store).orElse(null),
        issue.findCamera().map(CameraId::camera).orElse(null),
        issue.day(),
        issue.recordingId(),
        issue.stage(),
        issue.kind(),
        issue.severity().name(),
        issue.atUs(),
        issue.message());
  }

  /** An issue from a row of {@link Catalogue#RECORDING_ISSUE}. */
  public static RecordingIssue issue(Row row) {
    String store = row.getAs("store_id");
    return new RecordingIssue(
        row.getAs("name"),
        store == null ? null : camera(row),
        row.getAs("day"),
        row.getAs("recording_id"),
        row.getAs("stage"),
        row.getAs("kind"),
        RecordingIssue.Severity.valueOf(row.getAs("severity")),
        row.getAs("at_us"),
        row.getAs("message"));
  }

  /** The rows with their table's names, by which their values can be had then. */
  public static List<Row> named(List<Row> rows, Table table) {
    StructType names = table.schema();
    return rows.stream()
        .<Row>map(
            row -> {
              Object[] values = new Object[row.size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = row.get(i);
              }
              return new GenericRowWithSchema(values, names);
            })
        .toList();
  }

  /** The camera of any row that has one. */
  public static CameraId camera(Row row) {
    return new CameraId(row.getAs("store_id"), row.getAs("camera_id"));
  }

  /** A timestamp column as microseconds since 1970 UTC. */
  public static long timeUs(Row row, String column) {
    return Micros.of(row.<java.time.Instant>getAs(column));
  }

  private static Box box(Row row) {
    return new Box(
        row.<Float>getAs("left"),
        row.<Float>getAs("top"),
        row.<Float>getAs("right"),
        row.<Float>getAs("bottom"));
  }
}
