package io.footfall.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.measure.TimeSpans;
import io.footfall.model.TimeRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
  @Test
  void footageOfAQuarterOfTheOpeningHoursIsShownClose() {
    assertThat(axis("12:00", "15:00").zoomed()).isTrue();
    assertThat(axis("12:00", "15:01").zoomed()).isFalse();
  }

  @Test
  void theWholeDayIsShownWhenNothingIsKnown() {
    StoreDay day = day(List.of(), List.of());
    assertThat(TimeAxis.of(day, 0, 100).span())
        .isEqualTo(new StoreClock(StoreDays.CHICAGO, StoreDays.BUSY_DATE).day());
  }

  @Test
  void footageBeforeOpeningWidensTheAxisToTheQuarterHour() {
    TimeAxis axis = axis("08:50", "20:00");
    assertThat(axis.clock().span(axis.span())).isEqualTo("08:45–21:00");
  }

  @Test
  void ticksStandAtRoundTimes() {
    assertThat(axis("09:00", "21:00").ticks())
        .extracting(TimeAxis.Tick::label)
        .startsWith("09:00", "10:00")
        .endsWith("21:00")
        .hasSize(13);
  }

  @Test
  void aTwentyThreeHourDaySkipsTheMissingHour() {
    LocalDate date = LocalDate.of(2026, 3, 8);
    StoreClock clock = new StoreClock(StoreDays.CHICAGO, date);
    assertThat(clock.day().lengthUs()).isEqualTo(23 * StoreClock.HOUR_US);
    TimeAxis axis = new TimeAxis(clock, clock.day(), false, 0, 23);
    assertThat(axis.ticks())
        .extracting(TimeAxis.Tick::label)
        .startsWith("00:00", "04:00", "06:00")
        .endsWith("22:00", "24:00");
    assertThat(clock.time(clock.day().startUs() + 2 * StoreClock.HOUR_US)).isEqualTo("03:00");
  }

  @Test
  void aTwentyFiveHourDayMarksTheRepeatedHour() {
    StoreClock clock = new StoreClock(StoreDays.CHICAGO, LocalDate.of(2026, 11, 1));
    TimeAxis axis = new TimeAxis(clock, clock.day(), false, 0, 25);
    assertThat(axis.ticks())
        .filteredOn(TimeAxis.Tick::repeated)
        .singleElement()
        .isEqualTo(
            new TimeAxis.Tick(clock.day().startUs() + 2 * StoreClock.HOUR_US, 2, "01:00", true));
    assertThat(axis.quarters()).hasSize(100);
  }

  @Test
  void footageInTwoQuarterHoursIsDrawnByTheMinuteButNotInThree() {
    assertThat(fine("12:00", "12:30")).isPresent();
    assertThat(fine("12:14", "12:31")).isEmpty();
  }

  @Test
  void footageUpToFiveMinutesIsDrawnByTenSeconds() {
    assertThat(fine("12:00", "12:05").orElseThrow().slotUs()).isEqualTo(10_000_000);
    assertThat(fine("12:00", "12:06").orElseThrow().slotUs()).isEqualTo(60_000_000);
  }

  @Test
  void whoLeavesWhenAnotherComesIsNotCountedWithThem() {
    StoreDay day = StoreDays.shortClip();
    long at = day.seenByAny().hull().startUs();
    StoreDay relay =
        new StoreDay(
            day.store(),
            day.date(),
            day.cameras(),
            day.quarters(),
            new Moments(
                List.of(),
                List.of(
                    new TimeRange(at, at + 5_000_000),
                    new TimeRange(at + 5_000_000, at + 10_000_000))),
            List.of(),
            day.run());
    FineSlots fine = FineSlots.of(relay, TimeAxis.of(relay, 0, 100)).orElseThrow();
    assertThat(fine.slots().get(0).occupancy()).contains(new Occupancy(1, 1));
    assertThat(fine.slots().get(1).occupancy()).contains(new Occupancy(0, 0));
  }

  private static Optional<FineSlots> fine(String from, String to) {
    StoreDay day = day(List.of(range(from, to)), List.of(range("09:00", "21:00")));
    return FineSlots.of(day, TimeAxis.of(day, 0, 100));
  }

  private static TimeAxis axis(String from, String to) {
    return TimeAxis.of(day(List.of(range(from, to)), List.of(range("09:00", "21:00"))), 0, 100);
  }

  private static TimeRange range(String from, String to) {
    return StoreDays.range(StoreDays.BUSY_DATE, from, to);
  }

  private static StoreDay day(List<TimeRange> seen, List<TimeRange> open) {
    return new StoreDay(
        new StoreFacts("S", "Store", "", StoreDays.CHICAGO, TimeSpans.union(open)),
        StoreDays.BUSY_DATE,
        List.of(
            new CameraDay(
                "c",
                StoreDays.PICTURE,
                TimeSpans.union(seen),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                Optional.empty())),
        List.of(),
        Moments.NONE,
        List.of(),
        StoreDays.RUN);
  }
}
