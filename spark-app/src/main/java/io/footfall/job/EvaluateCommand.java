package io.footfall.job;

import io.footfall.evaluate.Evaluation;
import io.footfall.evaluate.Evaluator;
import io.footfall.evaluate.MotFile;
import io.footfall.lake.Lake;
import io.footfall.stage.StoredMeasures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall evaluate}: how good tracks or counts are, against truth. */
@Command(
    name = "evaluate",
    description = {
      "Compares results with truth.",
      "--tracks: both as MOTChallenge text: HOTA, MOTA, IDF1 and counts.",
      "--lake: crossings, visits, dwell and people, where truth is the simulator's folder."
    },
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private Printer printer;

  @Option(
      names = "--truth",
      required = true,
      paramLabel = "PATH",
      description = "Truth: a text file for --tracks, the simulator's folder truth for --lake.")
  private Path truth;

  @ArgGroup(multiplicity = "1")
  private Judged judged;

  /** What is judged. */
  private static final class Judged {
    @Option(names = "--tracks", paramLabel = "FILE", description = "Tracks to judge.")
    private Path tracks;

    @Option(
        names = "--lake",
        paramLabel = "URI",
        description = "Folder or container of the tables whose counts to judge.")
    private String lake;
  }

  @Override
  public Integer call() throws Exception {
    if (judged.lake != null) {
      counts();
    } else {
      Evaluation evaluation = Evaluator.evaluate(MotFile.read(truth), MotFile.read(judged.tracks));
      printer.figures(evaluation.figures());
    }
    return ExitCode.DONE;
  }

  private void counts() throws IOException {
    SimulatedTruth happened = new SimulatedTruth(truth);
    try (SparkSession spark = Sessions.open(Optional.empty(), "footfall evaluate")) {
      CountEvaluation evaluation =
          new CountEvaluation(happened, new StoredMeasures(Lake.existing(spark, judged.lake)));
      printer.say(CountEvaluation.heading());
      evaluation.figures().forEach(figure -> printer.say(figure.text()));
      evaluation.faults().forEach(fault -> printer.say("  " + fault));
      Map<String, Object> json = new LinkedHashMap<>();
      json.put(
          "figures", evaluation.figures().stream().map(CountEvaluation.Figure::fields).toList());
      json.put("faults", evaluation.faults());
      printer.json(json);
    }
  }
}
