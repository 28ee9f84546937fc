package io.footfall.stage;

import io.footfall.model.CameraId;
import java.io.Serializable;
import java.time.LocalDate;

/** One camera on one of its store's local dates: the slice that tracks and measures are rewritten by. */
record CameraDay(CameraId camera, LocalDate day) implements Comparable<CameraDay>, Serializable {
  String unit() {
    return camera + "/" + day;
  }

  @Override
  public int compareTo(CameraDay other) {
    int byDay = day.compareTo(other.day);
    return byDay != 0 ? byDay : camera.compareTo(other.camera);
  }
}
