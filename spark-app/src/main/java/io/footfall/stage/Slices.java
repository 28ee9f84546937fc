package io.footfall.stage;

import io.footfall.lake.Lake;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Predicates that select the slices a stage rewrites, one a day, so that each commit touches one
 * day's files.
 */
final class Slices {
  private Slices() {}

  /** For every day the predicate that selects the camera-days given, in order of days. */
  static Map<LocalDate, String> byDay(Collection<CameraDay> cameraDays) {
    Map<LocalDate, List<CameraDay>> days =
        cameraDays.stream()
            .collect(Collectors.groupingBy(CameraDay::day, TreeMap::new, Collectors.toList()));
    Map<LocalDate, String> predicates = new TreeMap<>();
    days.forEach((day, cameras) -> predicates.put(day, day(day) + " AND " + cameras(cameras)));
    return predicates;
  }

  /** True where any of the predicates is. */
  static String any(Collection<String> predicates) {
    return predicates.stream()
        .map(predicate -> "(" + predicate + ")")
        .reduce((a, b) -> a + " OR " + b)
        .orElse("false");
  }

  static String day(LocalDate day) {
    return "day = DATE'" + day + "'";
  }

  private static String cameras(List<CameraDay> cameraDays) {
    String stores =
        Lake.in(
            "store_id", cameraDays.stream().map(cameraDay -> cameraDay.camera().store()).toList());
    String cameras =
        Lake.in(
            "concat(store_id, '/', camera_id)",
            cameraDays.stream().map(cameraDay -> cameraDay.camera().toString()).toList());
    return stores + " AND " + cameras;
  }
}
