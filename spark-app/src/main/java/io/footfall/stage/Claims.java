package io.footfall.stage;

import io.footfall.landing.CaptureTime;
import io.footfall.landing.LandedFile;
import io.footfall.landing.Landing;
import io.footfall.landing.LandingAddress;
import io.footfall.landing.LandingException;
import io.footfall.landing.RecordingMatcher;
import io.footfall.landing.Sidecar;
import io.footfall.model.Micros;
import io.footfall.model.Recording;
import io.footfall.model.RecordingIssue;
import io.footfall.model.RecordingIssue.Severity;
import io.footfall.model.TimeRange;
import io.footfall.site.Camera;
import io.footfall.site.Site;
import io.footfall.site.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which camera took a landed file, and when. */
final class Claims {
  private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

  /** Raised when the same file would be described differently. */
  private static final int LAND_REVISION = 2;

  private static final String UNCLAIMED = "UNCLAIMED";
  private static final String CLAIMED_TWICE = "CLAIMED_TWICE";

  /** Kinds of the issues that the listing alone gives rise to. */
  static final List<String> ISSUE_KINDS = List.of(UNCLAIMED, CLAIMED_TWICE);

  private final LandingAddress landing;
  private final Site site;
  private final Duration quietTime;
  private final Optional<Instant> since;

  /**
   * Claims of a site's cameras; a file counts as complete when it has rested for the quiet time.
   *
   * @param since files that changed last before it are no claims; absent for no limit
   */
  Claims(LandingAddress landing, Site site, Duration quietTime, Optional<Instant> since) {
    this.since = since;
    this.landing = landing;
    this.site = site;
    this.quietTime = quietTime;
  }

  /** A file, the camera that took it, and the hash of all that its recording row depends on. */
  record Claim(
      LandedFile file,
      Camera camera,
      Store store,
      Optional<LandedFile> sidecar,
      String inputHash) {}

  /**
   * A listing, sorted out.
   *
   * @param claims files that a camera took, in order of name
   * @param issues what is to be said of files that nobody or more than one took
   * @param names of all files that storage holds, also of those that are still being written
   */
  record Listing(List<Claim> claims, List<RecordingIssue> issues, Set<String> names) {}

  Listing list() throws LandingException {
    List<LandedFile> files;
    try (Landing storage = landing.open()) {
      files = storage.list();
    }
    RecordingMatcher.Matches matches =
        new RecordingMatcher(site, quietTime).match(files, Instant.now());
    matches.changing().forEach(this::logWaiting);
    List<Claim> claims =
        matches.recordings().stream()
            .filter(r -> since.map(s -> !r.file().modified().isBefore(s)).orElse(true))
            .map(this::claim)
            .toList();
    List<RecordingIssue> issues = new ArrayList<>();
    for (LandedFile file : matches.unclaimed()) {
      issues.add(
          issue(
              file,
              UNCLAIMED,
              "No camera's `recordings` pattern fits this file: add one to the site file, or move the file."));
    }
    for (RecordingMatcher.ClaimedTwice twice : matches.claimedTwice()) {
      String cameras =
          twice.cameras().stream()
              .map(camera -> camera.id().toString())
              .collect(Collectors.joining(" and "));
      issues.add(
          issue(
              twice.file(),
              CLAIMED_TWICE,
              "The patterns of %s both fit this file: make them exclude each other."
                  .formatted(cameras)));
    }
    return new Listing(
        claims, issues, files.stream().map(LandedFile::name).collect(Collectors.toSet()));
  }

  private void logWaiting(RecordingMatcher.Claimed claimed) {
    LandedFile file = claimed.file();
    LOG.info(
        "{} is not taken yet, the next run looks again: {}",
        file.name(),
        file.leased()
            ? "somebody holds a lease on it"
            : "it changed at %s and has to rest for %s".formatted(file.modified(), quietTime));
  }

  private static RecordingIssue issue(LandedFile file, String kind, String message) {
    return new RecordingIssue(
        file.name(), null, null, null, "LAND", kind, Severity.LOST, null, message);
  }

  private Claim claim(RecordingMatcher.Claimed claimed) {
    Camera camera = claimed.camera();
    Store store = site.store(camera.id().store()).orElseThrow();
    LandedFile file = claimed.file();
    String hash =
        Hashes.of(
            LAND_REVISION,
            file.uri(),
            file.etag(),
            file.sizeBytes(),
            claimed.sidecar().map(LandedFile::etag),
            file.captureStart(),
            camera.id(),
            camera.captureTime(),
            camera.clockOffset(),
            camera.clockDrift(),
            store.zone());
    return new Claim(file, camera, store, claimed.sidecar(), hash);
  }

  /** When a recording was taken; {@code known} are the recordings it may lie between. */
  CaptureTime captureTime(Claim claim, ProbeFiles.Facts facts, Map<String, Recording> known)
      throws LandingException {
    Optional<Sidecar> sidecar = Optional.empty();
    if (claim.sidecar().isPresent()) {
      try (Landing storage = landing.open()) {
        sidecar = Optional.of(Sidecar.read(storage, claim.sidecar().get()));
      }
    }
    CaptureTime.Clues clues =
        new CaptureTime.Clues(
            Optional.ofNullable(facts.creationUs()).map(Micros::instant),
            sidecar,
            Duration.of(facts.durationUs(), ChronoUnit.MICROS),
            others(claim, facts, known));
    return CaptureTime.of(claim.file(), claim.camera(), clues);
  }

  /** What else the camera recorded; a copy of the same footage tells nothing. */
  private static List<TimeRange> others(
      Claim claim, ProbeFiles.Facts facts, Map<String, Recording> known) {
    return known.values().stream()
        .filter(other -> other.camera().equals(claim.camera().id()))
        .filter(other -> !other.name().equals(claim.file().name()))
        .filter(other -> !other.fingerprint().equals(facts.fingerprint()))
        .map(other -> new TimeRange(other.captureStartUs(), other.captureEndUs()))
        .toList();
  }
}
