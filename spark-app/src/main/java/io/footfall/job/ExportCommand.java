package io.footfall.job;

import io.footfall.evaluate.MotFile;
import io.footfall.evaluate.MotSequence;
import io.footfall.evaluate.MotTracks;
import io.footfall.lake.Lake;
import io.footfall.model.Micros;
import io.footfall.model.Recording;
import io.footfall.stage.StoredTracks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall export}: tables in other people's formats. */
@Command(
    name = "export",
    description = "Writes tracks in other formats.",
    mixinStandardHelpOptions = true)
final class ExportCommand {
  @Command(
      name = "mot",
      description =
          "Writes a recording's tracks as MOTChallenge text, frames from 1 at its nominal rate.",
      mixinStandardHelpOptions = true)
  int mot(
      @Mixin Printer printer,
      @Mixin LakeOption lake,
      @Option(
              names = "--recording",
              required = true,
              paramLabel = "NAME",
              description = "File name of the recording.")
          String name,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "FILE",
              description = "Text file to write.")
          Path out)
      throws IOException {
    try (SparkSession spark = Sessions.open(Optional.empty(), "footfall export")) {
      StoredTracks stored = new StoredTracks(Lake.existing(spark, lake.uri()));
      Recording recording = stored.recording(name);
      double rate = recording.framesPerSecond();
      if (recording.variableFrameRate()) {
        printer.say(
            ("%s has a variable frame rate: frames are numbered by their time at %.3f a second, not"
                    + " counted.")
                .formatted(recording.name(), rate));
      }
      MotSequence tracks =
          MotTracks.of(stored.of(recording), recording.captureStartUs(), rate, frames(recording));
      MotFile.write(out, tracks);
      printer.figures(Map.of("boxes", tracks.rows().size()));
    }
    return ExitCode.DONE;
  }

  /**
   * As many as there are, or as there would be at the nominal rate where frames come at another.
   */
  private static long frames(Recording recording) {
    return recording.variableFrameRate()
        ? Math.round(Micros.seconds(recording.durationUs()) * recording.framesPerSecond())
        : recording.frameCount();
  }
}
