package io.footfall.stage;

import java.time.LocalDate;

/** One store on one of its local dates: the slice that facts are published by. */
record StoreDay(String store, LocalDate day) implements Comparable<StoreDay> {
  String unit() {
    return store + "/" + day;
  }

  @Override
  public int compareTo(StoreDay other) {
    int byDay = day.compareTo(other.day);
    return byDay != 0 ? byDay : store.compareTo(other.store);
  }
}
