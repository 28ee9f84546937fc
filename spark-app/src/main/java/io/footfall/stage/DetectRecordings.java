package io.footfall.stage;

import io.footfall.geometry.PictureSize;
import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Ledger;
import io.footfall.lake.Rows;
import io.footfall.model.Micros;
import io.footfall.model.Recording;
import io.footfall.model.RecordingIssue;
import io.footfall.model.TimeRange;
import io.footfall.video.VideoException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Runs Detect over a batch of recordings and replaces their slices of the lake, the ledger last.
 */
final class DetectRecordings {
  /** Ranges whose detections share a file of the table: alone each would be a tiny one. */
  private static final int RANGES_A_FILE = 64;

  /**
   * A recording to look at, with its frame ranges and the hash of all that its detections depend
   * on.
   */
  record Job(
      Recording recording,
      ZoneId zone,
      List<RangeTask> ranges,
      String settingsHash,
      String inputHash) {}

  private final Lake lake;
  private final Ledger ledger;
  private final Detect detect;
  private final String model;

  DetectRecordings(Lake lake, Ledger ledger, Detect detect, String model) {
    this.lake = lake;
    this.ledger = ledger;
    this.detect = detect;
    this.model = model;
  }

  /** What a batch came to: frames and seconds over all its recordings. */
  record Totals(
      long framesDecoded,
      long framesSampled,
      double coreSeconds,
      long bytesRead,
      long detections,
      int failed) {
    static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);

    Totals plus(Totals other) {
      return new Totals(
          framesDecoded + other.framesDecoded,
          framesSampled + other.framesSampled,
          coreSeconds + other.coreSeconds,
          bytesRead + other.bytesRead,
          detections + other.detections,
          failed + other.failed);
    }
  }

  /**
   * Detects, and rewrites {@code detection}, {@code footage} and the issues of these recordings.
   */
  Totals run(List<Job> jobs, int partitions) {
    Instant started = Instant.now();
    List<RangeTask> ranges = jobs.stream().flatMap(job -> job.ranges().stream()).toList();
    try (Detect.Outcome outcome = detect.run(ranges, partitions)) {
      // The first look at the outcome does the work, a task to a range; written it is in fewer.
      Map<String, Long> found = counts(outcome);
      int files = (ranges.size() + RANGES_A_FILE - 1) / RANGES_A_FILE;
      lake.replace(Catalogue.DETECTION, outcome.detections().coalesce(files), slice(jobs));
      Map<String, List<Row>> byRecording =
          outcome
              .rows()
              .where("row_kind <> '" + RangeOutcome.DETECTION + "'")
              .collectAsList()
              .stream()
              .collect(
                  Collectors.groupingBy(
                      row -> row.<String>getAs("recording_id"), TreeMap::new, Collectors.toList()));
      return write(jobs, byRecording, found, started);
    }
  }

  private Totals write(
      List<Job> jobs, Map<String, List<Row>> outcomes, Map<String, Long> found, Instant started) {
    List<Row> footage = new ArrayList<>();
    List<Row> issues = new ArrayList<>();
    List<Ledger.Entry> entries = new ArrayList<>();
    Totals totals = Totals.NONE;
    for (Job job : jobs) {
      List<Row> rows = outcomes.getOrDefault(job.recording().id(), List.of());
      List<Row> seen = footage(job, rows);
      footage.addAll(seen);
      boolean unreachable = hasIssue(rows, VideoException.Fault.STORAGE.name());
      issues(job, rows, seen.isEmpty()).stream().map(Rows::issue).forEach(issues::add);
      Ledger.Entry entry =
          entry(job, rows, found.getOrDefault(job.recording().id(), 0L), unreachable);
      if (!unreachable) {
        entries.add(entry);
      }
      totals = totals.plus(totals(entry, unreachable || seen.isEmpty()));
    }
    String ids = Lake.in("recording_id", jobs.stream().map(job -> job.recording().id()).toList());
    lake.together(
        List.of(
            () -> lake.replace(Catalogue.FOOTAGE, footage, ids),
            () -> lake.replace(Catalogue.RECORDING_ISSUE, issues, "stage = 'DETECT' AND " + ids)));
    // Storage that did not answer is asked again by the next run: such a recording gets no ledger
    // row.
    ledger.write(Ledger.Stage.DETECT, entries, started);
    return totals;
  }

  private static boolean hasIssue(List<Row> rows, String kind) {
    return rows.stream().anyMatch(row -> kind.equals(row.getAs("issue_kind")));
  }

  private Ledger.Entry entry(Job job, List<Row> rows, long found, boolean unreachable) {
    List<Row> costs =
        rows.stream().filter(row -> row.getAs("row_kind").equals(RangeOutcome.COST)).toList();
    double seconds =
        rows.stream()
            .filter(row -> row.getAs("row_kind").equals(RangeOutcome.FOOTAGE))
            .mapToLong(row -> Rows.timeUs(row, "end_time") - Rows.timeUs(row, "time"))
            .sum();
    Ledger.Cost cost =
        new Ledger.Cost(
            sum(costs, "decoded"),
            sum(costs, "frames"),
            Micros.seconds((long) seconds),
            sum(costs, "bytes"),
            Micros.seconds(sum(costs, "core_us")));
    Ledger.Outcome outcome =
        unreachable || seconds == 0 ? Ledger.Outcome.FAILED : Ledger.Outcome.DONE;
    return new Ledger.Entry(
        Ledger.Stage.DETECT,
        job.recording().id(),
        job.inputHash(),
        outcome,
        new Ledger.Origin(
            job.recording().etag(), job.recording().fingerprint(), job.settingsHash(), model),
        found,
        cost);
  }

  private static long sum(List<Row> rows, String column) {
    return rows.stream().mapToLong(row -> row.<Long>getAs(column)).sum();
  }

  private static Totals totals(Ledger.Entry entry, boolean failed) {
    Ledger.Cost cost = entry.cost();
    return new Totals(
        cost.framesDecoded(),
        cost.framesSampled(),
        cost.coreSeconds(),
        cost.bytesRead(),
        entry.rows(),
        failed ? 1 : 0);
  }

  private static Map<String, Long> counts(Detect.Outcome outcome) {
    return outcome.detections().groupBy("recording_id").count().collectAsList().stream()
        .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
  }

  /** Rows of {@link Catalogue#FOOTAGE}: neighbouring spans joined, cut at the store's midnight. */
  private static List<Row> footage(Job job, List<Row> rows) {
    List<Row> spans =
        rows.stream()
            .filter(row -> row.getAs("row_kind").equals(RangeOutcome.FOOTAGE))
            .sorted(Comparator.comparingLong(row -> Rows.timeUs(row, "time")))
            .toList();
    List<Row> footage = new ArrayList<>();
    int i = 0;
    while (i < spans.size()) {
      long startUs = Rows.timeUs(spans.get(i), "time");
      long endUs = startUs;
      long frames = 0;
      while (i < spans.size() && (Rows.timeUs(spans.get(i), "time") == endUs)) {
        endUs = Rows.timeUs(spans.get(i), "end_time");
        frames += spans.get(i).<Long>getAs("frames");
        i++;
      }
      addDays(job, new TimeRange(startUs, endUs), frames, footage);
    }
    return footage;
  }

  private static void addDays(Job job, TimeRange span, long frames, List<Row> footage) {
    Recording recording = job.recording();
    PictureSize picture = recording.picture();
    long startUs = span.startUs();
    while (startUs < span.endUs()) {
      LocalDate day = Micros.date(startUs, job.zone());
      long endUs = Math.min(span.endUs(), Micros.startOfDay(day.plusDays(1), job.zone()));
      footage.add(
          RowFactory.create(
              recording.id(),
              recording.camera().store(),
              recording.camera().camera(),
              day,
              Micros.instant(startUs),
              Micros.instant(endUs),
              Math.round(frames * (double) (endUs - startUs) / span.lengthUs()),
              picture.width(),
              picture.height()));
      startUs = endUs;
    }
  }

  private static List<RecordingIssue> issues(Job job, List<Row> rows, boolean nothingSeen) {
    Recording recording = job.recording();
    LocalDate day = Micros.date(recording.captureStartUs(), job.zone());
    Function<Row, RecordingIssue> issue =
        row ->
            new RecordingIssue(
                recording.name(),
                recording.camera(),
                day,
                recording.id(),
                "DETECT",
                row.getAs("issue_kind"),
                nothingSeen ? RecordingIssue.Severity.LOST : RecordingIssue.Severity.PARTIAL,
                row.getAs("pts_us"),
                row.getAs("message"));
    List<RecordingIssue> issues =
        rows.stream()
            .filter(row -> Objects.equals(row.getAs("row_kind"), RangeOutcome.ISSUE))
            .map(issue)
            .distinct()
            .sorted(
                Comparator.comparing(
                    RecordingIssue::atUs, Comparator.nullsFirst(Comparator.naturalOrder())))
            .toList();
    // A recording that kills its decoder in many ranges is one piece of news.
    Optional<RecordingIssue> firstDeath =
        issues.stream().filter(DetectRecordings::isDeath).findFirst();
    return issues.stream()
        .filter(found -> !isDeath(found) || found.equals(firstDeath.orElseThrow()))
        .toList();
  }

  private static boolean isDeath(RecordingIssue issue) {
    return issue.kind().equals(VideoException.Fault.DECODER_DIED.name());
  }

  /** The recordings' detections: store and day narrow the files that the commit has to look at. */
  private static String slice(List<Job> jobs) {
    return Lake.in("store_id", jobs.stream().map(job -> job.recording().camera().store()).toList())
        + " AND "
        + Lake.in("recording_id", jobs.stream().map(job -> job.recording().id()).toList());
  }
}
