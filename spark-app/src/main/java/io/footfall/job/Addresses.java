package io.footfall.job;

import io.footfall.landing.LandingAddress;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Storage addresses with the settings that executors need to reach them. */
final class Addresses {
  private Addresses() {}

  /**
   * The landing, with the driver's storage settings; they travel to executors and are never logged.
   */
  static LandingAddress landing(SparkSession spark, String uri) {
    Map<String, String> settings = new HashMap<>();
    spark
        .sparkContext()
        .hadoopConfiguration()
        .forEach(
            entry -> {
              if (entry.getKey().startsWith("fs.azure.")
                  || entry.getKey().startsWith(LandingAddress.SETTINGS)) {
                settings.put(entry.getKey(), entry.getValue());
              }
            });
    return new LandingAddress(uri, settings);
  }
}
