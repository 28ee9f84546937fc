package io.footfall.job;

import io.footfall.site.Site;
import io.footfall.site.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The right counts of simulated footage, read from the truth that lies beside it. */
final class Truth {
  private Truth() {}

  /**
   * Crossings and visits of a site's lines and zones, added up, by the names that the counts have.
   */
  static Map<String, Object> of(Site site, Path folder) throws IOException {
    Map<String, Object> truth = new LinkedHashMap<>();
    for (Store store : site.stores()) {
      Path ofStore = folder.resolve(store.id());
      addUp(ofStore.resolve("fact_footfall_15m.csv"), "line_id", "count_in", "in over ", truth);
      addUp(ofStore.resolve("fact_footfall_15m.csv"), "line_id", "count_out", "out over ", truth);
      addUp(ofStore.resolve("fact_zone_15m.csv"), "zone_id", "visits", "visits of ", truth);
      addUp(
          ofStore.resolve("fact_zone_15m.csv"),
          "zone_id",
          "dwell_seconds",
          "person-seconds in ",
          truth);
    }
    return truth;
  }

  private static void addUp(
      Path csv, String key, String value, String prefix, Map<String, Object> truth)
      throws IOException {
    for (Map<String, String> row : CsvRows.read(csv)) {
      String cell = row.get(value);
      if (!cell.isEmpty()) {
        String name =
            prefix + row.get("store_id") + "/" + row.get("camera_id") + "/" + row.get(key);
        truth.merge(name, Double.valueOf(cell), (a, b) -> (Double) a + (Double) b);
      }
    }
  }
}
