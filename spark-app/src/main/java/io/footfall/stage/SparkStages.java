package io.footfall.stage;

import io.footfall.lake.Lake;
import io.footfall.track.TrackerSettings;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The stages as Spark's jobs, for any amount of work.
 *
 * @param lake guarded by the ledger
 * @param tasks of each stage; changes the speed, never the result
 */
record SparkStages(Lake lake, TrackerSettings tracker, int tasks) implements Stages {
  @Override
  public boolean suit(
      Collection<CameraDay> track, Collection<CameraDay> measure, Collection<StoreDay> publish) {
    return true;
  }

  @Override
  public Map<String, Long> track(Map<CameraDay, UnbrokenFootage> footage) {
    return new TrackPeople(lake, tracker).run(footage, tasks);
  }

  @Override
  public Map<String, Long> measure(Map<CameraDay, MeasureTracks.Plan> plans) {
    return new Measure(lake).run(plans, tasks);
  }

  @Override
  public Map<String, Long> publish(List<StoreDay> storeDays, List<FactRows.Plan> plans) {
    return new Publish(lake).run(storeDays, plans, tasks);
  }
}
