package io.footfall.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.model.TimeRange;
import io.footfall.site.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Span span(String from, String to) {
    return new Span(LocalTime.parse(from), LocalTime.parse(to));
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(micros(from), micros(to));
  }

  private static long micros(String instant) {
    return Instant.parse(instant).toEpochMilli() * 1000;
  }

  private static Duration total(List<TimeRange> ranges) {
    return Duration.ofNanos(ranges.stream().mapToLong(TimeRange::lengthUs).sum() * 1000);
  }

  @Test
  void hoursFollowTheStoresClockThroughTheYear() {
    OpeningHours hours =
        new OpeningHours(Map.of(DayOfWeek.MONDAY, List.of(span("09:00", "21:00"))));

    assertThat(hours.open(LocalDate.of(2026, 7, 6), CHICAGO))
        .containsExactly(range("2026-07-06T14:00:00Z", "2026-07-07T02:00:00Z"));
    assertThat(hours.open(LocalDate.of(2026, 12, 7), CHICAGO))
        .containsExactly(range("2026-12-07T15:00:00Z", "2026-12-08T03:00:00Z"));
    assertThat(hours.open(LocalDate.of(2026, 12, 8), CHICAGO)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "America/Chicago, 2026-03-08, 23",
    "America/Chicago, 2026-11-01, 25",
    "Europe/Berlin, 2026-03-29, 23",
    "Europe/Berlin, 2026-10-25, 25",
    "Europe/Berlin, 2026-10-26, 24",
  })
  void aStoreThatNeverClosesIsOpenForAsLongAsTheDayLasts(ZoneId zone, LocalDate day, int hours) {
    List<TimeRange> open = OpeningHours.ALWAYS.open(day, zone);

    assertThat(open).hasSize(1);
    assertThat(total(open)).isEqualTo(Duration.ofHours(hours));
    assertThat(open.get(0).endUs())
        .isEqualTo(OpeningHours.ALWAYS.open(day.plusDays(1), zone).get(0).startUs());
  }

  @Test
  void aNightPastMidnightIsSplitBetweenItsDays() {
    OpeningHours hours =
        new OpeningHours(Map.of(DayOfWeek.FRIDAY, List.of(span("22:00", "02:00"))));

    assertThat(hours.open(LocalDate.of(2026, 7, 10), BERLIN))
        .containsExactly(range("2026-07-10T20:00:00Z", "2026-07-10T22:00:00Z"));
    assertThat(hours.open(LocalDate.of(2026, 7, 11), BERLIN))
        .containsExactly(range("2026-07-10T22:00:00Z", "2026-07-11T00:00:00Z"));
  }

  @Test
  void anHourThatComesTwiceCountsTwice() {
    OpeningHours hours =
        new OpeningHours(Map.of(DayOfWeek.SUNDAY, List.of(span("01:30", "02:30"))));

    // In Berlin the clock goes from 03:00 back to 02:00: 01:30 to the second 02:30.
    assertThat(hours.open(LocalDate.of(2026, 10, 25), BERLIN))
        .containsExactly(range("2026-10-24T23:30:00Z", "2026-10-25T01:30:00Z"));
  }

  @Test
  void timeThatIsSkippedIsNotCounted() {
    LocalDate spring = LocalDate.of(2026, 3, 8);
    OpeningHours from = new OpeningHours(Map.of(DayOfWeek.SUNDAY, List.of(span("02:30", "04:00"))));
    OpeningHours within =
        new OpeningHours(Map.of(DayOfWeek.SUNDAY, List.of(span("02:10", "02:50"))));

    // In Chicago the clock jumps from 02:00 to 03:00, which is 08:00 UTC.
    assertThat(from.open(spring, CHICAGO))
        .containsExactly(range("2026-03-08T08:00:00Z", "2026-03-08T09:00:00Z"));
    assertThat(within.open(spring, CHICAGO)).isEmpty();
  }

  @Test
  void spansThatTouchAreOne() {
    OpeningHours hours =
        new OpeningHours(
            Map.of(
                DayOfWeek.MONDAY, List.of(span("08:00", "12:00"), span("12:00", "14:00")),
                DayOfWeek.SUNDAY, List.of(span("23:00", "09:00"))));

    assertThat(hours.open(LocalDate.of(2026, 7, 6), ZoneId.of("UTC")))
        .containsExactly(range("2026-07-06T00:00:00Z", "2026-07-06T14:00:00Z"));
  }

  @Test
  void daysAreReadAsRangesAndLists() throws SiteException {
    Site site =
        SiteFile.parse(
            """
            apiVersion: footfall/v1
            stores:
              - id: A
                timeZone: UTC
                open:
                  sat-mon: 00:00-24:00
                  tue,thu: [09:00-12:00, 13:00-18:00]
                  wed: closed
                cameras: [{ id: c, recordings: a/** }]
            """,
            "t");

    OpeningHours hours = site.stores().get(0).open();

    assertThat(hours.spans())
        .containsOnlyKeys(
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.SATURDAY,
            DayOfWeek.SUNDAY);
    assertThat(total(hours.open(LocalDate.of(2026, 7, 6), ZoneId.of("UTC"))))
        .isEqualTo(Duration.ofHours(24));
    assertThat(hours.spans().get(DayOfWeek.THURSDAY))
        .containsExactly(span("09:00", "12:00"), span("13:00", "18:00"));
  }
}
