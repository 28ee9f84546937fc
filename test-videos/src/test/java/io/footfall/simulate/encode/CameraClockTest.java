package io.footfall.simulate.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CameraClockTest {
  private static final Instant SET = Instant.parse("2026-11-20T00:00:00Z");
  private static final long SET_US = SET.getEpochSecond() * 1_000_000;
  private static final long DAY_US = 86_400_000_000L;

  @Test
  void anExactClockShowsTrueTime() {
    assertThat(CameraClock.EXACT.shownUs(SET_US + 1)).isEqualTo(SET_US + 1);
  }

  @Test
  void aClockAheadShowsLaterTimes() {
    assertThat(CameraClock.ahead(Duration.ofSeconds(90)).shownUs(SET_US))
        .isEqualTo(SET_US + 90_000_000);
  }

  @Test
  void twentyPartsInAMillionAreOnePointSevenSecondsADay() {
    CameraClock fast = CameraClock.drifting(20, SET);
    assertThat(fast.shownUs(SET_US)).isEqualTo(SET_US);
    assertThat(fast.shownUs(SET_US + DAY_US)).isEqualTo(SET_US + DAY_US + 1_728_000);
  }

  @Test
  void aClockThatRunsBackwardsIsRefused() {
    assertThatThrownBy(() -> CameraClock.drifting(-10_001, SET)).hasMessageContaining("-10001");
    assertThat(CameraClock.drifting(-10_000, SET).driftPpm()).isEqualTo(-10_000);
  }
}
