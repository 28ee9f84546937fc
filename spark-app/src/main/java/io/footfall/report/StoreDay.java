package io.footfall.report;

import io.footfall.measure.TimeSpans;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Everything a store report says: one store, one local day.
 *
 * @param date the day by the store's own clock
 * @param quarters quarter hours in any order; one that is left out counts as "no footage"
 * @param moments single events, drawn for short footage only
 */
public record StoreDay(
    StoreFacts store,
    LocalDate date,
    List<CameraDay> cameras,
    List<FootfallSlot> quarters,
    Moments moments,
    List<Issue> issues,
    RunFacts run) {
  public StoreDay {
    cameras = List.copyOf(cameras);
    quarters = quarters.stream().sorted(Comparator.comparing(FootfallSlot::span)).toList();
    issues = List.copyOf(issues);
  }

  /** When at least one camera had footage. */
  TimeSpans seenByAny() {
    return TimeSpans.union(
        cameras.stream().flatMap(camera -> camera.seen().ranges().stream()).toList());
  }

  /** The cameras whose footage the visitor counts rest on: all, when none watches an entrance. */
  List<CameraDay> countingCameras() {
    List<CameraDay> counting = cameras.stream().filter(CameraDay::watchesAnEntrance).toList();
    return counting.isEmpty() ? cameras : counting;
  }
}
