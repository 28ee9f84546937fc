package io.footfall.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.footfall.site.CaptureTimeRule.Preset;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
  private static Optional<LocalDateTime> local(List<NamePattern> patterns, String name) {
    return patterns.stream()
        .flatMap(pattern -> pattern.find(name).stream())
        .findFirst()
        .map(NamePattern.Reading::local);
  }

  private static Optional<LocalDateTime> local(String pattern, String name) {
    return local(List.of(NamePattern.of(pattern)), name);
  }

  @ParameterizedTest
  @CsvSource({
    "DAHUA, 'x/2026-11-20/001/dav/12/12.00.00-12.15.00[R][0@0][0].dav', 2026-11-20T12:00",
    "DAHUA, '2026-11-20/12.34.56-12.50.00[M][0@0][0].mp4', 2026-11-20T12:34:56",
    "DAHUA, '20261120/segment_23.45.00-00.00.00[R][0@0][0].mp4', 2026-11-20T23:45",
    "DAHUA, 'CAM_ch1_main_20261120120000_20261120121500.mp4', 2026-11-20T12:00",
    "HIKVISION, '192.168.0.64_01_20261120093422939_TIMING.mp4', 2026-11-20T09:34:22.939",
    "HIKVISION, 'ch01_00000000001000000_20261120120000_20261120121500.mp4', 2026-11-20T12:00",
    "HIKVISION, 'ch01_08000000000000000_20261120_120000.mp4', 2026-11-20T12:00",
    "HIKVISION, '20261120T120648Z.mp4', 2026-11-20T12:06:48",
    "AXIS, '20261120/12/20261120_115900_D60B/20261120_12/20261120_120000_25CE.mkv', 2026-11-20T12:00",
    "ISO, '2026-11-20T12-00-00Z.mp4', 2026-11-20T12:00",
    "ISO, '2026-11-20T12-00-00-2026-11-20T12-15-00.mp4', 2026-11-20T12:00",
    "ISO, 'cam 2026-11-20T12:00:00.250+01:00.mp4', 2026-11-20T12:00:00.250",
    "ISO, '20261120T120000.mp4', 2026-11-20T12:00",
    "ISO, 'door_2026-11-20_12-00-00.mp4', 2026-11-20T12:00",
  })
  void theNamesOfKnownMakersAreRead(Preset preset, String name, LocalDateTime expected) {
    assertThat(local(preset.patterns(), name)).contains(expected);
    assertThat(local(CaptureTimeRule.anyPreset(ZoneId.of("UTC")).patterns(), name))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "HIKVISION, hiv00001.mp4",
    "HIKVISION, ch01_00000000001000000.mp4",
    "AXIS, 20261320_120000_25CE.mkv",
    "AXIS, 20260229_120000.mkv",
    "AXIS, 120261120_120000.mkv",
    "AXIS, 20261120_1200001.mkv",
    "DAHUA, 12.00.00-12.15.00[R][0@0][0].dav",
    "ISO, vtest.avi",
  })
  void aNameThatShowsNoTimeIsNotRead(Preset preset, String name) {
    assertThat(local(preset.patterns(), name)).isEmpty();
  }

  @Test
  void theYearsOfVideoBoundWhatIsADate() {
    assertThat(local("yyyyMMddHHmm", "198912312359.mp4")).isEmpty();
    assertThat(local("yyyyMMddHHmm", "199001010000.mp4")).isPresent();
    assertThat(local("yyyyMMddHHmm", "219912312359.mp4")).isPresent();
    assertThat(local("yyyyMMddHHmm", "220001010000.mp4")).isEmpty();
  }

  @Test
  void theFirstRealDateInANameIsTaken() {
    assertThat(local("yyyyMMdd_HHmmss", "99999999_999999-20261120_120000-20261120_121500.mp4"))
        .contains(LocalDateTime.parse("2026-11-20T12:00"));
  }

  @Test
  void aPatternWithoutFoldersLooksAtTheLastPartOnly() {
    assertThat(local("yyyyMMdd_HHmmss", "20261120_120000/clip.mp4")).isEmpty();
    assertThat(local("yyyyMMdd_HHmmss/", "20261120_120000/clip.mp4")).isPresent();
  }

  @Test
  void starsSpanPartsOfANameAndFolders() {
    assertThat(local("yyyy-MM-dd/HH/*/mm.ss", "recordings/2026-11-20/12/front/05.10.mp4"))
        .contains(LocalDateTime.parse("2026-11-20T12:05:10"));
    assertThat(local("yyyy-MM-dd/HH/*/mm.ss", "recordings/2026-11-20/12/a/b/05.10.mp4")).isEmpty();
    assertThat(local("yyyy-MM-dd/**HHmmss", "2026-11-20/a/b/cam-120510.mp4"))
        .contains(LocalDateTime.parse("2026-11-20T12:05:10"));
  }

  @Test
  void textInQuotesAndWhatIsNoLetterStandForThemselves() {
    assertThat(local("'ch'01(yyyyMMddHHmm)", "ch01(202611201200).mp4")).isPresent();
    assertThat(local("'ch'01(yyyyMMddHHmm)", "ch01x202611201200).mp4")).isEmpty();
    assertThat(local("yyyyMMdd''HHmm", "20261120'1200.mp4")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"Z, Z", "-06, -06:00", "+0530, +05:30", "+01:00, +01:00"})
  void aNameMayCarryItsOwnOffset(String written, ZoneOffset expected) {
    NamePattern pattern = NamePattern.of("yyyyMMdd'T'HHmmss[X]");

    assertThat(pattern.find("20261120T120000" + written + ".mp4").orElseThrow().offset())
        .contains(expected);
    assertThat(pattern.find("20261120T120000.mp4").orElseThrow().offset()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "yyyyMMdd, the hour (HH) is missing",
    "yyMMddHHmm, 'yy' is not known",
    "yyyyMMddHHmmdd, 'dd' stands twice",
    "yyyyMMddHHmm[ss, do not pair up",
    "yyyyMMddHHmm]ss[, do not pair up",
    "yyyyMMddHHmm'x, a ' is not closed",
    "camyyyyMMddHHmm, 'c' is not known",
  })
  void aPatternThatCannotBeReadSaysWhy(String pattern, String reason) {
    assertThatThrownBy(() -> NamePattern.of(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
