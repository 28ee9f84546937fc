package io.footfall.job;

import io.footfall.detect.ModelException;
import io.footfall.detect.ModelImport;
import io.footfall.detect.ModelPackage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code footfall model}: makes or prints a model package. */
@Command(
    name = "model",
    description = "Makes or prints a model package.",
    mixinStandardHelpOptions = true)
final class ModelCommand {
  /** Which graph of the source package to import. */
  private enum Source {
    CENTERNET,
    HANDTRACK
  }

  @Command(
      name = "import",
      description = "Turns a TensorFlow.js graph model into a model package that TensorFlow runs.",
      mixinStandardHelpOptions = true)
  int importModel(
      @Mixin Printer printer,
      @Option(
              names = "--from",
              required = true,
              paramLabel = "DIR",
              description = "Folder with the .json and .bin files.")
          Path from,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "DIR",
              description = "Folder of the model package.")
          Path out,
      @Option(
              names = "--kind",
              defaultValue = "CENTERNET",
              description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
          Source kind)
      throws ModelException {
    ModelPackage model =
        kind == Source.CENTERNET
            ? ModelImport.centernet(from, out)
            : ModelImport.handtrack(from, out);
    printer.figures(figures(model));
    return ExitCode.DONE;
  }

  @Command(
      name = "show",
      description = "Prints what a model package says of itself.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin Printer printer,
      @Parameters(paramLabel = "DIR", description = "Model package.") Path directory)
      throws ModelException {
    printer.figures(figures(ModelPackage.load(directory)));
    return ExitCode.DONE;
  }

  private static Map<String, Object> figures(ModelPackage model) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("name", model.name());
    figures.put("version", model.version());
    figures.put("licence", model.licence());
    figures.put("sha256", model.sha256());
    figures.put("decoder", model.decoder().toString());
    figures.put("inputs", model.inputs().toString());
    return figures;
  }
}
