package io.footfall.simulate.world;

import java.util.PriorityQueue;

/** What is still to happen, in time order and then in the order it was asked for. */
final class Agenda {
  private record Entry(long timeUs, long order, Happening happening) {}

  /** Something that happens at an instant. */
  interface Happening {
    void at(long timeUs);
  }

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(
          (a, b) ->
              a.timeUs != b.timeUs
                  ? Long.compare(a.timeUs, b.timeUs)
                  : Long.compare(a.order, b.order));
  private long asked;
  private long nowUs = Long.MIN_VALUE;

  /** Asks for something at an instant, or now when the instant is past. */
  void at(long timeUs, Happening happening) {
    entries.add(new Entry(Math.max(timeUs, nowUs), asked++, happening));
  }

  void run() {
    while (!entries.isEmpty()) {
      Entry entry = entries.poll();
      nowUs = entry.timeUs;
      entry.happening.at(nowUs);
    }
  }
}
