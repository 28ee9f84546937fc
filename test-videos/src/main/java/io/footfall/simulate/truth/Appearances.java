package io.footfall.simulate.truth;

import io.footfall.simulate.draw.Sighting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who a camera shows and when: the most that can be found in its pictures.
 *
 * <p>A person is shown while at least {@link #LEAST_VISIBLE} of the body is in the picture and not
 * hidden: with less than that nobody could say where the person stands. Being hidden or out of the
 * picture for up to {@link #BRIDGED_US} does not end an appearance; somebody who comes back later
 * appears a second time. Less than {@link #LEAST_US} of being shown is no appearance.
 */
final class Appearances {
  /** Share of the body. */
  static final double LEAST_VISIBLE = 0.5;

  /** Longest time unseen within an appearance. */
  static final long BRIDGED_US = 4_000_000;

  /** Shortest time shown. */
  static final long LEAST_US = 1_000_000;

  /** One stay in a camera's picture, from the first to the last frame that shows the person. */
  record Appearance(int person, long firstUs, long lastUs, int frames) {
    private Appearance seenAgain(long timeUs) {
      return new Appearance(person, firstUs, timeUs, frames + 1);
    }
  }

  private final double framesPerSecond;
  private final Map<Integer, Appearance> open = new HashMap<>();
  private final List<Appearance> ended = new ArrayList<>();

  Appearances(double framesPerSecond) {
    this.framesPerSecond = framesPerSecond;
  }

  /** Takes in the next frame; they come in time order. */
  void accept(long timeUs, List<Sighting> sightings) {
    for (Sighting sighting : sightings) {
      if (sighting.visible() >= LEAST_VISIBLE) {
        show(sighting.person().number(), timeUs);
      }
    }
  }

  private void show(int person, long timeUs) {
    Appearance last = open.get(person);
    if (last != null && timeUs - last.lastUs() <= BRIDGED_US) {
      open.put(person, last.seenAgain(timeUs));
      return;
    }
    if (last != null) {
      ended.add(last);
    }
    open.put(person, new Appearance(person, timeUs, timeUs, 1));
  }

  /** All appearances so far, by start, then person. */
  List<Appearance> list() {
    List<Appearance> all = new ArrayList<>(ended);
    all.addAll(open.values());
    all.removeIf(a -> a.frames() / framesPerSecond * 1e6 < LEAST_US);
    all.sort(Comparator.comparingLong(Appearance::firstUs).thenComparingInt(Appearance::person));
    return all;
  }

  /** Writes a camera's appearances over one stretch of recording. */
  void write(Path csv) {
    try (CsvFile file = CsvFile.append(csv, "person,first_time,last_time,shown_seconds")) {
      for (Appearance a : list()) {
        file.row(
            a.person(),
            CsvFile.time(a.firstUs()),
            CsvFile.time(a.lastUs()),
            a.frames() / framesPerSecond);
      }
    }
  }
}
