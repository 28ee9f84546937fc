package io.footfall.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.footfall.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class QuarterHourTest {
  private static final long LENGTH = QuarterHour.LENGTH_US;

  @Test
  void aQuarterHourTakesItsFirstInstantAndLeavesItsLastToTheNext() {
    assertThat(QuarterHour.of(LENGTH)).isEqualTo(new QuarterHour(LENGTH));
    assertThat(QuarterHour.of(2 * LENGTH - 1)).isEqualTo(new QuarterHour(LENGTH));
    assertThat(QuarterHour.of(2 * LENGTH)).isEqualTo(new QuarterHour(2 * LENGTH));
    assertThat(QuarterHour.of(-1)).isEqualTo(new QuarterHour(-LENGTH));
  }

  @Test
  void aRangeThatEndsOnAQuarterDoesNotTouchTheNext() {
    assertThat(QuarterHour.slotsOf(new TimeRange(0, LENGTH))).containsExactly(new QuarterHour(0));
    assertThat(QuarterHour.slotsOf(new TimeRange(LENGTH - 1, LENGTH + 1)))
        .containsExactly(new QuarterHour(0), new QuarterHour(LENGTH));
  }

  @Test
  void anythingElseIsNoQuarterHour() {
    assertThatThrownBy(() -> new QuarterHour(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("multiple");
  }

  @Test
  void everyTimeZoneIsOnWholeQuarterHoursToday() {
    Instant today = Instant.parse("2026-06-01T00:00:00Z");
    for (String zone : ZoneId.getAvailableZoneIds()) {
      ZoneOffset offset = ZoneId.of(zone).getRules().getOffset(today);
      assertThat(offset.getTotalSeconds() % Duration.ofMinutes(15).toSeconds()).as(zone).isZero();
    }
  }
}
