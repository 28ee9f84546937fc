package io.footfall.job;

import io.footfall.lake.KernelLake;
import io.footfall.lake.Lake;
import io.footfall.lake.Steps;
import io.footfall.site.Site;
import io.footfall.site.SiteFile;
import io.footfall.stage.Recount;
import io.footfall.stage.RunIdentity;
import io.footfall.stage.RunSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall recount}: measures past days again from stored tracks. */
@Command(
    name = "recount",
    description =
        "Measures past days again after lines, zones or thresholds changed, without touching video.",
    mixinStandardHelpOptions = true)
final class RecountCommand implements Callable<Integer> {
  @Mixin private Printer printer;
  @Mixin private DayOptions days;

  @Option(names = "--site", required = true, paramLabel = "FILE", description = "Site file.")
  private Path siteFile;

  @Mixin private LakeOption lake;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master; without one, little is recounted without Spark.")
  private String master;

  @Override
  public Integer call() throws Exception {
    Site site = SiteFile.read(siteFile);
    long startedNs = System.nanoTime();
    Optional<Map<String, Object>> alone =
        master == null && Sessions.isForThisMachine() ? withoutSpark(site) : Optional.empty();
    Map<String, Object> figures =
        new LinkedHashMap<>(alone.isPresent() ? alone.get() : withSpark(site));
    figures.put("wall_seconds", (System.nanoTime() - startedNs) / 1e9);
    printer.figures(figures);
    return ExitCode.DONE;
  }

  /** A camera's day takes less time than Spark takes to start. */
  private Optional<Map<String, Object>> withoutSpark(Site site) {
    return KernelLake.find(Sessions.storage(), lake.uri(), Steps.UNWATCHED)
        .flatMap(
            found -> Recount.withoutSpark(site, found, settings(), identity(), printer::progress))
        .flatMap(Recount::run);
  }

  private Map<String, Object> withSpark(Site site) throws IOException {
    try (SparkSession spark = Sessions.open(Optional.ofNullable(master), "footfall recount")) {
      Lake opened = Lake.open(spark, Lake.existing(spark, lake.uri()).root());
      return Recount.withSpark(site, opened, settings(), identity(), printer::progress)
          .run()
          .orElseThrow();
    }
  }

  private RunSettings settings() {
    return RunSettings.EVERYTHING.onDays(days.from(), days.to());
  }

  private static RunIdentity identity() {
    return new RunIdentity(UUID.randomUUID().toString(), Version.current());
  }
}
