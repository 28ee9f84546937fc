package io.footfall.job;

import io.footfall.evaluate.Evaluation;
import io.footfall.evaluate.Evaluator;
import io.footfall.evaluate.MotFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall evaluate}: how good tracks are, against truth. */
@Command(
    name = "evaluate",
    description =
        "Compares tracks with truth, both as MOTChallenge text: HOTA, MOTA, IDF1 and counts.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private Printer printer;

  @Option(names = "--truth", required = true, paramLabel = "FILE", description = "Truth.")
  private Path truth;

  @Option(
      names = "--tracks",
      required = true,
      paramLabel = "FILE",
      description = "Tracks to judge.")
  private Path tracks;

  @Override
  public Integer call() throws Exception {
    Evaluation evaluation = Evaluator.evaluate(MotFile.read(truth), MotFile.read(tracks));
    printer.figures(evaluation.figures());
    return ExitCode.DONE;
  }
}
