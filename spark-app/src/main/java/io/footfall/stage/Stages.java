package io.footfall.stage;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How the stages of whole camera-days are carried out; the rows are the same whichever way. Each
 * says how many rows a slice has, by its name in the ledger.
 */
interface Stages {
  /** Whether this way is fit for so much; asked before anything is done. */
  boolean suit(
      Collection<CameraDay> track, Collection<CameraDay> measure, Collection<StoreDay> publish);

  /** Rewrites {@code track} and {@code track_point}. */
  Map<String, Long> track(Map<CameraDay, UnbrokenFootage> footage);

  /** Rewrites {@code crossing}, {@code zone_visit} and {@code appearance}. */
  Map<String, Long> measure(Map<CameraDay, MeasureTracks.Plan> plans);

  /**
   * Rewrites the facts.
   *
   * @param plans of every camera of these stores on these days
   */
  Map<String, Long> publish(List<StoreDay> storeDays, List<FactRows.Plan> plans);
}
