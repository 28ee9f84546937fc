package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Ledger;
import io.footfall.lake.Rows;
import io.footfall.model.Recording;
import io.footfall.site.Site;
import io.footfall.track.TrackerSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures and publishes past days again from what the lake holds: lines, zones and hours may have
 * changed, video may be gone.
 */
public final class Recount {
  private final Lake lake;
  private final Site site;
  private final CameraDays cameraDays;

  /** A recount with the site file as it is now. */
  public Recount(
      Site site, Lake lake, RunSettings settings, RunIdentity run, Consumer<String> progress) {
    this.lake = lake;
    this.site = site;
    this.cameraDays =
        new CameraDays(
            lake, new Ledger(lake, run.runId(), run.codeVersion()), site, settings, progress);
  }

  /** Rewrites what the changes touch; the figures say how many slices that were. */
  public Map<String, Object> run() {
    new Dimensions(lake).write(site);
    List<Recording> recordings =
        lake.read(Catalogue.RECORDING).collectAsList().stream().map(Rows::recording).toList();
    CameraDays.Totals totals = cameraDays.run(recordings, TrackerSettings.DEFAULT);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("camera_days_tracked", totals.tracked());
    figures.put("camera_days_measured", totals.measured());
    figures.put("store_days_published", totals.published());
    return figures;
  }
}
