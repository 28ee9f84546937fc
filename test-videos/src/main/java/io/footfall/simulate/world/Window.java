package io.footfall.simulate.world;

import io.footfall.simulate.scenario.Footage;
import io.footfall.simulate.scenario.SimulatedStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** One unbroken stretch of recording, half-open [startUs, endUs), UTC microseconds. */
public record Window(LocalDate date, long startUs, long endUs) {
  /** Nobody stays longer into the next day. */
  private static final long LATE_US = 4 * 3_600_000_000L;

  public Window {
    if (startUs >= endUs) {
      throw new IllegalArgumentException(
          "A window needs start < end, but was [%d, %d)".formatted(startUs, endUs));
    }
  }

  /** A store's stretches of recording, one a day. */
  public static List<Window> of(Footage footage, SimulatedStore store) {
    List<Window> windows = new ArrayList<>();
    for (int day = 0; day < footage.days(); day++) {
      LocalDate date = footage.date().plusDays(day);
      long startUs =
          date.atTime(footage.from()).atZone(store.zone()).toInstant().getEpochSecond()
              * 1_000_000L;
      windows.add(new Window(date, startUs, startUs + footage.length().toNanos() / 1000));
    }
    return windows;
  }

  /** Whether an instant lies inside. */
  public boolean contains(long timeUs) {
    return startUs <= timeUs && timeUs < endUs;
  }

  /**
   * Local dates whose people may be seen: up to the last, and from the day before when the window
   * begins so early that its last people may still be there.
   */
  List<LocalDate> dates(ZoneId zone) {
    long midnightUs = date.atStartOfDay(zone).toEpochSecond() * 1_000_000L;
    LocalDate first = startUs - midnightUs < LATE_US ? date.minusDays(1) : date;
    LocalDate last = Instant.ofEpochSecond((endUs - 1) / 1_000_000L).atZone(zone).toLocalDate();
    return first.datesUntil(last.plusDays(1)).toList();
  }
}
