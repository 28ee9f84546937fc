package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Ledger;
import io.footfall.lake.Rows;
import io.footfall.landing.LandingException;
import io.footfall.model.Micros;
import io.footfall.model.Recording;
import io.footfall.model.RecordingIssue;
import io.footfall.model.RecordingIssue.Severity;
import io.footfall.site.Site;
import io.footfall.site.Store;
import io.footfall.video.FrameRange;
import io.footfall.video.VideoException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * A listing in, recordings out: which camera took them, when, and whether another file holds the
 * same footage.
 */
final class Land {
  private static final ZoneId UTC = ZoneOffset.UTC;

  /** An hour that comes twice is over after two, and a recording before it begins in the third. */
  private static final long NEAR_US = Micros.of(Duration.ofHours(3));

  private final Lake lake;
  private final Ledger ledger;
  private final Claims claims;
  private final Site site;
  private final ProbeFiles probe;
  private final Consumer<String> progress;

  Land(
      Lake lake,
      Ledger ledger,
      Site site,
      Claims claims,
      ProbeFiles probe,
      Consumer<String> progress) {
    this.lake = lake;
    this.ledger = ledger;
    this.site = site;
    this.claims = claims;
    this.probe = probe;
    this.progress = progress;
  }

  /** What was listed and what became of it. */
  record Totals(int files, int probed, int unreadable, int duplicates) {}

  /**
   * The recordings after landing.
   *
   * @param recordings all that the lake knows, in order of name, of this run and of earlier ones
   * @param ranges frame ranges of those that were probed just now
   * @param files names of the files that storage holds now
   */
  record Landed(
      List<Recording> recordings,
      Map<String, List<FrameRange>> ranges,
      Set<String> files,
      Totals totals) {}

  /**
   * Lists, probes what is new or changed, and brings {@code recording} and the issues of LAND up to
   * date.
   */
  Landed run(int tasks) throws LandingException {
    Instant started = Instant.now();
    Found found = find(tasks);
    ledger.claim(
        Map.of(
            Ledger.Stage.LAND,
            found.changed().stream().map(claim -> claim.file().name()).toList()));
    Merged merged = merge(found);
    new LandIssues(lake.guardedBy(ledger.guard())).writeListing(found.listing().issues());
    new Withdrawals(lake.guardedBy(ledger.guard()), ledger)
        .write(merged.before().values(), merged.after());
    write(found, merged, started);
    return new Landed(
        merged.after(), merged.ranges(), found.listing().names(), totals(found, merged));
  }

  /** The same without writing anything: what a run would come to. */
  Landed preview(int tasks) throws LandingException {
    Found found = find(tasks);
    Merged merged = merge(found);
    return new Landed(
        merged.after(), merged.ranges(), found.listing().names(), totals(found, merged));
  }

  private static Totals totals(Found found, Merged merged) {
    int unreadable = (int) found.probed().values().stream().filter(p -> !p.isReadable()).count();
    int duplicates = (int) merged.after().stream().filter(r -> !r.isCounted()).count();
    return new Totals(
        found.listing().claims().size(), found.changed().size(), unreadable, duplicates);
  }

  /** What storage holds, and what to look at of it, all of it probed; in order of name. */
  private record Found(
      Claims.Listing listing, List<Claims.Claim> changed, Map<String, ProbeFiles.Probed> probed) {}

  /** What is new or changed, and what the lake holds that it may settle. */
  private Found find(int tasks) throws LandingException {
    Found found = findChanged(tasks);
    List<Claims.Claim> unsettled = unsettled(found);
    if (unsettled.isEmpty()) {
      return found;
    }
    Map<String, ProbeFiles.Probed> probed = new TreeMap<>(found.probed());
    probed.putAll(probed(unsettled, tasks));
    // What storage does not give now stays as it is.
    unsettled.removeIf(claim -> !probed.get(claim.file().name()).isReadable());
    unsettled.addAll(found.changed());
    unsettled.sort(Comparator.comparing(claim -> claim.file().name()));
    return new Found(found.listing(), unsettled, probed);
  }

  /**
   * Recordings of an hour that came twice, near ones of the same camera that are new: together they
   * may tell which pass they are of, and the order in which they arrive must not matter.
   */
  private List<Claims.Claim> unsettled(Found found) throws LandingException {
    List<Claims.Claim> unsettled = new ArrayList<>();
    Set<String> doubtful =
        found.changed().isEmpty() ? Set.of() : new LandIssues(lake).ofRepeatedHours();
    if (!doubtful.isEmpty()) {
      Merged merged = merge(found);
      for (Claims.Claim claim : found.listing().claims()) {
        Recording recording = merged.before().get(claim.file().name());
        if (doubtful.contains(claim.file().name())
            && recording != null
            && !found.probed().containsKey(recording.name())
            && merged.after().stream()
                .anyMatch(r -> found.probed().containsKey(r.name()) && isNear(r, recording))) {
          unsettled.add(claim);
        }
      }
    }
    return unsettled;
  }

  private static boolean isNear(Recording a, Recording b) {
    return a.camera().equals(b.camera())
        && Math.abs(a.captureStartUs() - b.captureStartUs()) <= NEAR_US;
  }

  private Found findChanged(int tasks) throws LandingException {
    Claims.Listing listing = claims.list();
    lake.reached("listed");
    Map<String, String> finished = ledger.finished(Ledger.Stage.LAND);
    List<Claims.Claim> changed =
        listing.claims().stream()
            .filter(claim -> !claim.inputHash().equals(finished.get(claim.file().name())))
            .toList();
    lake.reached("gated");
    progress.accept(
        "Land: %d recordings listed, %d new or changed"
            .formatted(listing.claims().size(), changed.size()));
    Map<String, ProbeFiles.Probed> probed = probed(changed, tasks);
    lake.reached("probed");
    return new Found(listing, changed, probed);
  }

  private Map<String, ProbeFiles.Probed> probed(List<Claims.Claim> claims, int tasks) {
    return probe.probe(claims.stream().map(Claims.Claim::file).toList(), tasks).stream()
        .collect(Collectors.toMap(p -> p.file().name(), p -> p, (a, b) -> a, TreeMap::new));
  }

  /** The lake's recordings, by name, and what they become with what was found. */
  private record Merged(
      Map<String, Recording> before,
      List<Recording> after,
      List<RecordingIssue> issues,
      Map<String, List<FrameRange>> ranges) {}

  private Merged merge(Found found) throws LandingException {
    Map<String, Recording> before = known();
    DescribedFiles described = new DescribedFiles(claims, found.probed(), before.values());
    described.describe(found.changed());
    Map<String, List<FrameRange>> ranges = new HashMap<>();
    for (Claims.Claim claim : found.changed()) {
      Recording recording = described.recordings().get(claim.file().name());
      if (recording != null) {
        ranges.put(recording.id(), found.probed().get(recording.name()).ranges());
      }
    }
    return new Merged(
        before, Duplicates.mark(described.recordings().values()), described.issues(), ranges);
  }

  private Map<String, Recording> known() {
    Map<String, Recording> known = new TreeMap<>();
    lake.read(Catalogue.RECORDING).collectAsList().stream()
        .map(Rows::recording)
        .forEach(r -> known.put(r.name(), r));
    return known;
  }

  private void write(Found found, Merged merged, Instant started) {
    Set<String> looked =
        found.changed().stream().map(claim -> claim.file().name()).collect(Collectors.toSet());
    Set<String> marks =
        merged.after().stream()
            .filter(r -> !r.equals(merged.before().get(r.name())))
            .map(Recording::name)
            .collect(Collectors.toSet());
    Set<String> names = new HashSet<>(looked);
    names.addAll(marks);
    List<RecordingIssue> issues = new ArrayList<>(merged.issues());
    merged.after().stream()
        .filter(r -> !r.isCounted() && names.contains(r.name()))
        .map(this::duplicate)
        .forEach(issues::add);
    if (!names.isEmpty()) {
      Lake owned = lake.guardedBy(ledger.guard());
      // Also those that stay as they were: a run killed before its ledger row leaves such.
      List<Row> rows =
          merged.after().stream().filter(r -> names.contains(r.name())).map(this::row).toList();
      owned.together(
          List.of(
              () -> owned.replace(Catalogue.RECORDING, rows, Lake.in("name", names)),
              () -> new LandIssues(owned).write(looked, marks, issues)));
    }
    // A file that storage did not give is asked for again by the next run.
    List<Ledger.Entry> entries =
        found.changed().stream()
            .filter(claim -> !isUnreachable(found.probed().get(claim.file().name())))
            .map(claim -> entry(claim, found.probed().get(claim.file().name())))
            .toList();
    ledger.write(Ledger.Stage.LAND, entries, started);
  }

  private RecordingIssue duplicate(Recording recording) {
    return new RecordingIssue(
        recording.name(),
        recording.camera(),
        day(recording),
        recording.id(),
        LandIssues.STAGE,
        LandIssues.DUPLICATE,
        Severity.NOTE,
        null,
        "%s holds the same footage as another file, which is counted; delete this copy to save space."
            .formatted(recording.name()));
  }

  private Row row(Recording recording) {
    return Rows.recording(recording, day(recording));
  }

  /**
   * The local date, by the store as it is now; a store that is gone from the site file leaves UTC.
   */
  private LocalDate day(Recording recording) {
    return Micros.date(
        recording.captureStartUs(),
        site.store(recording.camera().store()).map(Store::zone).orElse(UTC));
  }

  private static boolean isUnreachable(ProbeFiles.Probed probed) {
    return !probed.isReadable() && probed.issues().get(0).fault() == VideoException.Fault.STORAGE;
  }

  private static Ledger.Entry entry(Claims.Claim claim, ProbeFiles.Probed probed) {
    Ledger.Outcome outcome = probed.isReadable() ? Ledger.Outcome.DONE : Ledger.Outcome.FAILED;
    return new Ledger.Entry(
        Ledger.Stage.LAND,
        claim.file().name(),
        claim.inputHash(),
        outcome,
        new Ledger.Origin(
            claim.file().etag(),
            probed.isReadable() ? probed.facts().fingerprint() : null,
            null,
            null),
        probed.isReadable() ? 1 : 0,
        Ledger.Cost.NONE);
  }
}
