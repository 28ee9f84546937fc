package io.footfall.job;

import io.footfall.site.Site;
import io.footfall.site.SiteFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall validate}: checks a site file and says every fault at once. */
@Command(
    name = "validate",
    description = "Checks a site file; every fault at once, with its line and advice.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  @Mixin private Printer printer;

  @Option(names = "--site", required = true, paramLabel = "FILE", description = "Site file.")
  private Path siteFile;

  @Override
  public Integer call() throws Exception {
    Site site = SiteFile.read(siteFile);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("stores", site.stores().size());
    figures.put("cameras", site.cameras().size());
    figures.put("lines", site.cameras().stream().mapToInt(camera -> camera.lines().size()).sum());
    figures.put("zones", site.cameras().stream().mapToInt(camera -> camera.zones().size()).sum());
    printer.say(siteFile + " is in order.");
    printer.figures(figures);
    return ExitCode.DONE;
  }
}
