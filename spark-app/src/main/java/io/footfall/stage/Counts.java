package io.footfall.stage;

import io.footfall.lake.Catalogue;
import io.footfall.lake.Lake;
import io.footfall.lake.Rows;
import io.footfall.site.Site;
import io.footfall.site.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The published counts of a site's stores, added up over all days, for somebody at a terminal. */
public final class Counts {
  private final Lake lake;

  public Counts(Lake lake) {
    this.lake = lake;
  }

  /** Figures by name: unique people of each camera, crossings of each line, visits of each zone. */
  public Map<String, Object> of(Site site) {
    Map<String, Object> counts = new LinkedHashMap<>();
    String stores = Lake.in("store_id", site.stores().stream().map(Store::id).toList());
    for (Row row :
        lake.read(Catalogue.FACT_OCCUPANCY)
            .where(stores)
            .groupBy("store_id", "camera_id")
            .agg(functions.sum("unique_people").as("people"))
            .orderBy("store_id", "camera_id")
            .collectAsList()) {
      counts.put("unique people of " + Rows.camera(row), row.getAs("people"));
    }
    for (Row row :
        lake.read(Catalogue.FACT_FOOTFALL)
            .where(stores)
            .groupBy("store_id", "camera_id", "line_id")
            .agg(functions.sum("count_in").as("ins"), functions.sum("count_out").as("outs"))
            .orderBy("store_id", "camera_id", "line_id")
            .collectAsList()) {
      String line = Rows.camera(row) + "/" + row.getAs("line_id");
      counts.put("in over " + line, row.getAs("ins"));
      counts.put("out over " + line, row.getAs("outs"));
    }
    for (Row row :
        lake.read(Catalogue.FACT_ZONE)
            .where(stores)
            .groupBy("store_id", "camera_id", "zone_id")
            .agg(functions.sum("visits").as("visits"), functions.sum("dwell_seconds").as("dwell"))
            .orderBy("store_id", "camera_id", "zone_id")
            .collectAsList()) {
      String zone = Rows.camera(row) + "/" + row.getAs("zone_id");
      counts.put("visits of " + zone, row.getAs("visits"));
      counts.put("person-seconds in " + zone, row.getAs("dwell"));
    }
    return counts;
  }
}
