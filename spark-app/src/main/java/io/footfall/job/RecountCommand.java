package io.footfall.job;

import io.footfall.lake.Lake;
import io.footfall.site.Site;
import io.footfall.site.SiteFile;
import io.footfall.stage.Recount;
import io.footfall.stage.RunIdentity;
import io.footfall.stage.RunSettings;
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

  @Option(names = "--master", paramLabel = "URL", description = "Spark master.")
  private String master;

  @Override
  public Integer call() throws Exception {
    Site site = SiteFile.read(siteFile);
    long startedNs = System.nanoTime();
    try (SparkSession spark = Sessions.open(Optional.ofNullable(master), "footfall recount")) {
      Recount recount =
          new Recount(
              site,
              Lake.open(spark, Lake.existing(spark, lake.uri()).root()),
              RunSettings.EVERYTHING.onDays(days.from(), days.to()),
              new RunIdentity(UUID.randomUUID().toString(), Version.current()),
              printer::progress);
      Map<String, Object> figures = new LinkedHashMap<>(recount.run());
      figures.put("wall_seconds", (System.nanoTime() - startedNs) / 1e9);
      printer.figures(figures);
    }
    return ExitCode.DONE;
  }
}
