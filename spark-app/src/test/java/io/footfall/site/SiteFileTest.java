package io.footfall.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.footfall.geometry.Point;
import io.footfall.model.CameraId;
import io.footfall.model.Line;
import io.footfall.model.Zone;
import io.footfall.site.SiteException.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteFileTest {
  private static final String WHOLE =
      """
      apiVersion: footfall/v1
      stores:
        - id: CHI01
          name: Chicago Loop
          region: Midwest
          timeZone: America/Chicago
          open: { mon-sat: "09:00-21:00", sun: "10:00-18:00" }
          cameras:
            - id: entrance
              recordings: "CHI01/entrance/**"
              captureTime: { pattern: "yyyyMMdd_HHmmss", zone: store }
              clockOffset: PT-3S
              sampling: 5
              lines:
                - { id: door, kind: entrance, from: [0.52, 0.26], to: [0.52, 0.87], in: right }
              zones:
                - { id: shoes, kind: department, department: Footwear, engagedAfter: PT7S,
                    polygon: [[0.1, 0.5], [0.4, 0.5], [0.4, 0.9], [0.1, 0.9]] }
              floor: { metres: [[0.1, 0.9, 0, 0], [0.9, 0.9, 8, 0], [0.7, 0.3, 8, 12], [0.3, 0.3, 0, 12]] }
      """;

  /** A file of one camera, whose keys after its id are given. */
  private static String withCamera(String keys) {
    return """
    apiVersion: footfall/v1
    stores:
      - id: S
        timeZone: Europe/Berlin
        cameras:
          - id: c
    """
        + keys.indent(8);
  }

  private static Camera camera(String keys) throws SiteException {
    return SiteFile.parse(withCamera("recordings: a/**\n" + keys), "t").cameras().get(0);
  }

  private static List<Fault> faults(String yaml) {
    return catchThrowableOfType(SiteException.class, () -> SiteFile.parse(yaml, "t")).faults();
  }

  private static Fault cameraFault(String keys) {
    List<Fault> faults = faults(withCamera("recordings: a/**\n" + keys));
    assertThat(faults).hasSize(1);
    return faults.get(0);
  }

  @Test
  void theWholeFormatIsRead() throws SiteException {
    Site site = SiteFile.parse(WHOLE, "site.yaml");

    Store store = site.store("CHI01").orElseThrow();
    assertThat(store.name()).isEqualTo("Chicago Loop");
    assertThat(store.region()).isEqualTo("Midwest");
    assertThat(store.zone()).isEqualTo(ZoneId.of("America/Chicago"));
    Camera camera = site.camera(new CameraId("CHI01", "entrance")).orElseThrow();
    assertThat(camera.recordings()).isEqualTo("CHI01/entrance/**");
    assertThat(camera.captureTime())
        .isEqualTo(
            new CaptureTimeRule(
                List.of(NamePattern.of("yyyyMMdd_HHmmss")), ZoneId.of("America/Chicago")));
    assertThat(camera.clockOffset()).isEqualTo(Duration.ofSeconds(-3));
    assertThat(camera.sampling()).isEqualTo(Sampling.ofRate(5));
    Line line = camera.lines().get(0);
    assertThat(line.kind()).isEqualTo(Line.Kind.ENTRANCE);
    assertThat(line.inside()).isEqualTo(Line.Side.RIGHT);
    assertThat(line.segment().to()).isEqualTo(new Point(0.52, 0.87));
    Zone zone = camera.zones().get(0);
    assertThat(zone.department()).isEqualTo("Footwear");
    assertThat(zone.engagedAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(zone.polygon()).hasSize(4);
    assertThat(camera.floor().orElseThrow().anchors().get(2).metres()).isEqualTo(new Point(8, 12));
  }

  @Test
  void whatIsLeftOutHasDefaults() throws SiteException {
    Site site = SiteFile.parse(withCamera("recordings: a/**"), "t");

    assertThat(site.stores().get(0).name()).isEqualTo("S");
    assertThat(site.stores().get(0).open()).isEqualTo(OpeningHours.ALWAYS);
    Camera camera = site.cameras().get(0);
    assertThat(camera.captureTime())
        .isEqualTo(CaptureTimeRule.anyPreset(ZoneId.of("Europe/Berlin")));
    assertThat(camera.clockOffset()).isZero();
    assertThat(camera.clockDrift()).isEmpty();
    assertThat(camera.sampling()).isEqualTo(Sampling.DEFAULT);
    assertThat(camera.lines()).isEmpty();
    assertThat(camera.floor()).isEmpty();
    assertThat(camera.validFrom()).isEmpty();
  }

  @Test
  void theRarerKeysAreRead() throws SiteException {
    Camera camera =
        camera(
            """
            sampling: all
            captureTime: { preset: axis, zone: UTC }
            clockDrift: { perDay: PT-2S, since: 2026-11-01T00:00:00Z }
            validFrom: 2026-11-20
            zones: [ { id: z, kind: staff-only, polygon: [[0,0],[1,0],[1,1]] } ]
            """);

    assertThat(camera.sampling().isEveryFrame()).isTrue();
    assertThat(camera.captureTime().zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(camera.captureTime().patterns()).isEqualTo(CaptureTimeRule.Preset.AXIS.patterns());
    assertThat(camera.trueTime(Instant.parse("2026-11-11T00:00:00Z")))
        .isEqualTo("2026-11-10T23:59:40Z");
    assertThat(camera.validFrom()).contains(LocalDate.of(2026, 11, 20));
    assertThat(camera.zones().get(0).kind()).isEqualTo(Zone.Kind.STAFF_ONLY);
    assertThat(camera.zones().get(0).engagedAfter()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void anIdKeepsItsLeadingZeros() throws SiteException {
    String yaml = WHOLE.replace("CHI01\n", "0042\n");

    assertThat(SiteFile.parse(yaml, "t").store("0042")).isPresent();
  }

  @Test
  void everyFaultOfAFileIsToldAtOnceWithItsLine() {
    String yaml =
        """
        apiVersion: footfall/v1
        stores:
          - id: CHI01
            timezone: America/Chicago
            open: { mon-sat: "09:00-25:00" }
            cameras:
              - id: entrance
                recordings: "CHI01/entrance/**"
                lines:
                  - { id: door, kind: entrance, from: [0.5, 0.2], to: [0.5, 0.2], in: right }
                zones:
                  - id: bow
                    kind: department
                    polygon: [[0.1, 0.1], [0.4, 0.4], [0.4, 0.1], [0.1, 0.4]]
              - id: entrance
                recordings: "CHI01/second/**"
                clockOffset: 3 seconds
        """;

    assertThat(faults(yaml))
        .extracting(Fault::line, Fault::path, Fault::message)
        .containsExactly(
            tuple(3, "stores[0]", "'timeZone' is missing"),
            tuple(4, "stores[0].timezone", "unknown key 'timezone'"),
            tuple(5, "stores[0].open.mon-sat", "'09:00-25:00' are no opening hours"),
            tuple(10, "stores[0].cameras[0].lines[0]", "the line has no length"),
            tuple(
                14,
                "stores[0].cameras[0].zones[0].polygon",
                "the polygon crosses or touches itself near [0.25, 0.25]"),
            tuple(15, "stores[0].cameras[1].id", "camera id 'entrance' is already used in line 7"),
            tuple(17, "stores[0].cameras[1].clockOffset", "'3 seconds' is not a duration"));
    assertThatThrownBy(() -> SiteFile.parse(yaml, "site.yaml"))
        .hasMessageStartingWith("site.yaml has 7 faults:\n  line 3: stores[0]: 'timeZone' is")
        .hasMessageContaining("Did you mean 'timeZone'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sampling: 0 | cannot be sampled",
        "sampling: fast | a number is expected here, not 'fast'",
        "sampling: [5] | a number is expected here, not a list",
        "clockOffset: | not nothing",
        "clockDrift: { perDay: PT1S } | 'since' is missing",
        "captureTime: { preset: dahau } | there is no preset 'dahau'",
        "captureTime: { preset: dahua, pattern: yyyyMMddHHmm } | both a pattern and a preset",
        "captureTime: { pattern: HHmmss } | the year (yyyy) is missing",
        "captureTime: { pattern: yyyyMMdd_hhmmss } | 'hh' is not known",
        "captureTime: { zone: Europe/Berln } | 'Europe/Berln' is not a time zone",
        "validFrom: 20.11.2026 | is not a date",
        "lines: { id: a } | a list is expected here, not keys and values",
        "lines: [ { id: a, kind: entrence, from: [0,0], to: [1,1], in: left } ] | 'entrence'",
        "lines: [ { id: a, kind: internal, from: [0,0], to: [1,1], in: top } ] | 'top' is not",
        "lines: [ { id: a, kind: internal, from: [0,0], to: [1,1,1], in: left } ] | 2 numbers",
        "lines: [ { id: a, kind: internal, from: [0,0], to: [1,1.11], in: left } ] | outside",
        "lines: [ { id: a/b, kind: internal, from: [0,0], to: [1,1], in: left } ] | cannot be an id",
        "zones: [ { id: a, kind: queue, polygon: [[0,0],[1,0],[1,1.01]] } ] | outside the picture",
        "zones: [ { id: a, kind: queue, polygon: [[0,0],[1,0]] } ] | at least 3 corners",
        "zones: [ { id: a, kind: queue, polygon: [[0,0],[1,1],[0.5,0.5]] } ] | no area",
        "zones: [ { id: a, kind: queue, polygon: [[0,0],[1,0],[1,1]], engagedAfter: PT-1S } ] | neg",
        "floor: { metres: [[0,0,0,0],[1,0,1,0],[1,1,1,1]] } | needs 4 to 40 points, but has 3",
        "floor: { metres: [[0,0,0,0],[1,0,1,0],[0.5,0,1,1],[0,1,0,1]] } | do not fix a floor",
        "floor: { metres: [[0,0,0,0],[1,0,1,0],[1,1,0,1],[0,1,1,1]] } | another order",
        "floor: { metres: [[0,0,0,0],[1,0,4,0],[1,1,4,4],[0,1,0,4],[0.5,0.5,3.4,2.9]] } | off a flat floor",
        "floor: { metres: [[0,0,0,0],[1,0,1],[1,1,1,1],[0,1,0,1]] } | 4 numbers are expected",
        "sampling: !!java.lang.Integer 5 | java.lang.Integer is not allowed",
        "recordings2: !!java.net.URL [5] | unknown key",
        "lines: !line [] | the tag !line is not allowed",
        "captureTime: !!java.util.Date 5 | tag tag:yaml.org,2002:java.util.Date is not allowed",
        "line: [] | unknown key 'line'",
      })
  void aFaultNamesWhatIsWrong(String keys, String message) {
    Fault fault = cameraFault(keys);

    assertThat(fault.message()).contains(message.strip());
    assertThat(fault.line()).isEqualTo(8);
    assertThat(fault.advice()).isNotBlank();
  }

  @Test
  void pixelsAreRecognised() {
    assertThat(
            cameraFault("zones: [{id: a, kind: queue, polygon: [[0,0],[1,0],[640,480]]}]").advice())
        .contains("These look like pixels");
  }

  @Test
  void aLineMayReachATenthOutOfThePicture() throws SiteException {
    Camera camera =
        camera("lines: [{id: a, kind: internal, from: [0.5, -0.1], to: [0.5, 1.1], in: left}]");

    assertThat(camera.lines().get(0).segment().to()).isEqualTo(new Point(0.5, 1.1));
  }

  @Test
  void aPolygonMayRepeatItsFirstCorner() throws SiteException {
    Camera camera = camera("zones: [{id: a, kind: queue, polygon: [[0,0],[1,0],[1,1],[0,0]]}]");

    assertThat(camera.zones().get(0).polygon()).hasSize(3);
  }

  @Test
  void aKeyWrittenTwiceIsAFault() {
    assertThat(cameraFault("sampling: 5\nsampling: 6").message())
        .isEqualTo("key 'sampling' is already used in line 8");
  }

  @Test
  void twoCamerasCannotClaimTheSamePattern() {
    String yaml =
        withCamera("recordings: a/**") + "      - id: d\n        recordings: a/**\n".indent(0);

    assertThat(faults(yaml))
        .extracting(Fault::message)
        .containsExactly("recordings pattern 'a/**' is already used in line 7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/**", "a\\**", "../a/**", "CHI01/entrance", "a/", "a/{b", "''"})
  void aPatternThatCanMatchNothingUsefulIsAFault(String pattern) {
    assertThat(faults(withCamera("recordings: " + pattern)))
        .extracting(Fault::message)
        .singleElement()
        .asString()
        .contains("is not a pattern of names");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mon-sat: 9-21 | are no opening hours",
        "moon: 09:00-21:00 | 'moon' is not a day",
        "mon: 09:00-09:00 | are no opening hours",
        "mon: [09:00-12:00, 11:00-14:00] | two spans overlap",
      })
  void badOpeningHoursAreAFault(String hours, String message) {
    String yaml =
        withCamera("recordings: a/**").replace("cameras:", "open: { " + hours + " }\n    cameras:");

    assertThat(faults(yaml))
        .extracting(Fault::message)
        .singleElement()
        .asString()
        .contains(message);
  }

  @Test
  void aDayWithHoursTwiceIsAFault() {
    String yaml =
        withCamera("recordings: a/**")
            .replace("cameras:", "open: { mon-wed: closed, tue: 09:00-10:00 }\n    cameras:");

    assertThat(faults(yaml)).extracting(Fault::message).containsExactly("tue has hours already");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apiVersion: footfall/v2 | 1 | this version is not known",
        "apiVersion: footfall/v1 | 1 | 'stores' is missing",
        "stores: [] | 1 | 'apiVersion' is missing",
        "5 | 1 | keys and values are expected here",
        "'a: [1' | 1 | is not YAML",
        "'' | 0 | is empty",
      })
  void aFileThatIsNoSiteFileSaysWhy(String yaml, int line, String message) {
    assertThat(faults(yaml))
        .anySatisfy(
            fault -> {
              assertThat(fault.line()).isEqualTo(line);
              assertThat(fault.message()).contains(message);
            });
  }

  @Test
  void anEmptyStoreAndAnEmptyListAreFaults() {
    assertThat(faults("apiVersion: footfall/v1\nstores: [{}]"))
        .extracting(Fault::message)
        .containsExactly("'id' is missing", "'timeZone' is missing", "'cameras' is missing");
    assertThat(faults("apiVersion: footfall/v1\nstores: []"))
        .extracting(Fault::message)
        .containsExactly("there is no store");
  }

  @Test
  void twoDocumentsAreNoSiteFile() {
    assertThat(faults(WHOLE + "---\n" + WHOLE)).extracting(Fault::line).containsExactly(20);
  }

  @Test
  void hoursMayBeSharedByAnAlias() throws SiteException {
    String yaml =
        """
        apiVersion: footfall/v1
        stores:
          - { id: A, timeZone: UTC, open: &usual { mon: 09:00-10:00 }, cameras: [{id: c, recordings: a/**}] }
          - { id: B, timeZone: UTC, open: *usual, cameras: [{id: c, recordings: b/**}] }
        """;

    List<Store> stores = SiteFile.parse(yaml, "t").stores();

    assertThat(stores.get(1).open()).isEqualTo(stores.get(0).open());
  }

  @Test
  void aliasesThatUnfoldIntoBillionsAreRefused() {
    StringBuilder yaml = new StringBuilder("apiVersion: footfall/v1\nstores:\n");
    yaml.append("  - &s { id: s, timeZone: UTC, cameras: &cs [&c { id: c, recordings: a/**,\n");
    yaml.append("      zones: &zs [&z { id: z, kind: queue, polygon: &p [&q [0, 0]");
    yaml.append(", *q".repeat(200)).append("] }").append(", *z".repeat(200)).append("] }");
    yaml.append(", *c".repeat(200)).append("] }\n");

    assertThat(faults(yaml.toString()))
        .extracting(Fault::message)
        .containsExactly("the file unfolds its aliases into too much");
  }

  @Test
  void layoutAndOrderDoNotChangeTheHashButMeaningDoes() throws SiteException {
    String hash = SiteFile.parse(WHOLE, "t").hash();
    String moved =
        WHOLE
            .replace("    name: Chicago Loop\n", "    # the first store\n")
            .replace("    region: Midwest\n", "    region:   'Midwest'\n    name: Chicago Loop\n");

    assertThat(hash).matches("[0-9a-f]{64}");
    assertThat(SiteFile.parse(moved, "t").hash()).isEqualTo(hash);
    assertThat(SiteFile.parse(WHOLE.replace("0.87", "0.870"), "t").hash()).isEqualTo(hash);
    assertThat(SiteFile.parse(WHOLE.replace("0.87", "0.88"), "t").hash()).isNotEqualTo(hash);
    assertThat(SiteFile.parse(WHOLE.replace("in: right", "in: left"), "t").hash())
        .isNotEqualTo(hash);
    assertThat(SiteFile.parse(WHOLE.replace("09:00", "08:00"), "t").hash()).isNotEqualTo(hash);
  }

  @Test
  void aFileIsReadFromDiskAndAMissingOneIsAFault(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("site.yaml"), WHOLE);

    assertThat(SiteFile.read(file)).isEqualTo(SiteFile.parse(WHOLE, "t"));
    assertThatThrownBy(() -> SiteFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(SiteException.class)
        .hasMessageContaining("cannot be read");
    Files.write(file, new byte[] {'a', (byte) 0xff});
    assertThatThrownBy(() -> SiteFile.read(file)).hasMessageContaining("is not UTF-8");
  }
}
