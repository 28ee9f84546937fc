package io.footfall.job;

import io.footfall.detect.ModelException;
import io.footfall.detect.ModelPackage;
import io.footfall.stage.Decoding;
import io.footfall.video.isolation.Isolation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Options of every command that starts the pipeline. */
final class JobOptions {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Model package; the bundled one when left out.")
  private Path model;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master, such as local[4] or spark://host:7077.")
  private String master;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Tasks of each stage; changes the speed, never the result.")
  private Integer partitions;

  @Option(
      names = "--isolation",
      paramLabel = "on|off",
      defaultValue = "on",
      description =
          "Decode videos in processes of their own, so that a crash costs one file (default ${DEFAULT-VALUE}).")
  private Isolation isolation;

  @Option(
      names = "--decode-tries",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "How often a video that kills its decoder is tried before it is left out until it changes (default ${DEFAULT-VALUE}).")
  private int decodeTries;

  Optional<String> master() {
    return Optional.ofNullable(master);
  }

  OptionalInt partitions() {
    if (partitions != null && partitions < 1) {
      throw new CommandException(
          ExitCode.USAGE, "--partitions needs a number of at least 1, but was " + partitions);
    }
    return partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions);
  }

  Decoding decoding() {
    if (decodeTries < 1) {
      throw new CommandException(
          ExitCode.USAGE, "--decode-tries needs a number of at least 1, but was " + decodeTries);
    }
    return new Decoding(isolation, decodeTries);
  }

  ModelPackage model() throws ModelException {
    return ModelPackage.load(model != null ? model : bundled());
  }

  /** The model package that came with the program. */
  private static Path bundled() {
    Optional<Path> home = Sessions.home().map(bundle -> bundle.resolve("models/centernet"));
    Path given =
        Path.of(
            System.getenv()
                .getOrDefault("FOOTFALL_MODEL", home.map(Path::toString).orElse("model")));
    if (!Files.isDirectory(given)) {
      throw new CommandException(
          ExitCode.CONFIGURATION,
          "There is no model package at %s: give one with --model, or make one with `footfall model import`."
              .formatted(given));
    }
    return given;
  }
}
