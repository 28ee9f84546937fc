package io.footfall.job;

import io.footfall.detect.ModelException;
import io.footfall.evaluate.MotFileException;
import io.footfall.lake.LakeException;
import io.footfall.landing.LandingException;
import io.footfall.site.SiteException;
import io.footfall.video.VideoException;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns what went wrong into one message for people and an exit code for whoever started the
 * process.
 */
final class Failures implements IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private String message = "See the command's output.";

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    int code = code(failure);
    message = message(failure);
    message.lines().forEach(line -> err.println("footfall: " + line));
    if (code == ExitCode.FAILED) {
      LOG.error("The command failed", failure);
    }
    err.flush();
    return code;
  }

  private static String message(Exception failure) {
    if (failure instanceof SiteException faults) {
      return faults.faults().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return LandingException.storageCause(failure)
        .map(cause -> cause.getMessage() == null ? cause.toString() : cause.getMessage().strip())
        .filter(cause -> !message.contains(cause))
        .map(cause -> message + ": " + cause)
        .orElse(message);
  }

  /** What was printed of the failure; where nothing was, the exit code tells. */
  String message() {
    return message;
  }

  private static int code(Exception failure) {
    if (failure instanceof CommandException known) {
      return known.exitCode();
    }
    if (failure instanceof SiteException
        || failure instanceof ModelException
        || failure instanceof VideoException
        || failure instanceof MotFileException) {
      return ExitCode.CONFIGURATION;
    }
    if (failure instanceof LandingException
        || failure instanceof LakeException
        || LandingException.storageCause(failure).isPresent()) {
      return ExitCode.STORAGE;
    }
    return ExitCode.FAILED;
  }
}
