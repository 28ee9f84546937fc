package io.footfall.job;

import io.footfall.simulate.Simulation;
import io.footfall.simulate.SimulationRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall simulate}: footage of a store whose every count is known. */
@Command(
    name = "simulate",
    description =
        "Renders footage of simulated stores, with the exact truth and a site file beside it.",
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  @Mixin private Printer printer;

  @Option(
      names = "--scenario",
      required = true,
      paramLabel = "NAME",
      description = "A built-in scenario, or a scenario file.")
  private String scenario;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write footage/, truth/ and site.yaml into.")
  private Path out;

  @Option(
      names = "--hours",
      paramLabel = "N",
      description = "Length; parts of an hour are allowed.")
  private Double hours;

  @Option(
      names = "--cameras",
      paramLabel = "N",
      description = "Only the first N cameras of each store.")
  private Integer cameras;

  @Option(names = "--stores", paramLabel = "N", description = "Only the first N stores.")
  private Integer stores;

  @Option(names = "--seed", paramLabel = "N", description = "Another seed gives other people.")
  private Long seed;

  private long toldPercent = -1;

  @Override
  public Integer call() {
    SimulationRequest request = SimulationRequest.of(scenario, out);
    if (hours != null) {
      request = request.withLength(Duration.ofMillis(Math.round(hours * 3_600_000)));
    }
    if (cameras != null) {
      request = request.withCameras(cameras);
    }
    if (stores != null) {
      request = request.withStores(stores);
    }
    if (seed != null) {
      request = request.withSeed(seed);
    }
    long startedNs = System.nanoTime();
    int files = Simulation.run(request, this::progress).size();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("files", files);
    figures.put("site", out.resolve("site.yaml").toString());
    figures.put("wall_seconds", (System.nanoTime() - startedNs) / 1e9);
    printer.figures(figures);
    return ExitCode.DONE;
  }

  private void progress(long done, long total) {
    long percent = total == 0 ? 100 : 100 * done / total;
    if (percent / 5 > toldPercent / 5) {
      toldPercent = percent;
      printer.progress("Rendered %d of %d frames".formatted(done, total));
    }
  }
}
