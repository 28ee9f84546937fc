package io.footfall.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.footfall.evaluate.Evaluation;
import io.footfall.evaluate.Evaluator;
import io.footfall.evaluate.MotClass;
import io.footfall.evaluate.MotFile;
import io.footfall.evaluate.MotRow;
import io.footfall.evaluate.MotSequence;
import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.model.CameraId;
import io.footfall.model.ClothingColour;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Measures the tracker on real footage. It needs the truth in {@code footfall.footage} and
 * detections in {@code -Dfootfall.detections=DIR}: {@code pets.csv} and {@code tud.csv} with {@code
 * frame,ptsUs,left,top,right,bottom,score,colour}, frames from 1, boxes in pixels, the colour in
 * hexadecimal digits or empty.
 */
class FootageAccuracyTest {
  private static final System.Logger log = System.getLogger(FootageAccuracyTest.class.getName());
  private static final String FOOTAGE = System.getProperty("footfall.footage", "footage");
  private static final String DETECTIONS = System.getProperty("footfall.detections", "");

  /** Longer holes between points are not drawn. */
  private static final long MAX_INTERPOLATED_US = 2_000_000;

  @ParameterizedTest
  @CsvSource({
    "pets09-s2l1,    pets, 768, 576, 1000, 67, 89, 23",
    "tud-stadtmitte, tud,  640, 480, 1000, 69, 93, 10",
    "pets09-s2l1,    pets, 768, 576, 5,    65, 87, 23",
    "tud-stadtmitte, tud,  640, 480, 5,    69, 90, 10",
  })
  void tracksAreAsAccurateAsPromised(
      String truthName,
      String name,
      int width,
      int height,
      int framesPerSecond,
      double minHota,
      double minIdf1,
      int maxLongTracks)
      throws IOException {
    Path truthFile = Path.of(FOOTAGE, truthName + ".gt.txt");
    Path detections = Path.of(DETECTIONS, name + ".csv");
    assumeTrue(Files.exists(truthFile), "No truth at " + truthFile + ": skipped");
    assumeTrue(
        !DETECTIONS.isEmpty() && Files.exists(detections),
        "No detections, see -Dfootfall.detections: skipped");
    MotSequence truth = MotFile.read(truthFile);
    List<Frame> frames = frames(detections);

    List<Track> tracks = track(sample(frames, framesPerSecond), new PictureSize(width, height));
    Evaluation evaluation = Evaluator.evaluate(truth, rows(frames, tracks));

    long longTracks = tracks.stream().filter(track -> track.lengthUs() >= 1_000_000).count();
    log.log(
        Level.INFO,
        "{0} at {1} frames a second: {2}, tracks of 1 s {3}",
        truthName,
        framesPerSecond,
        evaluation.figures(),
        longTracks);
    assertThat(evaluation.figures().get("HOTA")).isGreaterThanOrEqualTo(minHota);
    assertThat(evaluation.figures().get("IDF1")).isGreaterThanOrEqualTo(minIdf1);
    assertThat(longTracks).isLessThanOrEqualTo(maxLongTracks);
  }

  private static List<Frame> frames(Path csv) throws IOException {
    Map<Long, List<Detection>> byTime = new TreeMap<>();
    for (String line : Files.readAllLines(csv)) {
      String[] fields = line.split(",", -1);
      if (fields[0].equals("frame")) {
        continue;
      }
      long timeUs = Long.parseLong(fields[1]);
      double[] v = new double[7];
      for (int i = 2; i < 7; i++) {
        v[i] = Double.parseDouble(fields[i]);
      }
      ClothingColour colour =
          fields.length > 7
              ? ClothingColour.of(HexFormat.of().parseHex(fields[7]))
              : ClothingColour.UNKNOWN;
      byTime
          .computeIfAbsent(timeUs, key -> new ArrayList<>())
          .add(new Detection(timeUs, new Box(v[2], v[3], v[4], v[5]), v[6], colour));
    }
    return byTime.entrySet().stream().map(e -> new Frame(e.getKey(), e.getValue())).toList();
  }

  private static List<Frame> sample(List<Frame> frames, int framesPerSecond) {
    List<Frame> sampled = new ArrayList<>();
    long next = 0;
    for (Frame frame : frames) {
      if (frame.timeUs() >= next * 1_000_000 / framesPerSecond) {
        sampled.add(frame);
        next = frame.timeUs() * framesPerSecond / 1_000_000 + 1;
      }
    }
    return sampled;
  }

  private static List<Track> track(List<Frame> frames, PictureSize picture) {
    List<Track> tracks = new ArrayList<>();
    Tracker tracker =
        new Tracker(new CameraId("S", "c"), picture, TrackerSettings.DEFAULT, tracks::add);
    frames.forEach(tracker::accept);
    tracker.finish();
    return tracks;
  }

  /** One row for each frame of the footage, interpolated where frames were left out. */
  private static MotSequence rows(List<Frame> frames, List<Track> tracks) {
    List<MotRow> rows = new ArrayList<>();
    for (int id = 1; id <= tracks.size(); id++) {
      List<TrackPoint> points = tracks.get(id - 1).points();
      for (int i = 0; i < points.size(); i++) {
        TrackPoint here = points.get(i);
        TrackPoint next = points.get(Math.min(i + 1, points.size() - 1));
        long gapUs = next.timeUs() - here.timeUs();
        for (int frame = 1; frame <= frames.size(); frame++) {
          long offsetUs = frames.get(frame - 1).timeUs() - here.timeUs();
          if (offsetUs == 0 || (offsetUs > 0 && offsetUs < gapUs && gapUs <= MAX_INTERPOLATED_US)) {
            double share = offsetUs == 0 ? 0 : offsetUs / (double) gapUs;
            rows.add(row(frame, id, here.box().towards(next.box(), share)));
          }
        }
      }
    }
    return new MotSequence(rows, MotSequence.Format.MOT_2015);
  }

  private static MotRow row(int frame, long id, Box box) {
    return new MotRow(
        frame, id, box.left(), box.top(), box.width(), box.height(), 1, MotClass.PEDESTRIAN);
  }
}
