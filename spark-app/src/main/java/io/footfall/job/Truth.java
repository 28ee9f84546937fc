package io.footfall.job;

import io.footfall.site.Site;
import io.footfall.site.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
    List<String> lines = Files.readAllLines(csv, StandardCharsets.UTF_8);
    List<String> columns = List.of(lines.get(0).split(",", -1));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      String name =
          prefix
              + cells[columns.indexOf("store_id")]
              + "/"
              + cells[columns.indexOf("camera_id")]
              + "/"
              + cells[columns.indexOf(key)];
      String cell = cells[columns.indexOf(value)];
      if (!cell.isEmpty()) {
        truth.merge(name, Double.valueOf(cell), (a, b) -> (Double) a + (Double) b);
      }
    }
  }
}
