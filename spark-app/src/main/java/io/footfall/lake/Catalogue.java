package io.footfall.lake;

import static io.footfall.lake.Table.Layer.BRONZE;
import static io.footfall.lake.Table.Layer.DIMENSION;
import static io.footfall.lake.Table.Layer.GOLD;
import static io.footfall.lake.Table.Layer.OPERATIONS;
import static io.footfall.lake.Table.Layer.SILVER;
import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import java.util.List;

/**
 * Every table of the lake with its columns, in one place: the DDL and the data dictionary both come
 * from here.
 */
public final class Catalogue {
  private static final Column STORE =
      Column.of(
          "store_id", StringType, "Store, as in the site file; joins to the retailer's own key.");
  private static final Column CAMERA =
      Column.of("camera_id", StringType, "Camera, unique within its store.");
  private static final Column DAY = Column.of("day", DateType, "The store's local date.");
  private static final Column RECORDING_ID =
      Column.of(
          "recording_id",
          StringType,
          "Recording: a hash of camera, packet table and capture start.");
  private static final Column TRACK_ID =
      Column.of("track_id", StringType, "Track: a hash of the camera and the first sighting.");
  private static final Column QUARTER =
      Column.of("quarter_start", TimestampType, "Start of the quarter hour, UTC.");
  private static final Column LEFT =
      Column.of("left", FloatType, "Left edge of the box, pixels of the picture as shown.");
  private static final Column TOP =
      Column.of("top", FloatType, "Top edge of the box, pixels, downwards.");
  private static final Column RIGHT =
      Column.of("right", FloatType, "Right edge of the box, pixels.");
  private static final Column BOTTOM =
      Column.of(
          "bottom", FloatType, "Bottom edge of the box, pixels; its centre is the foot point.");
  private static final Column SEEN =
      Column.of("seen_seconds", DoubleType, "Seconds of the quarter hour with footage.");
  private static final Column OPEN =
      Column.of("open_seconds", DoubleType, "Seconds of the quarter hour the store was open.");

  public static final Table RECORDING =
      new Table(
          "recording",
          BRONZE,
          "a readable video file",
          List.of(
              RECORDING_ID,
              STORE,
              CAMERA,
              Column.of("day", DateType, "The store's local date when the recording starts."),
              Column.of("name", StringType, "File name below the landing root."),
              Column.of("uri", StringType, "Where the file lies; never holds a secret."),
              Column.of("size_bytes", LongType, "File size."),
              Column.of("modified", TimestampType, "When storage last saw the file change."),
              Column.of("etag", StringType, "Storage's version of the content."),
              Column.of("fingerprint", StringType, "Hash of the packet table (sizes and times)."),
              Column.of(
                  "capture_start",
                  TimestampType,
                  "When the first frame was taken, UTC, clock offset applied."),
              Column.of("capture_end", TimestampType, "When the last frame ends, UTC."),
              Column.of(
                  "capture_source",
                  StringType,
                  "Where the capture time comes from: FILE_NAME, CONTAINER, SIDECAR or UPLOAD."),
              Column.of("container", StringType, "Container format."),
              Column.of("codec", StringType, "Video codec."),
              Column.of("width", IntegerType, "Picture width as shown, pixels."),
              Column.of("height", IntegerType, "Picture height as shown, pixels."),
              Column.of("rotation_degrees", IntegerType, "Rotation the file asks for, clockwise."),
              Column.of("frames_per_second", DoubleType, "Nominal frame rate."),
              Column.of("variable_frame_rate", BooleanType, "True when frame spacing varies."),
              Column.of("frame_count", LongType, "Frames shown."),
              Column.of("duration_seconds", DoubleType, "First frame to end of the last."),
              Column.of("status", StringType, "COUNTED, or DUPLICATE of another recording.")),
          List.of());

  public static final Table FOOTAGE =
      new Table(
          "footage",
          BRONZE,
          "an unbroken span of decoded footage of one recording and day; coverage and clip edges come from it",
          List.of(
              RECORDING_ID,
              STORE,
              CAMERA,
              DAY,
              Column.of("start_time", TimestampType, "First frame, UTC."),
              Column.of("end_time", TimestampType, "End of the last frame, UTC."),
              Column.of("sampled_frames", LongType, "Frames that the detector looked at."),
              Column.of("picture_width", IntegerType, "Picture width as shown, pixels."),
              Column.of("picture_height", IntegerType, "Picture height as shown, pixels.")),
          List.of("day"));

  public static final Table DETECTION =
      new Table(
          "detection",
          BRONZE,
          "a person found in a sampled frame",
          List.of(
              RECORDING_ID,
              STORE,
              CAMERA,
              DAY,
              Column.of("time", TimestampType, "When the frame was taken, UTC."),
              Column.of(
                  "pts_us", LongType, "Presentation time within the recording, microseconds."),
              LEFT,
              TOP,
              RIGHT,
              BOTTOM,
              Column.of("score", FloatType, "The detector's confidence, 0-1."),
              Column.optional(
                  "colour",
                  BinaryType,
                  "Coarse clothing-colour histogram; short retention, may be switched off."),
              Column.optional(
                  "moved_right",
                  FloatType,
                  "How far the camera's movement shifted the picture to the right since the last"
                      + " frame with people, pixels; absent where it did not move or cannot be"
                      + " told."),
              Column.optional("moved_down", FloatType, "The same, downwards."),
              Column.optional(
                  "changed",
                  FloatType,
                  "Share of the box, without what others cover, that looks other than two seconds"
                      + " before, 0-1; mannequins and posters do not change. Absent where it cannot"
                      + " be told.")),
          List.of("store_id", "day"));

  public static final Table TRACK =
      new Table(
          "track",
          SILVER,
          "a person's way through one camera's unbroken footage",
          List.of(
              TRACK_ID,
              STORE,
              CAMERA,
              DAY,
              Column.of("start_time", TimestampType, "First point, UTC."),
              Column.of("end_time", TimestampType, "Last point, UTC."),
              Column.of("points", IntegerType, "Number of points."),
              Column.of("seen_points", IntegerType, "Points where the detector saw the person."),
              Column.of("mean_score", DoubleType, "Mean confidence over the seen points, 0-1."),
              Column.of(
                  "picture_width",
                  IntegerType,
                  "Width of the picture that the boxes refer to, pixels."),
              Column.of("picture_height", IntegerType, "Height of that picture, pixels.")),
          List.of("day"));

  public static final Table TRACK_POINT =
      new Table(
          "track_point",
          SILVER,
          "where a track was at one instant",
          List.of(
              TRACK_ID,
              STORE,
              CAMERA,
              DAY,
              Column.of("time", TimestampType, "The instant, UTC."),
              LEFT,
              TOP,
              RIGHT,
              BOTTOM,
              Column.of("score", FloatType, "The detector's confidence; 0 where filled."),
              Column.of(
                  "filled",
                  BooleanType,
                  "True when the person was hidden and the position computed.")),
          List.of("store_id", "day"));

  public static final Table CROSSING =
      new Table(
          "crossing",
          SILVER,
          "a track going over a counting line",
          List.of(
              TRACK_ID,
              STORE,
              CAMERA,
              DAY,
              Column.of("line_id", StringType, "Counting line, unique within its camera."),
              Column.of("time", TimestampType, "When the foot point passed the line, UTC."),
              Column.of("direction", StringType, "IN or OUT, by the line's inside."),
              Column.of("netted", BooleanType, "True when a U-turn within 10 s cancels it."),
              Column.optional(
                  "inferred",
                  BooleanType,
                  "True when the person was hidden at the line and must have crossed;"
                      + " absent in rows of an earlier version.")),
          List.of("day"));

  public static final Table ZONE_VISIT =
      new Table(
          "zone_visit",
          SILVER,
          "one stay of a person in a zone, under the first of the tracks it is made of",
          List.of(
              TRACK_ID,
              STORE,
              CAMERA,
              DAY,
              Column.of("zone_id", StringType, "Zone, unique within its camera."),
              Column.of("start_time", TimestampType, "First instant inside, UTC."),
              Column.of("end_time", TimestampType, "Last instant inside, UTC."),
              Column.of(
                  "dwell_seconds",
                  DoubleType,
                  "end_time - start_time; short losses bridged, nothing padded."),
              Column.of("began", StringType, "CROSSED, APPEARED or CLIP_EDGE."),
              Column.of("ended", StringType, "CROSSED, VANISHED or CLIP_EDGE."),
              Column.of(
                  "engaged", BooleanType, "True when the dwell reached the zone's threshold.")),
          List.of("day"));

  public static final Table APPEARANCE =
      new Table(
          "appearance",
          SILVER,
          "one stay of a person in a camera's picture",
          List.of(
              Column.of("appearance_id", StringType, "That of its first track."),
              STORE,
              CAMERA,
              DAY,
              Column.of("start_time", TimestampType, "First instant in the picture, UTC."),
              Column.of("end_time", TimestampType, "Last instant in the picture, UTC."),
              Column.of(
                  "tracks",
                  IntegerType,
                  "Tracks it is made of: more than one where the person was hidden.")),
          List.of("day"));

  public static final Table FACT_FOOTFALL =
      new Table(
          "fact_footfall_15m",
          GOLD,
          "a counting line in a quarter hour",
          List.of(
              STORE,
              CAMERA,
              DAY,
              Column.of("line_id", StringType, "Counting line, unique within its camera."),
              QUARTER,
              Column.optional(
                  "count_in", LongType, "Netted IN crossings; absent where nothing was seen."),
              Column.optional(
                  "count_out", LongType, "Netted OUT crossings; absent where nothing was seen."),
              Column.optional("raw_in", LongType, "All IN crossings, U-turns included."),
              Column.optional("raw_out", LongType, "All OUT crossings, U-turns included."),
              SEEN,
              OPEN),
          List.of());

  public static final Table FACT_ZONE =
      new Table(
          "fact_zone_15m",
          GOLD,
          "a zone in a quarter hour",
          List.of(
              STORE,
              CAMERA,
              DAY,
              Column.of("zone_id", StringType, "Zone, unique within its camera."),
              QUARTER,
              Column.optional("visits", LongType, "Visits that began in the quarter hour."),
              Column.optional(
                  "engaged_visits",
                  LongType,
                  "Of these, those that reached the zone's dwell threshold."),
              Column.optional(
                  "completed_visits", LongType, "Of these, those seen from entering to leaving."),
              Column.optional(
                  "dwell_seconds",
                  DoubleType,
                  "Person-seconds spent in the zone within the quarter hour."),
              Column.optional(
                  "median_dwell_seconds", DoubleType, "Median dwell of the completed visits."),
              Column.optional(
                  "mean_occupancy",
                  DoubleType,
                  "Mean people in the zone over the seen time = dwell_seconds / seen_seconds."),
              Column.optional(
                  "max_occupancy", IntegerType, "Most people in the zone at one instant."),
              SEEN,
              OPEN),
          List.of());

  public static final Table FACT_OCCUPANCY =
      new Table(
          "fact_occupancy_15m",
          GOLD,
          "people in a camera's picture in a quarter hour",
          List.of(
              STORE,
              CAMERA,
              DAY,
              QUARTER,
              Column.optional("mean_people", DoubleType, "Time-weighted mean over the seen time."),
              Column.optional("max_people", IntegerType, "Most people at one instant."),
              Column.optional(
                  "unique_people",
                  LongType,
                  "Appearances that began: everybody once while in the picture, again on coming back; may be summed over quarters."),
              SEEN,
              OPEN),
          List.of());

  public static final Table FACT_COVERAGE =
      new Table(
          "fact_coverage_15m",
          GOLD,
          "a camera in a quarter hour",
          List.of(
              STORE,
              CAMERA,
              DAY,
              QUARTER,
              SEEN,
              OPEN,
              Column.of(
                  "seen_open_seconds",
                  DoubleType,
                  "Seconds with footage while the store was open."),
              Column.optional(
                  "coverage",
                  DoubleType,
                  "seen_open_seconds / open_seconds; absent while closed.")),
          List.of());

  public static final Table DIM_STORE =
      new Table(
          "dim_store",
          DIMENSION,
          "a store",
          List.of(
              STORE,
              Column.of("name", StringType, "Name for people."),
              Column.of("region", StringType, "Region it is compared in."),
              Column.of("time_zone", StringType, "IANA zone of its clocks.")),
          List.of());

  public static final Table DIM_CAMERA =
      new Table(
          "dim_camera",
          DIMENSION,
          "a camera",
          List.of(
              STORE,
              CAMERA,
              Column.of("recordings", StringType, "Glob of its files below the landing root."),
              Column.of("sampling", StringType, "Frames a second that are looked at, or 'all'."),
              Column.of("clock_offset_seconds", DoubleType, "Added to the camera's clock.")),
          List.of());

  private static final Column VALID_FROM =
      Column.of("valid_from", TimestampType, "This version holds from here, UTC.");
  private static final Column VALID_TO =
      Column.optional(
          "valid_to", TimestampType, "To here, excluded; absent for the current version.");

  public static final Table DIM_LINE =
      new Table(
          "dim_line",
          DIMENSION,
          "a version of a counting line",
          List.of(
              STORE,
              CAMERA,
              Column.of("line_id", StringType, "Counting line, unique within its camera."),
              Column.of("kind", StringType, "ENTRANCE, PASSER_BY or INTERNAL."),
              Column.of("from_x", DoubleType, "Start, 0-1 of the picture's width."),
              Column.of("from_y", DoubleType, "Start, 0-1 of the picture's height, downwards."),
              Column.of("to_x", DoubleType, "End, 0-1 of the picture's width."),
              Column.of("to_y", DoubleType, "End, 0-1 of the picture's height, downwards."),
              Column.of(
                  "inside", StringType, "LEFT or RIGHT of someone at the start who faces the end."),
              VALID_FROM,
              VALID_TO),
          List.of());

  public static final Table DIM_ZONE =
      new Table(
          "dim_zone",
          DIMENSION,
          "a version of a zone",
          List.of(
              STORE,
              CAMERA,
              Column.of("zone_id", StringType, "Zone, unique within its camera."),
              Column.of("kind", StringType, "DEPARTMENT, DISPLAY, QUEUE, STAFF_ONLY or IGNORE."),
              Column.of("department", StringType, "Department; empty when none was given."),
              Column.of("engaged_after_seconds", DoubleType, "Dwell that makes a visit engaged."),
              Column.of("polygon", StringType, "Corners as 'x y, x y, …', 0-1 of the picture."),
              VALID_FROM,
              VALID_TO),
          List.of());

  public static final Table RUN_LEDGER =
      new Table(
          "run_ledger",
          OPERATIONS,
          "a unit of work that a run finished; written after everything it stands for",
          List.of(
              Column.of("stage", StringType, "LAND, DETECT, TRACK, MEASURE or PUBLISH."),
              Column.of("unit", StringType, "File name, recording, camera-day or store-day."),
              Column.of(
                  "input_hash",
                  StringType,
                  "Hash of all that the result depends on; unchanged means skipped."),
              Column.of(
                  "outcome",
                  StringType,
                  "DONE, FAILED, or CLAIMED while a run is at it (or died at it: the next run does it)."),
              Column.of("run_id", StringType, "The run that did it."),
              Column.of("finished", TimestampType, "When, UTC."),
              Column.of("code_version", StringType, "Version of Footfall."),
              Column.optional(
                  "model",
                  StringType,
                  "Name and hash of the detector's model package, where it was used."),
              Column.optional("etag", StringType, "Storage's version of the file, of recordings."),
              Column.optional(
                  "fingerprint", StringType, "Hash of the packet table, of recordings."),
              Column.optional(
                  "settings_hash",
                  StringType,
                  "Hash of the settings alone; differs from another run's when they were changed."),
              Column.of("rows", LongType, "Rows written."),
              Column.optional("frames_decoded", LongType, "Frames decoded."),
              Column.optional("frames_sampled", LongType, "Frames that the detector looked at."),
              Column.optional("seconds_seen", DoubleType, "Seconds of footage."),
              Column.optional("bytes_read", LongType, "Bytes read from storage."),
              Column.optional("core_seconds", DoubleType, "Time its tasks took, summed."),
              Column.optional(
                  "wall_seconds",
                  DoubleType,
                  "Time the stage took in this run, over all its units.")),
          List.of());

  public static final Table RECORDING_ISSUE =
      new Table(
          "recording_issue",
          OPERATIONS,
          "something left out or doubtful, and why",
          List.of(
              Column.of("name", StringType, "File name below the landing root."),
              Column.optional("store_id", StringType, "Store, where the file has one."),
              Column.optional("camera_id", StringType, "Camera, where the file has one."),
              Column.optional("day", DateType, "The store's local date, where it is known."),
              Column.optional(
                  "recording_id", StringType, "Recording, where the file could be read."),
              Column.of("stage", StringType, "Where it was found: LAND or DETECT."),
              Column.of("kind", StringType, "Sort of issue."),
              Column.of(
                  "severity",
                  StringType,
                  "LOST: not counted at all; PARTIAL: part is missing, see coverage; NOTE: nothing is lost."),
              Column.optional("at_us", LongType, "Presentation time it refers to, microseconds."),
              Column.of("message", StringType, "What, where and what to do.")),
          List.of());

  private Catalogue() {}

  /** All tables, in the order data flows. */
  public static List<Table> tables() {
    return List.of(
        RECORDING,
        FOOTAGE,
        DETECTION,
        TRACK,
        TRACK_POINT,
        CROSSING,
        ZONE_VISIT,
        APPEARANCE,
        FACT_FOOTFALL,
        FACT_ZONE,
        FACT_OCCUPANCY,
        FACT_COVERAGE,
        DIM_STORE,
        DIM_CAMERA,
        DIM_LINE,
        DIM_ZONE,
        RUN_LEDGER,
        RECORDING_ISSUE);
  }
}
