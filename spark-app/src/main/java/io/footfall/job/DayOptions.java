package io.footfall.job;

import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which of the stores' local days a command is about. */
final class DayOptions {
  @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "One local day.")
  private LocalDate date;

  @Option(names = "--from", paramLabel = "YYYY-MM-DD", description = "First local day.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "YYYY-MM-DD", description = "Last local day, included.")
  private LocalDate to;

  Optional<LocalDate> from() {
    check();
    return Optional.ofNullable(date != null ? date : from);
  }

  Optional<LocalDate> to() {
    return Optional.ofNullable(date != null ? date : to);
  }

  private void check() {
    if (date != null && (from != null || to != null)) {
      throw new CommandException(
          ExitCode.USAGE, "Give either --date or --from and --to, not both.");
    }
    if (from != null && to != null && from.isAfter(to)) {
      throw new CommandException(
          ExitCode.USAGE, "--from %s lies after --to %s.".formatted(from, to));
    }
  }
}
