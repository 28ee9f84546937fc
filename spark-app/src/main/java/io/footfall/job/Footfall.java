package io.footfall.job;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line's entry: the same class under {@code spark-submit} and under the bundled
 * launcher.
 */
@Command(
    name = "footfall",
    description = "Counts people in recorded store CCTV and keeps the counts in Delta tables.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      InspectCommand.class,
      RunCommand.class,
      RecountCommand.class,
      RunsCommand.class,
      ValidateCommand.class,
      ExportCommand.class,
      EvaluateCommand.class,
      SimulateCommand.class,
      ModelCommand.class,
      ReportCommand.class,
      ChecksumCommand.class,
      BenchCommand.class,
    })
public final class Footfall implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? See `footfall --help`.");
  }

  /** Runs one command line and gives its exit code; prints what the command has to say. */
  public static int execute(String... arguments) {
    return execute(System.getenv(), arguments);
  }

  /** The same with an environment of the caller's choice. */
  static int execute(Map<String, String> environment, String... arguments) {
    Failures failures = new Failures();
    int code =
        new CommandLine(new Footfall())
            .setExecutionExceptionHandler(failures)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments);
    if (code != ExitCode.DONE && arguments.length > 0) {
      Webhook.tell(environment, arguments[0], code, failures.message());
    }
    return code;
  }

  /**
   * Ends the JVM only when something failed: in cluster mode a driver that simply returns has
   * succeeded.
   */
  public static void main(String... arguments) {
    int code = execute(arguments);
    if (code != ExitCode.DONE) {
      System.exit(code);
    }
  }
}
