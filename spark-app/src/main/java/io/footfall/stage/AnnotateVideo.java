package io.footfall.stage;

import io.footfall.detect.Detectors;
import io.footfall.detect.ModelException;
import io.footfall.detect.ModelPackage;
import io.footfall.detect.PersonDetector;
import io.footfall.geometry.Homography;
import io.footfall.geometry.PictureSize;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Rows;
import io.footfall.lake.Table;
import io.footfall.model.CameraId;
import io.footfall.model.Crossing;
import io.footfall.model.Line;
import io.footfall.model.Micros;
import io.footfall.model.TimeRange;
import io.footfall.model.Track;
import io.footfall.model.Zone;
import io.footfall.model.ZoneVisit;
import io.footfall.report.Annotator;
import io.footfall.report.Heads;
import io.footfall.report.Scene;
import io.footfall.track.Tracker;
import io.footfall.track.TrackerSettings;
import io.footfall.video.FrameRange;
import io.footfall.video.FrameSizes;
import io.footfall.video.FrameSource;
import io.footfall.video.FrameTimes;
import io.footfall.video.FrameWriter;
import io.footfall.video.VideoException;
import io.footfall.video.VideoInfo;
import io.footfall.video.isolation.Isolation;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * The pipeline over a single file, without Spark, and its result drawn into a new video: what
 * somebody looks at who sets up a camera. Tracks and counts are those that the job would find.
 */
public final class AnnotateVideo {
  /**
   * What to look for.
   *
   * @param floor points of the picture, in 0-1 fractions, whose place on the floor is known; may be
   *     none
   * @param captureStartUs when the first frame was taken, UTC
   * @param times which frames the detector looks at
   */
  public record View(
      CameraId camera,
      List<Line> lines,
      List<Zone> zones,
      List<Homography.Pair> floor,
      ZoneId zone,
      long captureStartUs,
      FrameTimes times,
      Heads heads) {}

  private final Path video;
  private final VideoInfo info;
  private final ModelPackage model;
  private final View view;
  private final Isolation isolation;

  /** An annotation of one probed video. */
  public AnnotateVideo(
      Path video, VideoInfo info, ModelPackage model, View view, Isolation isolation) {
    this.video = video;
    this.info = info;
    this.model = model;
    this.view = view;
    this.isolation = isolation;
  }

  /** What was found. */
  public record Found(List<Track> tracks, List<Crossing> crossings, List<ZoneVisit> visits) {}

  /** Detects, tracks and measures the whole video. */
  public Found find() throws IOException, VideoException, ModelException {
    List<Track> tracks = tracks();
    List<TimeRange> footage =
        List.of(new TimeRange(view.captureStartUs(), view.captureStartUs() + info.durationUs()));
    CameraDay day = new CameraDay(view.camera(), Micros.date(view.captureStartUs(), view.zone()));
    MeasureTracks.Plan plan =
        new MeasureTracks.Plan(view.lines(), view.zones(), view.floor(), footage);
    Iterator<PicturedTrack> pictured =
        tracks.stream()
            .sorted(Comparator.comparing(Track::id))
            .map(track -> new PicturedTrack(day, track, info.picture()))
            .iterator();
    List<Row> rows = new ArrayList<>();
    new MeasureTracks(pictured, Map.of(day, plan)).forEachRemaining(rows::add);
    return new Found(
        tracks,
        measured(rows, Catalogue.CROSSING).stream().map(Rows::crossing).toList(),
        measured(rows, Catalogue.ZONE_VISIT).stream().map(Rows::zoneVisit).toList());
  }

  private static List<Row> measured(List<Row> rows, Table table) {
    return Rows.named(MeasureTracks.MEASURED.ofTable(table, rows), table);
  }

  /** Draws what was found over every frame, into an H.264 file. */
  public void draw(Found found, Path out) throws IOException, VideoException {
    Annotator annotator =
        new Annotator(
            new Scene(
                found.tracks(),
                view.lines(),
                view.zones(),
                found.crossings(),
                found.visits(),
                view.zone()),
            view.heads());
    BufferedImage picture =
        new BufferedImage(
            info.picture().width(), info.picture().height(), BufferedImage.TYPE_3BYTE_BGR);
    try (SeekableByteChannel bytes = Files.newByteChannel(video);
        FrameSource frames = open(bytes, FrameTimes.every(), FrameSizes.scaled(info.picture()));
        FrameWriter writer = FrameWriter.open(out, info.picture(), info.nominalFramesPerSecond())) {
      while (frames.next()) {
        copy(frames.rgb(), picture);
        annotator.draw(picture, view.captureStartUs() + frames.ptsUs());
        writer.write(picture, frames.ptsUs());
      }
    }
  }

  private List<Track> tracks() throws IOException, VideoException, ModelException {
    PictureSize input = Detectors.inputFor(model, info.picture());
    List<Track> tracks = new ArrayList<>();
    Tracker tracker =
        new Tracker(view.camera(), info.picture(), TrackerSettings.DEFAULT, tracks::add);
    try (SeekableByteChannel bytes = Files.newByteChannel(video);
        FrameSource frames = open(bytes, view.times(), People.sizes(info.picture(), input));
        PersonDetector detector = Detectors.open(model, input)) {
      People people = new People(detector, info.picture());
      while (frames.next()) {
        tracker.accept(people.in(frames, view.captureStartUs() + frames.ptsUs()));
      }
    }
    tracker.finish();
    return tracks;
  }

  private FrameSource open(SeekableByteChannel bytes, FrameTimes times, FrameSizes sizes)
      throws VideoException {
    FrameRange whole = new FrameRange(0, info.durationUs(), -1, info.keyFrames().get(0).position());
    return isolation.open(bytes, video.toString(), whole, times, sizes);
  }

  private static void copy(ByteBuffer rgb, BufferedImage picture) {
    byte[] bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    rgb.duplicate().get(bytes);
    for (int i = 0; i < bytes.length; i += 3) {
      byte red = bytes[i];
      bytes[i] = bytes[i + 2];
      bytes[i + 2] = red;
    }
  }
}
