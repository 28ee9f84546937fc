package io.footfall.job;

import io.footfall.lake.Lake;
import io.footfall.lake.RunSummaries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall runs}: what stands of each run. */
@Command(
    name = "runs",
    description = "Prints what stands of each run, by the ledger; the last to finish first.",
    mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
  @Mixin private Printer printer;

  @Mixin private LakeOption lake;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "10",
      description = "So many runs at most (default ${DEFAULT-VALUE}).")
  private int last;

  @Override
  public Integer call() throws IOException {
    try (SparkSession spark = Sessions.open(Optional.empty(), "footfall runs")) {
      List<Map<String, Object>> runs = new ArrayList<>();
      for (Row row :
          RunSummaries.of(Lake.existing(spark, lake.uri())).limit(last).collectAsList()) {
        runs.add(figures(row));
      }
      for (Map<String, Object> run : runs) {
        printer.say("");
        printer.lines(run);
      }
      printer.json(Map.of("runs", runs));
    }
    return ExitCode.DONE;
  }

  private static Map<String, Object> figures(Row row) {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (String column : row.schema().fieldNames()) {
      Object value = row.getAs(column);
      figures.put(column, value instanceof Number ? value : String.valueOf(value));
    }
    return figures;
  }
}
