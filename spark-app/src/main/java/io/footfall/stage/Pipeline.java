package io.footfall.stage;

import io.footfall.detect.Detectors;
import io.footfall.detect.ModelPackage;
import io.footfall.geometry.PictureSize;
import io.footfall.lake.Lake;
import io.footfall.lake.Ledger;
import io.footfall.lake.Pauses;
import io.footfall.lake.TakenOverException;
import io.footfall.landing.LandingAddress;
import io.footfall.landing.LandingException;
import io.footfall.model.Micros;
import io.footfall.model.Recording;
import io.footfall.site.Camera;
import io.footfall.site.Site;
import io.footfall.site.Store;
import io.footfall.track.TrackerSettings;
import io.footfall.video.FrameRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

  /** How often a run begins again because another was at the same work. */
  private static final int ATTEMPTS = 6;

  /** Long enough for the other to get on. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** Raised when detections of the same footage, model and settings would come out differently. */
  private static final int DETECT_REVISION = 8;

  private final Site site;
  private final LandingAddress landing;
  private final Lake lake;
  private final ModelPackage model;
  private final RunSettings settings;
  private final Ledger ledger;
  private final Consumer<String> progress;
  private final Meters meters;

  /** Over all attempts of this run. */
  private DetectRecordings.Totals detected = DetectRecordings.Totals.NONE;

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
    this.meters = new Meters(lake.spark());
  }

  /**
   * Runs every stage; a fault of one recording is a row in {@code recording_issue} and stops
   * nothing.
   *
   * <p>Of two runs at once, the one that comes later to a piece of work takes it over; the other
   * begins again with what has landed by then, and finds done what the first has finished.
   */
  public RunSummary run() throws LandingException {
    for (int attempt = 1; ; attempt++) {
      try {
        return runOnce();
      } catch (TakenOverException other) {
        if (attempt == ATTEMPTS) {
          throw other;
        }
        LOG.warn(
            "{} Beginning again, attempt {} of {}.", other.getMessage(), attempt + 1, ATTEMPTS);
        ledger.startOver();
        Pauses.unequal(PAUSE.multipliedBy(attempt));
      }
    }
  }

  /** What a run would do now; writes nothing. */
  public Plan plan() throws LandingException {
    return plan(wanted(land(probe()).preview(tasks())).keySet());
  }

  private ProbeFiles probe() {
    return new ProbeFiles(lake.spark(), landing, settings.rangeLength(), settings.decoding());
  }

  private Plan plan(Collection<Recording> wanted) {
    return Plan.of(wanted, site, Plan.coreSecondsAFrame(lake));
  }

  private RunSummary runOnce() throws LandingException {
    ProbeFiles probe = probe();
    new Dimensions(lake).write(site);
    Land.Landed landed = land(probe).run(tasks());
    meters.failed(landed.totals().unreadable());
    detected = detected.plus(detect(landed, probe));
    CameraDays.Totals measured =
        new CameraDays(
                lake,
                ledger,
                site,
                settings,
                new SparkStages(lake.guardedBy(ledger.guard()), TrackerSettings.DEFAULT, tasks()),
                this::progress)
            .run(landed.recordings(), TrackerSettings.DEFAULT)
            .orElseThrow();
    long lagSeconds = lagSeconds(landed.recordings());
    meters.lag(lagSeconds);
    return new RunSummary(landed.totals(), detected, measured, lagSeconds);
  }

  private Land land(ProbeFiles probe) {
    return new Land(
        lake,
        ledger,
        site,
        new Claims(landing, site, settings.quietTime(), settings.landedSince()),
        probe,
        this::progress);
  }

  /** From the end of the newest footage that counts until now. */
  private static long lagSeconds(List<Recording> recordings) {
    return recordings.stream()
        .filter(Recording::isCounted)
        .mapToLong(Recording::captureEndUs)
        .max()
        .stream()
        .map(newest -> Duration.between(Micros.instant(newest), Instant.now()).toSeconds())
        .findFirst()
        .orElse(0);
  }

  /** Tells people, and whoever looks at Spark's pages, what is being done. */
  private void progress(String sentence) {
    lake.spark().sparkContext().setJobDescription(sentence);
    progress.accept(sentence);
  }

  private DetectRecordings.Totals detect(Land.Landed landed, ProbeFiles probe) {
    Map<Recording, String> wanted = wanted(landed);
    if (wanted.isEmpty()) {
      return DetectRecordings.Totals.NONE;
    }
    progress("Plan: " + plan(wanted.keySet()));
    Map<String, List<FrameRange>> ranges = ranges(landed, wanted.keySet(), probe);
    try (Broadcasted shared = new Broadcasted(model)) {
      DetectRecordings stage =
          new DetectRecordings(
              lake,
              ledger,
              new Detect(lake.spark(), shared.value(), landing, settings.decoding(), meters),
              model.name() + " " + model.sha256());
      DetectRecordings.Totals totals = DetectRecordings.Totals.NONE;
      for (List<DetectRecordings.Job> batch : batches(wanted, ranges)) {
        int tasks = batch.stream().mapToInt(job -> job.ranges().size()).sum();
        progress("Detect: %d recordings in %d ranges".formatted(batch.size(), tasks));
        totals = totals.plus(stage.run(batch, settings.partitions().orElse(tasks)));
        meters.finished(batch.size());
      }
      return totals;
    }
  }

  /** Recordings that Detect has to look at, with their input hashes, in order. */
  private Map<Recording, String> wanted(Land.Landed landed) {
    Map<String, String> finished = ledger.finished(Ledger.Stage.DETECT);
    Map<Recording, String> wanted = new LinkedHashMap<>();
    for (Recording recording : inScope(landed.recordings())) {
      String hash = inputHash(recording);
      // Footage that is gone cannot be looked at again: what was found in it stays.
      boolean isNeeded =
          landed.files().contains(recording.name()) || !finished.containsKey(recording.id());
      if (isNeeded && !hash.equals(finished.get(recording.id()))) {
        wanted.put(recording, hash);
      }
    }
    return wanted;
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
      Land.Landed landed, Collection<Recording> wanted, ProbeFiles probe) {
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

  private String settingsHash(Camera camera) {
    return Hashes.of(DETECT_REVISION, model.sha256(), camera.sampling());
  }

  private List<List<DetectRecordings.Job>> batches(
      Map<Recording, String> wanted, Map<String, List<FrameRange>> ranges) {
    List<List<DetectRecordings.Job>> batches = new ArrayList<>();
    List<DetectRecordings.Job> batch = new ArrayList<>();
    int size = 0;
    for (Map.Entry<Recording, String> one : wanted.entrySet()) {
      Recording recording = one.getKey();
      DetectRecordings.Job job = job(recording, ranges.get(recording.id()), one.getValue());
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
    PictureSize input = Detectors.inputFor(model, recording.picture());
    List<RangeTask> tasks = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i++) {
      long next = i + 1 < ranges.size() ? ranges.get(i + 1).seekPosition() : recording.sizeBytes();
      tasks.add(new RangeTask(recording, ranges.get(i), next, store.zone().getId(), rate, input));
    }
    return new DetectRecordings.Job(recording, store.zone(), tasks, settingsHash(camera), hash);
  }
}
