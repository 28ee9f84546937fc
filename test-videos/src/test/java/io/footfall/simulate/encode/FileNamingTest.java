package io.footfall.simulate.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FileNamingTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final Instant NOON = Instant.parse("2026-11-20T18:00:00.700Z");

  @Test
  void everyVendorNamesAQuarterHourInItsOwnWay() {
    assertThat(name(FileNaming.dahua(CHICAGO), 0))
        .isEqualTo("2026-11-20/001/dav/12/12.00.00-12.15.00[R][0@0][0].mp4");
    assertThat(name(FileNaming.hikvision(CHICAGO), 0)).isEqualTo("ch01_20261120_120000.mp4");
    assertThat(name(FileNaming.axis(CHICAGO), 0)).isEqualTo("20261120_120000_ACCC8E000001.mp4");
    assertThat(name(FileNaming.isoUtc(), 0)).isEqualTo("2026-11-20T18-00-00Z.mp4");
    assertThat(name(FileNaming.iso(CHICAGO), 0)).isEqualTo("2026-11-20T12-00-00-0600.mp4");
  }

  @Test
  void aSecondFileOfTheSameNameIsNumbered() {
    assertThat(name(FileNaming.dahua(CHICAGO), 1)).endsWith("12.00.00-12.15.00[R][0@0][1].mp4");
    assertThat(name(FileNaming.hikvision(CHICAGO), 1)).isEqualTo("ch01_20261120_120000_1.mp4");
  }

  @Test
  void theRepeatedHourHasTheSameNamesTwiceButNotInIso() {
    Instant summer = Instant.parse("2026-11-01T06:30:00Z");
    Instant winter = summer.plus(Duration.ofHours(1));
    FileNaming local = FileNaming.hikvision(CHICAGO);
    assertThat(path(local, summer)).isEqualTo(path(local, winter));
    assertThat(path(FileNaming.iso(CHICAGO), summer)).hasToString("2026-11-01T01-30-00-0500.mkv");
    assertThat(path(FileNaming.iso(CHICAGO), winter)).hasToString("2026-11-01T01-30-00-0600.mkv");
  }

  @Test
  void theMissingHourOfSpringIsInNoName() {
    Instant lastWinter = Instant.parse("2026-03-08T07:45:00Z");
    FileNaming dahua = FileNaming.dahua(CHICAGO);
    assertThat(path(dahua, lastWinter).getFileName().toString()).startsWith("01.45.00-03.00.00");
  }

  @Test
  void theChannelOrSerialNumberCanBeChosen() {
    FileNaming second = FileNaming.dahua(ZoneOffset.UTC).withCamera("002");
    assertThat(name(second, 0)).startsWith("2026-11-20/002/dav/18/");
    assertThatThrownBy(() -> second.withCamera("../x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("../x");
  }

  private static String name(FileNaming naming, int earlier) {
    Instant end = NOON.plus(Duration.ofMinutes(15));
    return naming.path(NOON, end, earlier, Container.MP4).toString().replace('\\', '/');
  }

  private static Path path(FileNaming naming, Instant start) {
    return naming.path(start, start.plus(Duration.ofMinutes(15)), 0, Container.MKV);
  }
}
