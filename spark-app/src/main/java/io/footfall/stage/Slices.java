package io.footfall.stage;

import io.footfall.lake.Slice;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The slices that stages rewrite, one a day, so that each commit touches one day's files. */
final class Slices {
  private Slices() {}

  /** For every day the camera-days given, in order of days. */
  static Map<LocalDate, Slice> byDay(Collection<CameraDay> cameraDays) {
    Map<LocalDate, List<CameraDay>> days =
        cameraDays.stream()
            .collect(Collectors.groupingBy(CameraDay::day, TreeMap::new, Collectors.toList()));
    Map<LocalDate, Slice> slices = new TreeMap<>();
    days.forEach((day, ofDay) -> slices.put(day, cameras(Slice.ofDay(day), ofDay)));
    return slices;
  }

  /** The stores, which name folders, and of them the cameras. */
  private static Slice cameras(Slice day, List<CameraDay> cameraDays) {
    return day.and("store_id", cameraDays.stream().map(of -> of.camera().store()).toList())
        .and(
            List.of("store_id", "camera_id"),
            cameraDays.stream().map(of -> of.camera().toString()).toList());
  }

  /** All of the store-days given. */
  static Slice ofStoreDays(Collection<StoreDay> storeDays) {
    Map<LocalDate, List<String>> stores =
        storeDays.stream()
            .collect(
                Collectors.groupingBy(
                    StoreDay::day,
                    TreeMap::new,
                    Collectors.mapping(StoreDay::store, Collectors.toList())));
    return Slice.any(
        stores.entrySet().stream()
            .map(ofDay -> Slice.ofDay(ofDay.getKey()).and("store_id", ofDay.getValue()))
            .toList());
  }

  static String day(LocalDate day) {
    return Slice.ofDay(day).sql();
  }
}
