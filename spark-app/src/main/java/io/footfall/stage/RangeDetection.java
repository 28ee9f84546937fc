package io.footfall.stage;

import io.footfall.detect.Detectors;
import io.footfall.detect.ModelException;
import io.footfall.detect.PersonDetector;
import io.footfall.geometry.Shift;
import io.footfall.lake.Rows;
import io.footfall.landing.LandedFile;
import io.footfall.landing.Landing;
import io.footfall.landing.LandingAddress;
import io.footfall.landing.LandingException;
import io.footfall.landing.RangeChannel;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import io.footfall.model.Micros;
import io.footfall.model.Recording;
import io.footfall.model.TimeRange;
import io.footfall.video.FrameRange;
import io.footfall.video.FrameSource;
import io.footfall.video.FrameTimes;
import io.footfall.video.ProbeIssue;
import io.footfall.video.VideoException;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Inside a Detect task: decodes the wanted frames of one range and looks for people in each. */
final class RangeDetection {
  /** A frame stands for at most this long, or for two sampling steps where those are longer. */
  private static final long MAX_STEP_US = 1_500_000L;

  private final ModelBytes model;
  private final LandingAddress landing;
  private final Decoding decoding;

  RangeDetection(ModelBytes model, LandingAddress landing, Decoding decoding) {
    this.model = model;
    this.landing = landing;
    this.decoding = decoding;
  }

  /**
   * Rows of {@link RangeOutcome#SCHEMA}; a fault of the footage becomes an issue row, never an
   * exception.
   */
  List<Row> detect(RangeTask task) {
    List<Row> rows = new ArrayList<>();
    try {
      decoding.attempt(() -> decode(task, rows));
    } catch (VideoException broken) {
      if (broken.fault() == VideoException.Fault.DECODER_DIED) {
        // How far it came may differ from time to time; the range's share of the result must not.
        rows.clear();
      }
      rows.add(issue(task, broken.fault(), broken.getMessage()));
    } catch (IOException unreachable) {
      rows.add(issue(task, VideoException.Fault.STORAGE, unreachable.getMessage()));
    }
    return rows;
  }

  private static Row issue(RangeTask task, VideoException.Fault fault, String message) {
    return RangeOutcome.issue(task.recording().id(), task.range().startUs(), fault.name(), message);
  }

  /** Fills in the rows of the range, from none. */
  private List<Row> decode(RangeTask task, List<Row> rows) throws VideoException, IOException {
    rows.clear();
    Recording recording = task.recording();
    try (Landing storage = landing.open();
        RangeChannel bytes =
            opened(storage, LandedFiles.of(recording), task.range(), task.nextSeekPosition());
        FrameSource frames =
            decoding
                .isolation()
                .open(
                    bytes,
                    recording.name(),
                    task.range(),
                    times(task),
                    People.sizes(recording.picture(), task.input()));
        PersonDetector detector = Detectors.open(model.unpacked(), task.input())) {
      read(task, bytes, frames, detector, rows);
    } catch (ModelException unusable) {
      throw new IllegalStateException(unusable.getMessage(), unusable);
    }
    return rows;
  }

  /** Opens a file, announcing what a range reads of it so that no more is fetched. */
  static RangeChannel opened(
      Landing storage, LandedFile file, FrameRange range, long nextSeekPosition)
      throws LandingException {
    RangeChannel bytes = storage.open(file);
    // -1 is a place that the container does not tell.
    long start = Math.max(0, range.seekPosition());
    bytes.willRead(start, Math.max(start, nextSeekPosition));
    return bytes;
  }

  private static FrameTimes times(RangeTask task) {
    return task.framesPerSecond() == 0
        ? FrameTimes.every()
        : FrameTimes.grid(task.framesPerSecond(), task.recording().captureStartUs());
  }

  private static void read(
      RangeTask task,
      RangeChannel bytes,
      FrameSource frames,
      PersonDetector detector,
      List<Row> rows)
      throws VideoException, ModelException {
    long startedNs = System.nanoTime();
    Recording recording = task.recording();
    ZoneId zone = ZoneId.of(task.zone());
    TimeRange range = new TimeRange(task.range().startUs(), task.range().endUs());
    FootageSpans spans = new FootageSpans(range, maxStepUs(task));
    People people = new People(detector, recording.picture());
    long sampled = 0;
    Shift moved = Shift.NONE;
    while (frames.next()) {
      spans.add(frames.ptsUs());
      sampled++;
      Frame frame = people.in(frames, capture(recording, frames.ptsUs()));
      LocalDate day = Micros.date(frame.timeUs(), zone);
      moved = moved.plus(frame.moved());
      for (Detection detection : frame.detections()) {
        rows.add(
            RangeOutcome.detection(
                Rows.detection(
                    recording.id(), recording.camera(), day, frames.ptsUs(), detection, moved)));
      }
      // Frames in which nobody was found leave no row: the next row says what they moved.
      moved = frame.detections().isEmpty() ? moved : Shift.NONE;
    }
    spans.finish();
    for (int i = 0; i < spans.spans().size(); i++) {
      TimeRange span = spans.spans().get(i);
      rows.add(
          RangeOutcome.footage(
              recording.id(),
              capture(recording, span.startUs()),
              capture(recording, span.endUs()),
              spans.frames(i)));
    }
    for (ProbeIssue issue : frames.issues()) {
      rows.add(
          RangeOutcome.issue(recording.id(), issue.ptsUs(), issue.fault().name(), issue.message()));
    }
    long coreUs = (System.nanoTime() - startedNs) / 1_000;
    rows.add(
        RangeOutcome.cost(
            recording.id(), sampled, frames.framesDecoded(), bytes.bytesFetched(), coreUs));
  }

  private static long maxStepUs(RangeTask task) {
    return task.framesPerSecond() == 0
        ? MAX_STEP_US
        : Math.max(MAX_STEP_US, Math.round(2 * Micros.PER_SECOND / task.framesPerSecond()));
  }

  private static long capture(Recording recording, long ptsUs) {
    return recording.captureStartUs() + ptsUs;
  }
}
