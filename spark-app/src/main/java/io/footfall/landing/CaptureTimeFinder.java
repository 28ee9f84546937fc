package io.footfall.landing;

import io.footfall.landing.CaptureTime.Clues;
import io.footfall.landing.CaptureTime.Doubt;
import io.footfall.landing.CaptureTime.Kind;
import io.footfall.landing.CaptureTime.Source;
import io.footfall.model.Micros;
import io.footfall.model.TimeRange;
import io.footfall.site.Camera;
import io.footfall.site.NamePattern;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Looks for one recording's capture time and notes its doubts on the way. */
final class CaptureTimeFinder {
  /** No retail video recorder wrote MP4 before; 1904 and 1970 stand for an unknown time. */
  private static final Instant FIRST_PLAUSIBLE = Instant.parse("1990-01-01T00:00:00Z");

  /** How far two clocks that mean the same instant may be apart. */
  private static final Duration SAME_INSTANT = Duration.ofMinutes(5);

  /** How far two recordings that follow each other may overlap or be apart. */
  private static final Duration SEAM = Duration.ofMinutes(1);

  /** How long after its end a recording that is sent at once is there. */
  private static final Duration SENT_AT_ONCE = Duration.ofMinutes(15);

  private final LandedFile file;
  private final Camera camera;
  private final Clues clues;
  private final List<Doubt> doubts = new ArrayList<>();

  CaptureTimeFinder(LandedFile file, Camera camera, Clues clues) {
    this.file = file;
    this.camera = camera;
    this.clues = clues;
  }

  CaptureTime find() {
    return fromName()
        .or(this::fromContainer)
        .or(this::fromSidecar)
        .orElseGet(
            () -> new CaptureTime(file.modified().minus(clues.length()), Source.UPLOAD, doubts));
  }

  private Optional<CaptureTime> fromName() {
    List<NamePattern> patterns = camera.captureTime().patterns();
    Optional<NamePattern.Reading> reading =
        patterns.stream().flatMap(pattern -> pattern.find(file.name()).stream()).findFirst();
    if (reading.isEmpty()) {
      if (!patterns.isEmpty()) {
        doubt(
            Kind.NAME_NOT_MATCHED,
            "The name %s shows no time by the pattern %s"
                .formatted(
                    file.name(),
                    String.join(" or ", patterns.stream().map(NamePattern::toString).toList())));
      }
      return Optional.empty();
    }
    LocalDateTime local = reading.get().local();
    Instant start =
        reading
            .get()
            .offset()
            .map(offset -> camera.trueTime(local.toInstant(offset)))
            .orElseGet(() -> onWallClock(local, camera::trueTime));
    return Optional.of(told(start, Source.FILE_NAME));
  }

  private Optional<CaptureTime> fromContainer() {
    if (clues.container().isPresent() && plausibleContainer().isEmpty()) {
      doubt(
          Kind.CONTAINER_TIME_IMPLAUSIBLE,
          "The container's creation time is %s".formatted(clues.container().get()));
    }
    return plausibleContainer().map(at -> told(camera.trueTime(at), Source.CONTAINER));
  }

  private Optional<Instant> plausibleContainer() {
    return clues.container().filter(at -> !at.isBefore(FIRST_PLAUSIBLE));
  }

  private Optional<CaptureTime> fromSidecar() {
    Optional<String> text = clues.sidecar().flatMap(Sidecar::captureStart).or(file::captureStart);
    if (text.isPresent()) {
      try {
        TemporalAccessor parsed =
            DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text.get(), OffsetDateTime::from, LocalDateTime::from);
        Instant start =
            parsed instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : onWallClock((LocalDateTime) parsed, UnaryOperator.identity());
        return Optional.of(told(start, Source.SIDECAR));
      } catch (DateTimeException e) {
        // Told below, like a sidecar that says nothing.
      }
    }
    if (clues.sidecar().isPresent() || text.isPresent()) {
      doubt(
          Kind.SIDECAR_UNREADABLE,
          "The sidecar or the label has no captureStart such as 2026-11-20T12:00:00-06:00, but %s"
              .formatted(text.orElse("none")));
    }
    return Optional.empty();
  }

  private CaptureTime told(Instant start, Source source) {
    Instant end = start.plus(clues.length());
    if (end.isAfter(file.modified().plus(SAME_INSTANT))) {
      doubt(
          Kind.LATER_THAN_UPLOAD,
          "It would end at %s but was uploaded at %s; is the time zone or the clock offset right?"
              .formatted(end, file.modified()));
    }
    return new CaptureTime(start, source, doubts);
  }

  /** The true instant of a time that a wall clock showed. */
  private Instant onWallClock(LocalDateTime local, UnaryOperator<Instant> toTrueTime) {
    ZoneId zone = camera.captureTime().zone();
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.size() == 2) {
      return repeated(
          local,
          toTrueTime.apply(local.toInstant(offsets.get(0))),
          toTrueTime.apply(local.toInstant(offsets.get(1))));
    }
    Instant instant = local.atZone(zone).toInstant();
    if (offsets.isEmpty()) {
      doubt(
          Kind.HOUR_SKIPPED,
          "%s never was in %s: the clock was put forward; taken as %s"
              .formatted(local, zone, instant));
    }
    return toTrueTime.apply(instant);
  }

  private Instant repeated(LocalDateTime local, Instant first, Instant second) {
    Optional<Instant> byContainer =
        Stream.of(first, second).filter(this::agreesWithContainer).findFirst();
    String reason = "nothing tells, so the first";
    Instant chosen = first;
    if (byContainer.isPresent()) {
      chosen = byContainer.get();
      reason = "the container's time agrees";
    } else if (isTaken(first)) {
      chosen = second;
      reason = "another recording fills the first";
    } else if (sentAtOnce(first) || sentAtOnce(second)) {
      chosen = sentAtOnce(second) ? second : first;
      reason = "it was uploaded soon after";
    } else if (goesOn(second) && !goesOn(first) && !isTaken(second)) {
      chosen = second;
      reason = "it goes on where another recording ends";
    }
    doubt(
        Kind.HOUR_REPEATED,
        "%s came twice in %s; taken as %s: %s"
            .formatted(local, camera.captureTime().zone(), chosen, reason));
    return chosen;
  }

  private boolean agreesWithContainer(Instant start) {
    return plausibleContainer()
        .map(camera::trueTime)
        .filter(at -> Duration.between(start, at).abs().compareTo(SAME_INSTANT) <= 0)
        .isPresent();
  }

  /** Whether other footage fills what would be this recording's time. */
  private boolean isTaken(Instant start) {
    long startUs = Micros.of(start);
    long endUs = Math.max(startUs + 1, startUs + Micros.of(clues.length()));
    TimeRange span = new TimeRange(startUs, endUs);
    return clues.others().stream().anyMatch(other -> other.overlapUs(span) > Micros.of(SEAM));
  }

  /** Whether other footage ends where this recording would begin. */
  private boolean goesOn(Instant start) {
    return clues.others().stream()
        .anyMatch(other -> Math.abs(other.endUs() - Micros.of(start)) <= Micros.of(SEAM));
  }

  private boolean sentAtOnce(Instant start) {
    Duration wait = Duration.between(start.plus(clues.length()), file.modified());
    return wait.compareTo(SAME_INSTANT.negated()) >= 0 && wait.compareTo(SENT_AT_ONCE) <= 0;
  }

  private void doubt(Kind kind, String detail) {
    doubts.add(new Doubt(kind, detail));
  }
}
