package io.footfall.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.footfall.evaluate.Evaluator;
import io.footfall.evaluate.MotFile;
import io.footfall.evaluate.MotSequence;
import io.footfall.evaluate.MotTracks;
import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.model.CameraId;
import io.footfall.model.ClothingColour;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import io.footfall.model.Micros;
import io.footfall.model.Track;
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

  @ParameterizedTest
  @CsvSource({
    "pets09-s2l1,    pets, 768, 576, 67, 89, 23",
    "tud-stadtmitte, tud,  640, 480, 69, 93, 10",
  })
  void tracksAreAsAccurateAsPromised(
      String truthName,
      String name,
      int width,
      int height,
      double minHota,
      double minIdf1,
      int maxLongTracks)
      throws IOException {
    List<Frame> frames = frames(existing(DETECTIONS, name + ".csv"));
    MotSequence truth = MotFile.read(existing(FOOTAGE, truthName + ".gt.txt"));

    List<Track> tracks = track(frames, new PictureSize(width, height));
    Map<String, Double> figures = Evaluator.evaluate(truth, rows(frames, tracks)).figures();

    long longTracks = tracks.stream().filter(track -> track.lengthUs() >= 1_000_000).count();
    log.log(Level.INFO, "{0}: {1}, tracks of 1 s {2}", truthName, figures, longTracks);
    assertThat(figures.get("HOTA")).isGreaterThanOrEqualTo(minHota);
    assertThat(figures.get("IDF1")).isGreaterThanOrEqualTo(minIdf1);
    assertThat(longTracks).isLessThanOrEqualTo(maxLongTracks);
  }

  /** At 5 frames a second, in every way to take them, over all frames of the footage. */
  @ParameterizedTest
  @CsvSource({
    "pets09-s2l1,    pets, 768, 576, 2",
    "tud-stadtmitte, tud,  640, 480, 5",
  })
  void fiveFramesASecondAreNearlyAsGoodAsAll(
      String truthName, String name, int width, int height, int every) throws IOException {
    List<Frame> frames = frames(existing(DETECTIONS, name + ".csv"));
    MotSequence truth = MotFile.read(existing(FOOTAGE, truthName + ".gt.txt"));
    PictureSize picture = new PictureSize(width, height);
    MotSequence ofAll = rows(frames, track(frames, picture));
    Map<String, Double> all = Evaluator.evaluate(truth, ofAll).figures();
    for (int phase = 0; phase < every; phase++) {
      MotSequence ofSome = rows(frames, track(sample(frames, every, phase), picture));

      Map<String, Double> some = Evaluator.evaluate(truth, ofSome).figures();

      log.log(
          Level.INFO,
          "{0}, one frame of {1} from frame {2}: HOTA {3}, IDF1 {4}; all frames {5}, {6}",
          truthName,
          every,
          phase + 1,
          some.get("HOTA"),
          some.get("IDF1"),
          all.get("HOTA"),
          all.get("IDF1"));
      assertThat(some.get("HOTA")).isGreaterThanOrEqualTo(all.get("HOTA") - 3);
      assertThat(some.get("IDF1")).isGreaterThanOrEqualTo(all.get("IDF1") - 4);
    }
  }

  private static Path existing(String folder, String name) {
    Path file = Path.of(folder, name);
    assumeTrue(
        !folder.isEmpty() && Files.exists(file),
        "No " + name + ", see -Dfootfall.footage and -Dfootfall.detections: skipped");
    return file;
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

  private static List<Frame> sample(List<Frame> frames, int every, int phase) {
    List<Frame> sampled = new ArrayList<>();
    for (int i = phase; i < frames.size(); i += every) {
      sampled.add(frames.get(i));
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

  private static MotSequence rows(List<Frame> frames, List<Track> tracks) {
    long startUs = frames.get(0).timeUs();
    double seconds = Micros.seconds(frames.get(frames.size() - 1).timeUs() - startUs);
    return MotTracks.of(tracks, startUs, (frames.size() - 1) / seconds, frames.size());
  }
}
