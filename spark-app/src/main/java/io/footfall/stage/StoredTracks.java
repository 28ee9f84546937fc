package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.LakeException;
import io.footfall.lake.Rows;
import io.footfall.model.Micros;
import io.footfall.model.Recording;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Reads the tracks of one recording back from the lake. */
public final class StoredTracks {
  private final Lake lake;

  public StoredTracks(Lake lake) {
    this.lake = lake;
  }

  /**
   * The recording of a file name; also a unique end of it, such as the name without its folders.
   */
  public Recording recording(String name) {
    List<Recording> found =
        lake
            .read(Catalogue.RECORDING)
            .where(
                functions.col("name").equalTo(name).or(functions.col("name").endsWith("/" + name)))
            .collectAsList()
            .stream()
            .map(Rows::recording)
            .toList();
    if (found.size() != 1) {
      throw new LakeException(
          found.isEmpty()
              ? "There is no recording %s in %s; its table `recording` lists their names."
                  .formatted(name, lake.root())
              : "%d recordings in %s end in %s; give the name with its folders."
                  .formatted(found.size(), lake.root(), name),
          null);
    }
    return found.get(0);
  }

  /** Tracks seen during the recording, cut to it; in order of id. */
  public List<Track> of(Recording recording) {
    Map<String, List<TrackPoint>> paths = new TreeMap<>();
    lake.read(Catalogue.TRACK_POINT)
        .where(
            functions
                .col("store_id")
                .equalTo(recording.camera().store())
                .and(functions.col("camera_id").equalTo(recording.camera().camera()))
                .and(functions.col("time").geq(Micros.instant(recording.captureStartUs())))
                .and(functions.col("time").lt(Micros.instant(recording.captureEndUs()))))
        .orderBy("track_id", "time")
        .toLocalIterator()
        .forEachRemaining(row -> add(row, paths));
    List<Track> tracks = new ArrayList<>();
    paths.forEach((id, points) -> tracks.add(new Track(id, recording.camera(), points)));
    return tracks;
  }

  private static void add(Row row, Map<String, List<TrackPoint>> paths) {
    paths
        .computeIfAbsent(row.getAs("track_id"), absent -> new ArrayList<>())
        .add(Rows.trackPoint(row));
  }
}
