package io.footfall.job;

import io.footfall.lake.Lake;
import io.footfall.report.StoreReport;
import io.footfall.site.Site;
import io.footfall.site.SiteFile;
import io.footfall.site.Store;
import io.footfall.stage.StoreDays;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall report}: one page per store and day. */
@Command(
    name = "report",
    description = "Writes one self-contained HTML page per store and day.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Mixin private Printer printer;

  @Option(names = "--site", required = true, paramLabel = "FILE", description = "Site file.")
  private Path siteFile;

  @Mixin private LakeOption lake;

  @Option(names = "--store", paramLabel = "ID", description = "Only this store.")
  private String store;

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "Only this local day; all days with footage when left out.")
  private LocalDate date;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write pages into.")
  private Path out;

  @Override
  public Integer call() throws Exception {
    Site site = SiteFile.read(siteFile);
    try (SparkSession spark = Sessions.open(Optional.empty(), "footfall report")) {
      List<Path> pages =
          write(
              Lake.existing(spark, lake.uri()),
              site,
              Optional.ofNullable(store),
              Optional.ofNullable(date),
              out);
      if (pages.isEmpty()) {
        throw new CommandException(
            ExitCode.NOTHING_TO_DO,
            "Nothing is published in %s for that store and day.".formatted(lake.uri()));
      }
      pages.forEach(page -> printer.say("Wrote " + page));
      printer.figures(Map.of("pages", pages.size()));
    }
    return ExitCode.DONE;
  }

  /** Writes the pages of some stores and days; says where they are. */
  static List<Path> write(
      Lake lake, Site site, Optional<String> onlyStore, Optional<LocalDate> onlyDay, Path out)
      throws IOException {
    StoreDays storeDays = new StoreDays(lake);
    List<Path> pages = new ArrayList<>();
    Files.createDirectories(out);
    for (Store store : site.stores()) {
      if (onlyStore.map(id -> !id.equals(store.id())).orElse(false)) {
        continue;
      }
      for (LocalDate day : onlyDay.map(List::of).orElseGet(() -> storeDays.days(store.id()))) {
        Path page = out.resolve(store.id() + "-" + day + ".html");
        Files.writeString(
            page, StoreReport.html(storeDays.read(store, day)), StandardCharsets.UTF_8);
        pages.add(page);
      }
    }
    return pages;
  }
}
