package io.footfall.stage;

import java.time.LocalDate;
import org.apache.spark.sql.Row;

/** One store on one of its local dates: the slice that facts are published by. */
record StoreDay(String store, LocalDate day) implements Comparable<StoreDay> {
  /** The store-day of any row that has one. */
  static StoreDay of(Row row) {
    return new StoreDay(row.getAs("store_id"), row.<LocalDate>getAs("day"));
  }

  String unit() {
    return store + "/" + day;
  }

  @Override
  public int compareTo(StoreDay other) {
    int byDay = day.compareTo(other.day);
    return byDay != 0 ? byDay : store.compareTo(other.store);
  }
}
