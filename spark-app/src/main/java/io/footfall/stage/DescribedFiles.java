package io.footfall.stage;

import io.footfall.landing.CaptureTime;
import io.footfall.landing.LandedFile;
import io.footfall.landing.LandingException;
import io.footfall.model.CameraId;
import io.footfall.model.Micros;
import io.footfall.model.Recording;
import io.footfall.model.RecordingIssue;
import io.footfall.model.RecordingIssue.Severity;
import io.footfall.video.ProbeIssue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes recordings of probed files, and says what is to be said of them; what else a camera
 * recorded may tell when one was taken. Reads sidecars and writes nothing.
 */
final class DescribedFiles {
  /** Once with what is certain, and once with what was made of the others. */
  private static final int LOOKS_AT_REPEATED = 2;

  private final Claims claims;
  private final Map<String, ProbeFiles.Probed> probed;
  private final TreeMap<String, Recording> recordings = new TreeMap<>();
  private final TreeMap<String, List<RecordingIssue>> issues = new TreeMap<>();

  /** Files beside the recordings that are known already. */
  DescribedFiles(
      Claims claims, Map<String, ProbeFiles.Probed> probed, Collection<Recording> known) {
    this.claims = claims;
    this.probed = probed;
    known.forEach(recording -> recordings.put(recording.name(), recording));
  }

  /** All recordings, known and described, by name. */
  Map<String, Recording> recordings() {
    return recordings;
  }

  /** What is to be said of the described files, in order of name. */
  List<RecordingIssue> issues() {
    return issues.values().stream().flatMap(List::stream).toList();
  }

  /**
   * Puts the recordings of files in place of what is known of them. Those of an hour that came
   * twice come last: what tells its two passes apart may be any of the others.
   *
   * @param files probed, in order of name
   */
  void describe(List<Claims.Claim> files) throws LandingException {
    files.forEach(claim -> recordings.remove(claim.file().name()));
    for (Claims.Claim claim : files) {
      describe(claim);
    }
    List<Claims.Claim> repeated = files.stream().filter(this::isOfRepeatedHour).toList();
    repeated.forEach(claim -> recordings.remove(claim.file().name()));
    for (int look = 0; look < LOOKS_AT_REPEATED; look++) {
      for (Claims.Claim claim : repeated) {
        describe(claim);
      }
    }
  }

  private boolean isOfRepeatedHour(Claims.Claim claim) {
    return issues.get(claim.file().name()).stream()
        .anyMatch(issue -> issue.kind().equals(LandIssues.HOUR_REPEATED));
  }

  private void describe(Claims.Claim claim) throws LandingException {
    String name = claim.file().name();
    ProbeFiles.Probed file = probed.get(name);
    List<RecordingIssue> ofFile = new ArrayList<>();
    if (file.isReadable()) {
      recordings.put(name, recording(claim, file, ofFile));
    } else {
      ofFile.add(issue(claim, null, null, file.issues().get(0), Severity.LOST));
    }
    issues.put(name, ofFile);
  }

  private Recording recording(
      Claims.Claim claim, ProbeFiles.Probed file, List<RecordingIssue> ofFile)
      throws LandingException {
    LandedFile landed = claim.file();
    ProbeFiles.Facts facts = file.facts();
    CameraId camera = claim.camera().id();
    CaptureTime taken = claims.captureTime(claim, facts, recordings);
    long startUs = Micros.of(taken.start());
    String id = Hashes.of(camera, facts.fingerprint(), startUs);
    LocalDate day = Micros.date(startUs, claim.store().zone());
    for (CaptureTime.Doubt doubt : taken.doubts()) {
      ofFile.add(
          new RecordingIssue(
              landed.name(),
              camera,
              day,
              id,
              LandIssues.STAGE,
              doubt.kind().name(),
              Severity.NOTE,
              null,
              doubt.detail()));
    }
    file.issues().forEach(fault -> ofFile.add(issue(claim, day, id, fault, Severity.PARTIAL)));
    return new Recording(
        id,
        camera,
        landed.name(),
        landed.uri(),
        landed.sizeBytes(),
        Micros.of(landed.modified()),
        landed.etag(),
        facts.fingerprint(),
        startUs,
        taken.source().name(),
        facts.container(),
        facts.codec(),
        facts.picture(),
        facts.rotationDegrees(),
        facts.framesPerSecond(),
        facts.variableFrameRate(),
        facts.frameCount(),
        facts.durationUs(),
        Recording.Status.COUNTED);
  }

  private static RecordingIssue issue(
      Claims.Claim claim, LocalDate day, String id, ProbeIssue fault, Severity severity) {
    Long atUs = fault.ptsUs() < 0 ? null : fault.ptsUs();
    return new RecordingIssue(
        claim.file().name(),
        claim.camera().id(),
        day,
        id,
        LandIssues.STAGE,
        fault.fault().name(),
        severity,
        atUs,
        fault.message());
  }
}
