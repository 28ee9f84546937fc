package io.footfall.job;

import io.footfall.detect.ModelPackage;
import io.footfall.lake.Lake;
import io.footfall.site.Site;
import io.footfall.site.SiteFile;
import io.footfall.stage.BareLoops;
import io.footfall.stage.IsolationCost;
import io.footfall.stage.Pipeline;
import io.footfall.stage.RunIdentity;
import io.footfall.stage.RunSettings;
import io.footfall.stage.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.io.file.PathUtils;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code footfall bench}: the whole chain beside bare loops, in one run. */
@Command(
    name = "bench",
    description =
        "Measures the whole chain, every frame, beside a bare decode loop and a bare inference loop on all cores.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private static final String SITE =
      """
      apiVersion: footfall/v1
      stores:
        - id: BENCH
          timeZone: UTC
          cameras:
            - { id: camera, recordings: "*", captureTime: { preset: iso, zone: UTC }, sampling: all }
      """;

  @Mixin private Printer printer;
  @Mixin private JobOptions job;

  @Parameters(paramLabel = "VIDEO", description = "Video to work on.")
  private Path video;

  @Option(
      names = "--copies",
      defaultValue = "4",
      description =
          "Recordings to make of it for the chain, 0 for none (default ${DEFAULT-VALUE}).")
  private int copies;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description =
          "Rounds, with and without isolation in turn, over which its cost is measured (default ${DEFAULT-VALUE}).")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    ModelPackage model = job.model();
    BareLoops bare = new BareLoops(video, model, Runtime.getRuntime().availableProcessors());
    Map<String, Object> figures = new LinkedHashMap<>();
    double inferred = bare.inferredPerSecond();
    double decoded = bare.decodedPerSecond();
    figures.put("bare_decode_per_second", decoded);
    figures.put("bare_inference_per_second", inferred);
    // Two loops one after the other on the same cores: the best that a chain without any overhead
    // could do.
    double limit = 1 / (1 / decoded + 1 / inferred);
    figures.put("both_in_a_row_per_second", limit);
    isolation(bare, figures);
    if (copies > 0) {
      chain(model, figures, limit);
    }
    printer.figures(figures);
    return ExitCode.DONE;
  }

  private void isolation(BareLoops bare, Map<String, Object> figures) throws Exception {
    IsolationCost cost = new IsolationCost(bare, rounds);
    cost.decode().addTo(figures, "decode");
    cost.detect().addTo(figures, "decode_and_inference");
  }

  private void chain(ModelPackage model, Map<String, Object> figures, double limit)
      throws Exception {
    Path folder = Files.createTempDirectory("footfall-bench-");
    try {
      chain(folder, model, figures, limit);
    } finally {
      PathUtils.deleteDirectory(folder);
    }
  }

  private void chain(Path folder, ModelPackage model, Map<String, Object> figures, double limit)
      throws Exception {
    Site site = SiteFile.parse(SITE, "bench");
    link(folder.resolve("landing"));
    try (SparkSession spark = Sessions.open(job.master(), "footfall bench")) {
      long startedNs = System.nanoTime();
      RunSummary summary =
          new Pipeline(
                  site,
                  Addresses.landing(spark, folder.resolve("landing").toString()),
                  Lake.open(spark, folder.resolve("lake").toString()),
                  model,
                  RunSettings.EVERYTHING.withDecoding(job.decoding()),
                  new RunIdentity("bench", Version.current()),
                  printer::progress)
              .run();
      double wall = (System.nanoTime() - startedNs) / 1e9;
      long frames = summary.framesSampled();
      double tasks =
          frames / (summary.detectCoreSeconds() / Runtime.getRuntime().availableProcessors());
      figures.put("chain_frames", frames);
      figures.put("chain_tasks_per_second", tasks);
      figures.put("chain_tasks_share_of_limit", tasks / limit);
      figures.put("whole_run_per_second", frames / wall);
      figures.put("whole_run_share_of_limit", frames / wall / limit);
    }
  }

  /**
   * Copies of the video that differ in their capture time only, so that each is a recording of its
   * own.
   */
  private void link(Path landing) throws IOException {
    Files.createDirectories(landing);
    String name = video.getFileName().toString();
    String extension = name.substring(Math.max(0, name.lastIndexOf('.')));
    for (int i = 0; i < copies; i++) {
      Files.createSymbolicLink(
          landing.resolve("2026-01-01T%02d-00-00Z%s".formatted(i, extension)),
          video.toAbsolutePath());
    }
  }
}
