package io.footfall.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.landing.CaptureTime.Clues;
import io.footfall.landing.CaptureTime.Doubt;
import io.footfall.landing.CaptureTime.Kind;
import io.footfall.landing.CaptureTime.Source;
import io.footfall.model.Micros;
import io.footfall.model.TimeRange;
import io.footfall.site.Camera;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTimeTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);

  /** When a night's recordings are usually sent all together. */
  private static final String NEXT_NOON = "2026-12-31T12:00:00Z";

  private static Camera camera(String zone) {
    return Cameras.camera("c", "**", "yyyyMMdd_HHmmss[X]", zone, Duration.ZERO);
  }

  private static CaptureTime of(String name, String modified, Camera camera, Clues clues) {
    return CaptureTime.of(Cameras.file(name, modified), camera, clues);
  }

  private static Clues clues(String container, String sidecar, String previousEnd) {
    return new Clues(
        Optional.ofNullable(container).map(Instant::parse),
        Optional.ofNullable(sidecar).map(Sidecar::new),
        QUARTER,
        previousEnd == null ? List.of() : List.of(quarterUntil(previousEnd)));
  }

  private static TimeRange quarterUntil(String end) {
    long endUs = Micros.of(Instant.parse(end));
    return new TimeRange(endUs - Micros.of(QUARTER), endUs);
  }

  @ParameterizedTest
  @CsvSource({
    "America/Chicago, 20261120_120000.mp4, 2026-11-20T18:00:00Z",
    "America/Chicago, 20260720_120000.mp4, 2026-07-20T17:00:00Z",
    "Europe/Berlin, 20261120_120000.mp4, 2026-11-20T11:00:00Z",
    "UTC, 20261120_120000.mp4, 2026-11-20T12:00:00Z",
    "+05:30, 20261120_120000.mp4, 2026-11-20T06:30:00Z",
    "Europe/Berlin, 20261120_120000Z.mp4, 2026-11-20T12:00:00Z",
  })
  void theNameComesFirstInTheClocksZone(String zone, String name, Instant expected) {
    CaptureTime time = of(name, NEXT_NOON, camera(zone), clues("2026-11-20T00:00:00Z", "{}", null));

    assertThat(time.start()).isEqualTo(expected);
    assertThat(time.source()).isEqualTo(Source.FILE_NAME);
    assertThat(time.doubts()).isEmpty();
  }

  @Test
  void theContainerComesNextAndTheNameIsDoubted() {
    CaptureTime time =
        of("hiv00001.mp4", NEXT_NOON, camera("UTC"), clues("2026-11-20T01:00:00Z", "{}", null));

    assertThat(time.start()).isEqualTo("2026-11-20T01:00:00Z");
    assertThat(time.source()).isEqualTo(Source.CONTAINER);
    assertThat(time.doubts()).extracting(Doubt::kind).containsExactly(Kind.NAME_NOT_MATCHED);
    assertThat(time.doubts().get(0).detail()).contains("hiv00001.mp4", "yyyyMMdd_HHmmss");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1904-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "1989-12-31T23:59:59Z"})
  void aContainerThatKnowsNoTimeIsPassedOver(String container) {
    CaptureTime time =
        of(
            "a.mp4",
            NEXT_NOON,
            camera("UTC"),
            clues(container, "{\"captureStart\": \"2026-11-20T12:00:00-06:00\"}", null));

    assertThat(time.start()).isEqualTo("2026-11-20T18:00:00Z");
    assertThat(time.source()).isEqualTo(Source.SIDECAR);
    assertThat(time.doubts())
        .extracting(Doubt::kind)
        .containsExactly(Kind.NAME_NOT_MATCHED, Kind.CONTAINER_TIME_IMPLAUSIBLE);
  }

  @Test
  void aSidecarWithoutAnOffsetIsReadInTheClocksZone() {
    CaptureTime time =
        of(
            "a.mp4",
            NEXT_NOON,
            camera("Europe/Berlin"),
            clues(null, "{\"captureStart\": \"2026-11-20T12:00:00\"}", null));

    assertThat(time.start()).isEqualTo("2026-11-20T11:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{\"captureStart\": 5}", "{\"captureStart\": \"yesterday\"}"})
  void uploadLessLengthIsTheLastResort(String sidecar) {
    CaptureTime time =
        of("a.mp4", "2026-11-20T12:00:00Z", camera("UTC"), clues(null, sidecar, null));

    assertThat(time.start()).isEqualTo("2026-11-20T11:45:00Z");
    assertThat(time.source()).isEqualTo(Source.UPLOAD);
    assertThat(time.doubts())
        .extracting(Doubt::kind)
        .containsExactly(Kind.NAME_NOT_MATCHED, Kind.SIDECAR_UNREADABLE);
  }

  @Test
  void theClockOffsetIsAddedToWhatTheCamerasClockWroteAndToNothingElse() {
    Camera camera = Cameras.camera("c", "**", "yyyyMMdd_HHmmss", "UTC", Duration.ofSeconds(-90));
    String sidecar = "{\"captureStart\": \"2026-11-20T12:00:00Z\"}";

    assertThat(of("20261120_120000.mp4", NEXT_NOON, camera, Clues.NONE).start())
        .isEqualTo("2026-11-20T11:58:30Z");
    assertThat(of("a.mp4", NEXT_NOON, camera, clues("2026-11-20T12:00:00Z", null, null)).start())
        .isEqualTo("2026-11-20T11:58:30Z");
    assertThat(of("a.mp4", NEXT_NOON, camera, clues(null, sidecar, null)).start())
        .isEqualTo("2026-11-20T12:00:00Z");
    assertThat(of("a.mp4", NEXT_NOON, camera, Clues.NONE).start()).isEqualTo(NEXT_NOON);
  }

  @ParameterizedTest
  @CsvSource({
    // The clock is put back from 02:00 to 01:00 in Chicago, from 03:00 to 02:00 in Berlin.
    "America/Chicago, 20261101_005959.mp4, 2026-11-01T05:59:59Z, false",
    "America/Chicago, 20261101_010000.mp4, 2026-11-01T06:00:00Z, true",
    "America/Chicago, 20261101_015959.mp4, 2026-11-01T06:59:59Z, true",
    "America/Chicago, 20261101_020000.mp4, 2026-11-01T08:00:00Z, false",
    "Europe/Berlin, 20261025_015959.mp4, 2026-10-24T23:59:59Z, false",
    "Europe/Berlin, 20261025_020000.mp4, 2026-10-25T00:00:00Z, true",
    "Europe/Berlin, 20261025_030000.mp4, 2026-10-25T02:00:00Z, false",
  })
  void anHourThatCameTwiceIsTakenAsTheFirstWithADoubt(
      String zone, String name, Instant expected, boolean repeated) {
    CaptureTime time = of(name, NEXT_NOON, camera(zone), clues(null, null, null));

    assertThat(time.start()).isEqualTo(expected);
    assertThat(time.doubts())
        .extracting(Doubt::kind)
        .isEqualTo(repeated ? List.of(Kind.HOUR_REPEATED) : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    // 01:30 in Chicago was 06:30 and 07:30 UTC; the recording is 15 minutes long.
    "container agrees with the first, 2026-11-01T06:31:00Z, , 2026-12-31T12:00:00Z, 06:30",
    "container agrees with the second, 2026-11-01T07:31:00Z, , 2026-12-31T12:00:00Z, 07:30",
    "container agrees with neither, 2026-11-01T09:00:00Z, , 2026-12-31T12:00:00Z, 06:30",
    "the one before ends with the first, , 2026-11-01T06:31:00Z, 2026-12-31T12:00:00Z, 06:30",
    "the one before overlaps the first, , 2026-11-01T06:31:01Z, 2026-12-31T12:00:00Z, 07:30",
    "only the second goes on where another ends, , 2026-11-01T07:29:00Z, 2026-12-31T12:00:00Z, 07:30",
    "there is a gap before the second too, , 2026-11-01T07:28:59Z, 2026-12-31T12:00:00Z, 06:30",
    "the second is taken already, , 2026-11-01T07:46:00Z, 2026-12-31T12:00:00Z, 06:30",
    "sent right after the first, , , 2026-11-01T06:46:00Z, 06:30",
    "sent right after the second, , , 2026-11-01T07:46:00Z, 07:30",
    "sent a little later than that, , , 2026-11-01T08:01:00Z, 06:30",
  })
  void whatElseIsKnownTellsTheTwoPassesApart(
      String what, String container, String previousEnd, String modified, String expected) {
    CaptureTime time =
        of(
            "20261101_013000.mp4",
            modified,
            camera("America/Chicago"),
            clues(container, null, previousEnd));

    assertThat(time.start()).as(what).isEqualTo("2026-11-01T" + expected + ":00Z");
    assertThat(time.doubts()).extracting(Doubt::kind).containsExactly(Kind.HOUR_REPEATED);
  }

  @Test
  void aRecordingThatGoesOnAfterBothPassesIsTakenAsTheFirst() {
    Clues clues =
        new Clues(
            Optional.empty(),
            Optional.empty(),
            QUARTER,
            List.of(quarterUntil("2026-11-01T06:30:00Z"), quarterUntil("2026-11-01T07:30:00Z")));

    assertThat(of("20261101_013000.mp4", NEXT_NOON, camera("America/Chicago"), clues).start())
        .isEqualTo("2026-11-01T06:30:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "America/Chicago, 20260308_015959.mp4, 2026-03-08T07:59:59Z, false",
    "America/Chicago, 20260308_020000.mp4, 2026-03-08T08:00:00Z, true",
    "America/Chicago, 20260308_023000.mp4, 2026-03-08T08:30:00Z, true",
    "America/Chicago, 20260308_030000.mp4, 2026-03-08T08:00:00Z, false",
    "Europe/Berlin, 20260329_023000.mp4, 2026-03-29T01:30:00Z, true",
  })
  void anHourThatNeverCameIsMovedOnWithADoubt(
      String zone, String name, Instant expected, boolean skipped) {
    CaptureTime time = of(name, NEXT_NOON, camera(zone), Clues.NONE);

    assertThat(time.start()).isEqualTo(expected);
    assertThat(time.doubts())
        .extracting(Doubt::kind)
        .isEqualTo(skipped ? List.of(Kind.HOUR_SKIPPED) : List.of());
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20T12:10:00Z, false", "2026-11-20T12:09:59Z, true"})
  void aRecordingThatEndsAfterItsUploadIsDoubted(String modified, boolean doubted) {
    CaptureTime time = of("20261120_120000.mp4", modified, camera("UTC"), clues(null, null, null));

    assertThat(time.doubts().stream().anyMatch(doubt -> doubt.kind() == Kind.LATER_THAN_UPLOAD))
        .isEqualTo(doubted);
  }

  @Test
  void aSidecarIsReadFromItsLanding(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("a.mp4.json"), "{\"captureStart\": \"2026-11-20T12:00:00Z\", \"x\": 1}");
    Files.writeString(folder.resolve("b.json"), "");

    try (Landing landing = Landings.open(folder.toString(), Map.of())) {
      assertThat(Sidecar.read(landing, landing.list().get(0)).captureStart())
          .contains("2026-11-20T12:00:00Z");
      assertThat(Sidecar.read(landing, landing.list().get(1)).captureStart()).isEmpty();
    }
  }
}
