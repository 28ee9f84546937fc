package io.footfall.stage;

import io.footfall.geometry.Shift;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Rows;
import io.footfall.model.CameraId;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import io.footfall.model.Micros;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import io.footfall.track.Tracker;
import io.footfall.track.TrackerSettings;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Inside a Track task: one sequential pass over the detections of whole camera-days, each in time
 * order.
 *
 * <p>Memory holds the tracks that are open, whatever the length of the day.
 */
final class TrackCameras implements Iterator<Row> {
  private final Iterator<Row> detections;
  private final Map<CameraDay, UnbrokenFootage> footage;
  private final TrackerSettings settings;
  private final Deque<Row> ready = new ArrayDeque<>();

  private CameraDay cameraDay;
  private int span;
  private int chain = -1;
  private Tracker tracker;
  private long frameUs;
  private Shift moved = Shift.NONE;
  private final List<Detection> frame = new ArrayList<>();

  /**
   * @param detections rows of {@link Catalogue#DETECTION}, whole camera-days one after another,
   *     each in time order
   */
  TrackCameras(
      Iterator<Row> detections, Map<CameraDay, UnbrokenFootage> footage, TrackerSettings settings) {
    this.detections = detections;
    this.footage = footage;
    this.settings = settings;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && detections.hasNext()) {
      take(detections.next());
      if (!detections.hasNext()) {
        finish();
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void take(Row row) {
    CameraDay of = new CameraDay(Rows.camera(row), row.<LocalDate>getAs("day"));
    if (!of.equals(cameraDay)) {
      finish();
      cameraDay = of;
      span = 0;
      chain = -1;
    }
    Detection detection = Rows.detection(row);
    UnbrokenFootage.Span speaking = speaking(row.getAs("recording_id"), detection.timeUs());
    if (speaking == null) {
      return; // Another recording speaks for this instant.
    }
    if (speaking.chain() != chain) {
      finish();
      chain = speaking.chain();
      tracker = new Tracker(cameraDay.camera(), speaking.picture(), settings, this::deliver);
    }
    if (detection.timeUs() != frameUs) {
      flushFrame();
      frameUs = detection.timeUs();
      moved = Rows.moved(row);
    }
    frame.add(detection);
  }

  private UnbrokenFootage.Span speaking(String recordingId, long timeUs) {
    UnbrokenFootage known = footage.get(cameraDay);
    if (known == null) {
      return null;
    }
    List<UnbrokenFootage.Span> spans = known.spans();
    while (span < spans.size() && spans.get(span).endUs() <= timeUs) {
      span++;
    }
    return span < spans.size() && spans.get(span).speaksFor(recordingId, timeUs)
        ? spans.get(span)
        : null;
  }

  private void flushFrame() {
    if (!frame.isEmpty()) {
      tracker.accept(new Frame(frameUs, frame, moved));
      frame.clear();
    }
  }

  private void finish() {
    if (tracker != null) {
      flushFrame();
      tracker.finish();
      tracker = null;
    }
  }

  private void deliver(Track track) {
    ready.add(row(track));
  }

  /** A row of {@link Catalogue#TRACK} with its points behind it. */
  private Row row(Track track) {
    CameraId camera = track.camera();
    List<TrackPoint> seen = track.points().stream().filter(TrackPoint::isSeen).toList();
    List<Row> points =
        track.points().stream()
            .map(point -> Rows.trackPoint(track, cameraDay.day(), point))
            .toList();
    UnbrokenFootage.Span last =
        footage.get(cameraDay).spans().stream()
            .filter(s -> s.chain() == chain)
            .findFirst()
            .orElseThrow();
    return RowFactory.create(
        track.id(),
        camera.store(),
        camera.camera(),
        cameraDay.day(),
        Micros.instant(track.first().timeUs()),
        Micros.instant(track.last().timeUs()),
        points.size(),
        seen.size(),
        seen.stream().mapToDouble(TrackPoint::score).average().orElse(0),
        last.width(),
        last.height(),
        points.toArray(new Row[0]));
  }
}
