package io.footfall.job;

import io.footfall.lake.Checksums;
import io.footfall.lake.Lake;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code footfall checksum}: one figure over the tables that must not depend on the cluster. */
@Command(
    name = "checksum",
    description =
        "Prints one checksum over detection, track_point, crossing, zone_visit and appearance, whatever order rows are stored in.",
    mixinStandardHelpOptions = true)
final class ChecksumCommand implements Callable<Integer> {
  @Mixin private Printer printer;

  @Mixin private LakeOption lake;

  @Override
  public Integer call() throws IOException {
    try (SparkSession spark = Sessions.open(Optional.empty(), "footfall checksum")) {
      printer.figures(Checksums.of(Lake.existing(spark, lake.uri())));
    }
    return ExitCode.DONE;
  }
}
