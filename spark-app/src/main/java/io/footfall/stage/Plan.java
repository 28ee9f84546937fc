package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Ledger;
import io.footfall.model.Micros;
import io.footfall.model.Recording;
import io.footfall.site.Site;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * How much there is to detect, and about how long that takes.
 *
 * @param recordings to be looked at
 * @param footageHours their length
 * @param coreHours estimated from what frames have cost in this lake so far
 */
public record Plan(int recordings, double footageHours, double coreHours) {
  /** A frame of 512x384 on a core of 2020 or so, decoding included; used until the lake knows. */
  private static final double CORE_SECONDS_A_FRAME = 0.06;

  private static final double SECONDS_AN_HOUR = 3600;

  /** Of these recordings; cameras that the site does not know are left out. */
  static Plan of(Collection<Recording> recordings, Site site, double coreSecondsAFrame) {
    double seconds = 0;
    double frames = 0;
    int known = 0;
    for (Recording recording : recordings) {
      if (site.camera(recording.camera()).isPresent()) {
        known++;
        double length = Micros.seconds(recording.durationUs());
        seconds += length;
        frames +=
            site.camera(recording.camera())
                    .orElseThrow()
                    .sampling()
                    .framesPerSecond()
                    .orElse(recording.framesPerSecond())
                * length;
      }
    }
    return new Plan(known, seconds / SECONDS_AN_HOUR, frames * coreSecondsAFrame / SECONDS_AN_HOUR);
  }

  /** What a frame has cost so far, core seconds. */
  static double coreSecondsAFrame(Lake lake) {
    Row sums =
        lake.read(Catalogue.RUN_LEDGER)
            .where("stage = '" + Ledger.Stage.DETECT + "'")
            .selectExpr("sum(core_seconds)", "sum(frames_sampled)")
            .first();
    return sums.isNullAt(0) || sums.isNullAt(1) || sums.getLong(1) == 0
        ? CORE_SECONDS_A_FRAME
        : sums.getDouble(0) / sums.getLong(1);
  }

  /** The figures by name, in the order people read them. */
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("recordings", recordings);
    figures.put("footage_hours", footageHours);
    figures.put("estimated_core_hours", coreHours);
    return figures;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d recordings, %.2f hours of footage, about %.2f core-hours",
        recordings,
        footageHours,
        coreHours);
  }
}
