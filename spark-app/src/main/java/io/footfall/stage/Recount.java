package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.KernelLake;
import io.footfall.lake.Lake;
import io.footfall.lake.Ledger;
import io.footfall.lake.Rows;
import io.footfall.lake.Slice;
import io.footfall.lake.Tables;
import io.footfall.model.Recording;
import io.footfall.site.Site;
import io.footfall.track.TrackerSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures and publishes past days again from what the lake holds: lines, zones and hours may have
 * changed, video may be gone.
 */
public final class Recount {
  private final Tables tables;
  private final Site site;
  private final CameraDays cameraDays;

  private Recount(
      Tables tables,
      Ledger ledger,
      Site site,
      RunSettings settings,
      Stages stages,
      Consumer<String> progress) {
    this.tables = tables;
    this.site = site;
    this.cameraDays = new CameraDays(tables, ledger, site, settings, stages, progress);
  }

  /** A recount with the site file as it is now, in Spark's jobs. */
  public static Recount withSpark(
      Site site, Lake lake, RunSettings settings, RunIdentity run, Consumer<String> progress) {
    Ledger ledger = new Ledger(lake, run.runId(), run.codeVersion());
    int tasks =
        settings.partitions().orElseGet(() -> lake.spark().sparkContext().defaultParallelism());
    Stages stages = new SparkStages(lake.guardedBy(ledger.guard()), TrackerSettings.DEFAULT, tasks);
    return new Recount(lake, ledger, site, settings, stages, progress);
  }

  /**
   * A recount with the site file as it is now, in this process alone; of little only.
   *
   * @return absent where to look through recordings and ledger would take longer than Spark takes
   */
  public static Optional<Recount> withoutSpark(
      Site site,
      KernelLake lake,
      RunSettings settings,
      RunIdentity run,
      Consumer<String> progress) {
    Ledger ledger = new Ledger(lake, run.runId(), run.codeVersion());
    SmallStages stages = new SmallStages(lake.guardedBy(ledger.guard()));
    return stages.suitTheLake()
        ? Optional.of(new Recount(lake, ledger, site, settings, stages, progress))
        : Optional.empty();
  }

  /**
   * Rewrites what the changes touch; the figures say how many slices that were.
   *
   * @return absent where that would be more than can be done without Spark; nothing is measured
   *     then
   */
  public Optional<Map<String, Object>> run() {
    new Dimensions(tables).write(site);
    List<Recording> recordings =
        tables.rows(Catalogue.RECORDING, Slice.ALL).stream().map(Rows::recording).toList();
    return cameraDays.run(recordings, TrackerSettings.DEFAULT).map(Recount::figures);
  }

  private static Map<String, Object> figures(CameraDays.Totals totals) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("camera_days_tracked", totals.tracked());
    figures.put("camera_days_measured", totals.measured());
    figures.put("store_days_published", totals.published());
    return figures;
  }
}
