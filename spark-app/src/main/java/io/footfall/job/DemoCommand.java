package io.footfall.job;

import io.footfall.detect.ModelPackage;
import io.footfall.lake.Lake;
import io.footfall.simulate.Clips;
import io.footfall.site.Site;
import io.footfall.site.SiteFile;
import io.footfall.stage.Counts;
import io.footfall.stage.Pipeline;
import io.footfall.stage.RunIdentity;
import io.footfall.stage.RunSettings;
import io.footfall.stage.RunSummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall demo}: the whole job on sample footage. */
@Command(
    name = "demo",
    description = "Counts sample footage into a local lake and writes the report.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  /** PETS09-S2L1 as Debian's package opencv-doc installs it. */
  private static final List<Path> INSTALLED =
      List.of(
          Path.of("/usr/share/doc/opencv-doc/examples/data/vtest.avi"),
          Path.of("/usr/share/doc/opencv-doc/opencv4/html/vtest.avi"),
          Path.of("/usr/share/opencv4/samples/data/vtest.avi"));

  private static final String RECORDING = "PETS09/view1/2009-06-25T12-34-00Z";

  @Mixin private Printer printer;
  @Mixin private JobOptions job;

  @Option(
      names = "--video",
      paramLabel = "FILE",
      description =
          "A video of yours instead; without --site for its lines and zones, people in view are counted.")
  private Path video;

  @Option(
      names = "--site",
      paramLabel = "FILE",
      description = "Site file for --video; its only camera must take every file.")
  private Path siteFile;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "footfall-demo",
      description = "Folder to work in (default ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--simulated",
      description =
          "Take simulated footage, whose counts are known, also where real footage is installed.")
  private boolean simulated;

  @Override
  public Integer call() throws Exception {
    long startedNs = System.nanoTime();
    ModelPackage model = job.model();
    Sample sample = sample();
    printer.say("Counting " + sample.description());
    Map<String, Object> figures = new LinkedHashMap<>();
    try (SparkSession spark = Sessions.open(job.master(), "footfall demo")) {
      Lake lake = Lake.open(spark, out.resolve("lake").toString());
      RunSummary summary =
          new Pipeline(
                  sample.site(),
                  Addresses.landing(spark, sample.landing().toString()),
                  lake,
                  model,
                  RunSettings.EVERYTHING
                      .withPartitions(job.partitions())
                      .withDecoding(job.decoding()),
                  new RunIdentity("demo", Version.current()),
                  printer::progress)
              .run();
      figures.putAll(summary.figures());
      figures.putAll(new Counts(lake).of(sample.site()));
      List<Path> pages =
          ReportCommand.write(lake, sample.site(), Optional.empty(), Optional.empty(), out);
      figures.put(
          "report",
          pages.stream().map(page -> page.toAbsolutePath().normalize().toString()).toList());
    }
    sample.truth().forEach((name, value) -> figures.put("truth: " + name, value));
    figures.put("wall_seconds", (System.nanoTime() - startedNs) / 1e9);
    printer.figures(figures);
    return ExitCode.DONE;
  }

  /**
   * Footage to count.
   *
   * @param truth the right counts by the names that {@link Counts} gives them; empty where nobody
   *     knows them
   */
  private record Sample(String description, Site site, Path landing, Map<String, Object> truth) {}

  private Sample sample() throws Exception {
    if (video != null && siteFile != null) {
      Site site = SiteFile.read(siteFile);
      return new Sample(video.toString(), site, land(video, "landing", RECORDING), Map.of());
    }
    if (video != null) {
      // Nobody drew lines or zones: people in view are counted. When it was, the file says.
      String name = video.getFileName().toString().replaceAll("[^\\p{L}\\p{N} ._-]", "_");
      Site site = sampleSite("video.yaml", text -> text.replace("NAME", name));
      return new Sample(
          video.toString(), site, land(video, "video", "VIDEO/camera/video"), Map.of());
    }
    for (Path installed : INSTALLED) {
      if (Files.isReadable(installed) && !simulated) {
        return new Sample(
            "PETS09-S2L1, real footage of 19 people: " + installed,
            sampleSite("pets09.yaml", UnaryOperator.identity()),
            land(installed, "landing", RECORDING),
            Map.of());
      }
    }
    String clip = Clips.list().get(0);
    Path folder = Clips.extract(clip, out.resolve("clip"));
    Site site = SiteFile.read(folder.resolve("site.yaml"));
    return new Sample(
        "simulated footage with known truth: " + clip,
        site,
        folder.resolve("footage"),
        Truth.of(site, folder.resolve("truth")));
  }

  private static Site sampleSite(String resource, UnaryOperator<String> edit) throws Exception {
    try (InputStream text = DemoCommand.class.getResourceAsStream(resource)) {
      return SiteFile.parse(
          edit.apply(new String(text.readAllBytes(), StandardCharsets.UTF_8)),
          "the demo's site file");
    }
  }

  /** Puts a video where the site file's camera looks for recordings, in place of one before. */
  private Path land(Path source, String folder, String name) throws IOException {
    Path landing = out.resolve(folder);
    String file = source.getFileName().toString();
    Path target = landing.resolve(name + file.substring(Math.max(0, file.lastIndexOf('.'))));
    Files.createDirectories(target.getParent());
    Files.deleteIfExists(target);
    Files.createSymbolicLink(target, source.toAbsolutePath());
    return landing;
  }
}
