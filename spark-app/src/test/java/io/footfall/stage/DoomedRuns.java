package io.footfall.stage;

import io.footfall.TestNight;
import io.footfall.detect.ModelPackage;
import io.footfall.lake.Lake;
import io.footfall.landing.AzureEnvironment;
import io.footfall.landing.LandingAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Runs in a process of their own, each failing at a step that none before has reached, until one
 * goes through; with an event log, and every stack trace printed.
 *
 * <p>Arguments: landing, lake, model folder, and Hadoop settings as {@code name=value}. Credentials
 * come from the environment.
 */
public final class DoomedRuns {
  private DoomedRuns() {}

  /** A failure that stands for any at that step. */
  private static final class Doom extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Doom(String step) {
      super("doomed at " + step);
    }
  }

  /** Fails run after run. */
  public static void main(String[] args) throws Exception {
    Map<String, String> settings =
        Stream.of(args)
            .skip(3)
            .map(setting -> setting.split("=", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    SparkSession spark = session(settings);
    Set<String> met = new HashSet<>();
    boolean through = false;
    while (!through) {
      try {
        run(args, settings, spark, met);
        through = true;
      } catch (Doom doom) {
        doom.printStackTrace();
      }
    }
    spark.stop();
    System.out.println("@through");
    System.exit(0);
  }

  private static void run(
      String[] args, Map<String, String> settings, SparkSession spark, Set<String> met)
      throws Exception {
    Lake lake =
        Lake.open(
            spark,
            args[1],
            step -> {
              synchronized (met) {
                // Tables are created at the first opening, where nothing of the run is known yet.
                if (step.startsWith("before ") && !step.contains("creating") && met.add(step)) {
                  System.out.println("@doomed " + step);
                  throw new Doom(step);
                }
              }
            });
    new Pipeline(
            TestNight.site(),
            new LandingAddress(args[0], settings),
            lake,
            ModelPackage.load(Path.of(args[2])),
            RunSettings.EVERYTHING,
            new RunIdentity("doomed", "test"),
            sentence -> System.out.println("@says " + sentence))
        .run();
  }

  private static SparkSession session(Map<String, String> settings) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .master("local[2]")
            .appName("doomed")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.databricks.delta.snapshotPartitions", "2")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.datetime.java8API.enabled", "true")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.eventLog.enabled", "true")
            .config("spark.eventLog.compress", "false")
            .config("spark.eventLog.dir", Path.of("events").toUri().toString());
    AzureEnvironment.hadoopSettings()
        .forEach((name, value) -> builder.config("spark.hadoop." + name, value));
    settings.forEach((name, value) -> builder.config("spark.hadoop." + name, value));
    return builder.getOrCreate();
  }
}
