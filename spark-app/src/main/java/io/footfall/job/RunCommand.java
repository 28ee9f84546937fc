package io.footfall.job;

import io.footfall.detect.ModelPackage;
import io.footfall.lake.Lake;
import io.footfall.landing.LandingException;
import io.footfall.site.Site;
import io.footfall.site.SiteFile;
import io.footfall.stage.Pipeline;
import io.footfall.stage.RunIdentity;
import io.footfall.stage.RunSettings;
import io.footfall.stage.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.commons.io.file.PathUtils;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall run}: the nightly job. */
@Command(
    name = "run",
    description = "Counts the people in what has landed: only what is new or changed.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private Printer printer;
  @Mixin private JobOptions job;
  @Mixin private DayOptions days;
  @Mixin private LogOptions log;

  @Option(
      names = "--site",
      required = true,
      paramLabel = "FILE",
      description = "Site file: stores, cameras, lines and zones.")
  private Path siteFile;

  @Option(
      names = "--landing",
      required = true,
      paramLabel = "URI",
      description =
          "Where recordings land: a folder, https://ACCOUNT.blob.core.windows.net/CONTAINER/FOLDER or abfss://…; credentials come from the environment.")
  private String landing;

  @Mixin private LakeOption lake;

  @Option(
      names = "--max-failed",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description =
          "Share of the recordings that may be lost before the run ends with code 5 (default ${DEFAULT-VALUE}).")
  private double maxFailed;

  @Option(
      names = "--quiet-time",
      paramLabel = "DURATION",
      defaultValue = "PT0S",
      description =
          "Take only files that have not changed for so long, such as PT1M (default: take all).")
  private Duration quietTime;

  @Option(
      names = "--landed-since",
      paramLabel = "INSTANT",
      description =
          "Take only files that landed or changed at this instant or later, such as 2026-03-04T00:00:00Z (default: take all).")
  private Instant landedSince;

  @Option(
      names = "--dry-run",
      description = "Say what there is to do and about how long it takes; write nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws Exception {
    String runId = UUID.randomUUID().toString();
    log.begin(runId);
    Site site = SiteFile.read(siteFile);
    ModelPackage model = job.model();
    long startedNs = System.nanoTime();
    try (SparkSession spark = Sessions.open(job.master(), "footfall run")) {
      log.inTasks(spark, runId);
      if (dryRun) {
        return plan(spark, site, model, runId);
      }
      RunSummary summary = pipeline(spark, Lake.open(spark, lake.uri()), site, model, runId).run();
      Map<String, Object> figures = new LinkedHashMap<>(summary.figures());
      figures.put("run_id", runId);
      figures.put("wall_seconds", (System.nanoTime() - startedNs) / 1e9);
      printer.figures(figures);
      return exitCode(summary);
    }
  }

  private int plan(SparkSession spark, Site site, ModelPackage model, String runId)
      throws IOException, LandingException {
    if (Lake.exists(spark, lake.uri())) {
      printer.figures(
          pipeline(spark, Lake.existing(spark, lake.uri()), site, model, runId).plan().figures());
    } else {
      Path scratch = Files.createTempDirectory("footfall-plan");
      try {
        Lake nothing = Lake.open(spark, scratch.toString());
        printer.figures(pipeline(spark, nothing, site, model, runId).plan().figures());
      } finally {
        PathUtils.deleteDirectory(scratch);
      }
    }
    return ExitCode.DONE;
  }

  private Pipeline pipeline(
      SparkSession spark, Lake tables, Site site, ModelPackage model, String runId) {
    return new Pipeline(
        site,
        Addresses.landing(spark, landing),
        tables,
        model,
        RunSettings.EVERYTHING
            .onDays(days.from(), days.to())
            .withPartitions(job.partitions())
            .withQuietTime(quietTime)
            .withLandedSince(Optional.ofNullable(landedSince))
            .withDecoding(job.decoding()),
        new RunIdentity(runId, Version.current()),
        sentence -> log.progress(printer, sentence));
  }

  private int exitCode(RunSummary summary) {
    if (summary.files() == 0) {
      throw new CommandException(
          ExitCode.NOTHING_TO_DO,
          "There is no recording at %s that a camera of %s claims.".formatted(landing, siteFile));
    }
    double share = summary.failed() / (double) Math.max(1, summary.files());
    return share > maxFailed ? ExitCode.RECORDINGS_FAILED : ExitCode.DONE;
  }
}
