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

  /** Local dates whose people may be seen: from the day before to the last. */
  List<LocalDate> dates(ZoneId zone) {
    LocalDate last = Instant.ofEpochSecond((endUs - 1) / 1_000_000L).atZone(zone).toLocalDate();
    return date.minusDays(1).datesUntil(last.plusDays(1)).toList();
  }
}
