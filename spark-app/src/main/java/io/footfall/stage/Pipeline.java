package io.footfall.stage;

import io.footfall.detect.Detectors;
import io.footfall.detect.ModelPackage;
import io.footfall.lake.Lake;
import io.footfall.lake.Ledger;
import io.footfall.landing.LandingAddress;
import io.footfall.landing.LandingException;
import io.footfall.model.Micros;
import io.footfall.model.Recording;
import io.footfall.site.Camera;
import io.footfall.site.Site;
import io.footfall.site.Store;
import io.footfall.track.TrackerSettings;
import io.footfall.video.FrameRange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The nightly job: Land, Split, Detect, Track, Measure, Publish. Each stage does only what its
 * inputs' hashes say is new.
 *
 * <p>A stage's ledger row is written after its tables. A run that dies leaves slices without a
 * ledger row; the next run does them again and replaces them whole.
 */
public final class Pipeline {
  /**
   * Recordings whose footage is detected before anything is written: what a killed run loses at
   * most.
   */
  private static final int RANGES_A_BATCH = 2_000;

  /** Raised when detections of the same footage, model and settings would come out differently. */
  private static final int DETECT_REVISION = 1;

  private final Site site;
  private final LandingAddress landing;
  private final Lake lake;
  private final ModelPackage model;
  private final RunSettings settings;
  private final Ledger ledger;
  private final Consumer<String> progress;

  /**
   * A pipeline over one site and lake.
   *
   * @param progress told in a sentence what is being done
   */
  public Pipeline(
      Site site,
      LandingAddress landing,
      Lake lake,
      ModelPackage model,
      RunSettings settings,
      RunIdentity run,
      Consumer<String> progress) {
    this.site = site;
    this.landing = landing;
    this.lake = lake;
    this.model = model;
    this.settings = settings;
    this.ledger = new Ledger(lake, run.runId(), run.codeVersion());
    this.progress = progress;
  }

  /**
   * Runs every stage; a fault of one recording is a row in {@code recording_issue} and stops
   * nothing.
   */
  public RunSummary run() throws LandingException {
    ProbeFiles probe =
        new ProbeFiles(lake.spark(), landing, settings.rangeLength(), settings.decoding());
    new Dimensions(lake).write(site);
    Land.Landed landed =
        new Land(lake, ledger, landing, site, settings.quietTime(), probe, progress).run(tasks());
    DetectRecordings.Totals detected = detect(landed, probe);
    CameraDays.Totals measured =
        new CameraDays(lake, ledger, site, settings, progress)
            .run(landed.recordings(), TrackerSettings.DEFAULT);
    return new RunSummary(landed.totals(), detected, measured);
  }

  private DetectRecordings.Totals detect(Land.Landed landed, ProbeFiles probe) {
    Map<String, String> hashes = new LinkedHashMap<>();
    Map<String, String> finished = ledger.finished(Ledger.Stage.DETECT);
    List<Recording> wanted = new ArrayList<>();
    for (Recording recording : inScope(landed.recordings())) {
      String hash = inputHash(recording);
      hashes.put(recording.id(), hash);
      // Footage that is gone cannot be looked at again: what was found in it stays.
      boolean isNeeded =
          landed.files().contains(recording.name()) || !finished.containsKey(recording.id());
      if (isNeeded && !hash.equals(finished.get(recording.id()))) {
        wanted.add(recording);
      }
    }
    if (wanted.isEmpty()) {
      return DetectRecordings.Totals.NONE;
    }
    Map<String, List<FrameRange>> ranges = ranges(landed, wanted, probe);
    try (Broadcasted shared = new Broadcasted(model)) {
      DetectRecordings stage =
          new DetectRecordings(
              lake,
              ledger,
              new Detect(lake.spark(), shared.value(), landing, settings.decoding()),
              model.name() + " " + model.sha256());
      DetectRecordings.Totals totals = DetectRecordings.Totals.NONE;
      for (List<DetectRecordings.Job> batch : batches(wanted, ranges, hashes)) {
        int tasks = batch.stream().mapToInt(job -> job.ranges().size()).sum();
        progress.accept("Detect: %d recordings in %d ranges".formatted(batch.size(), tasks));
        totals = totals.plus(stage.run(batch, settings.partitions().orElse(tasks)));
      }
      return totals;
    }
  }

  /** Recordings of the site's cameras that are counted and touch the days asked for. */
  private List<Recording> inScope(List<Recording> recordings) {
    return recordings.stream()
        .filter(Recording::isCounted)
        .filter(recording -> site.camera(recording.camera()).isPresent())
        .filter(recording -> days(recording).anyMatch(settings::covers))
        .toList();
  }

  private Stream<LocalDate> days(Recording recording) {
    ZoneId zone = site.store(recording.camera().store()).orElseThrow().zone();
    LocalDate first = Micros.date(recording.captureStartUs(), zone);
    return first.datesUntil(Micros.date(recording.captureEndUs() - 1, zone).plusDays(1));
  }

  /** Frame ranges by recording; files that an earlier run probed are cut again. */
  private Map<String, List<FrameRange>> ranges(
      Land.Landed landed, List<Recording> wanted, ProbeFiles probe) {
    Map<String, List<FrameRange>> ranges = new HashMap<>(landed.ranges());
    Map<String, Recording> unknown = new TreeMap<>();
    wanted.stream().filter(r -> !ranges.containsKey(r.id())).forEach(r -> unknown.put(r.name(), r));
    for (ProbeFiles.Probed probed :
        probe.probe(unknown.values().stream().map(LandedFiles::of).toList(), tasks())) {
      Recording recording = unknown.get(probed.file().name());
      // Detect says of a file that cannot be read why.
      ranges.put(
          recording.id(),
          probed.isReadable()
              ? probed.ranges()
              : List.of(new FrameRange(0, recording.durationUs(), -1, 0)));
    }
    return ranges;
  }

  private int tasks() {
    return settings.partitions().orElseGet(() -> lake.spark().sparkContext().defaultParallelism());
  }

  private final class Broadcasted implements AutoCloseable {
    private final Broadcast<ModelBytes> bytes;

    Broadcasted(ModelPackage model) {
      bytes =
          JavaSparkContext.fromSparkContext(lake.spark().sparkContext())
              .broadcast(ModelBytes.of(model));
    }

    Broadcast<ModelBytes> value() {
      return bytes;
    }

    @Override
    public void close() {
      bytes.unpersist();
    }
  }

  private String inputHash(Recording recording) {
    Camera camera = site.camera(recording.camera()).orElseThrow();
    return Hashes.of(
        DETECT_REVISION,
        recording.fingerprint(),
        recording.etag(),
        recording.captureStartUs(),
        model.sha256(),
        camera.sampling());
  }

  private List<List<DetectRecordings.Job>> batches(
      List<Recording> wanted, Map<String, List<FrameRange>> ranges, Map<String, String> hashes) {
    List<List<DetectRecordings.Job>> batches = new ArrayList<>();
    List<DetectRecordings.Job> batch = new ArrayList<>();
    int size = 0;
    for (Recording recording : wanted) {
      DetectRecordings.Job job =
          job(recording, ranges.get(recording.id()), hashes.get(recording.id()));
      batch.add(job);
      size += job.ranges().size();
      if (size >= RANGES_A_BATCH) {
        batches.add(batch);
        batch = new ArrayList<>();
        size = 0;
      }
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  private DetectRecordings.Job job(Recording recording, List<FrameRange> ranges, String hash) {
    Camera camera = site.camera(recording.camera()).orElseThrow();
    Store store = site.store(recording.camera().store()).orElseThrow();
    double rate = camera.sampling().framesPerSecond().orElse(0);
    List<RangeTask> tasks =
        ranges.stream()
            .map(
                range ->
                    new RangeTask(
                        recording,
                        range,
                        store.zone().getId(),
                        rate,
                        Detectors.inputFor(model, recording.picture())))
            .toList();
    return new DetectRecordings.Job(recording, store.zone(), tasks, hash);
  }
}
