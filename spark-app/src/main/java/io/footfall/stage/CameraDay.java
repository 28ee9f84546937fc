package io.footfall.stage;

import io.footfall.lake.Rows;
import io.footfall.model.CameraId;
import java.io.Serializable;
import java.time.LocalDate;
import org.apache.spark.sql.Row;

/**
 * One camera on one of its store's local dates: the slice that tracks and measures are rewritten
 * by.
 */
record CameraDay(CameraId camera, LocalDate day) implements Comparable<CameraDay>, Serializable {
  /** The camera-day of any row that has one. */
  static CameraDay of(Row row) {
    return new CameraDay(Rows.camera(row), row.<LocalDate>getAs("day"));
  }

  String unit() {
    return camera + "/" + day;
  }

  /** The camera-day that {@link #unit()} names. */
  static CameraDay ofUnit(String unit) {
    int store = unit.indexOf('/');
    int day = unit.lastIndexOf('/');
    CameraId camera = new CameraId(unit.substring(0, store), unit.substring(store + 1, day));
    return new CameraDay(camera, LocalDate.parse(unit.substring(day + 1)));
  }

  @Override
  public int compareTo(CameraDay other) {
    int byDay = day.compareTo(other.day);
    return byDay != 0 ? byDay : camera.compareTo(other.camera);
  }
}
