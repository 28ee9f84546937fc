package io.footfall.site;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A site file that cannot be used; the message lists every fault with its line and advice. */
public final class SiteException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * One thing wrong with a site file.
   *
   * @param line counted from 1; 0 when the fault is not in a line, as with a missing file
   * @param path where in the structure, such as {@code stores[0].cameras[1].lines[0].from}; empty
   *     for the file as a whole
   * @param message what is wrong
   * @param advice what to do about it
   */
  public record Fault(int line, String path, String message, String advice) {
    @Override
    public String toString() {
      String where = (line > 0 ? "line " + line + ": " : "") + (path.isEmpty() ? "" : path + ": ");
      return where + message + ". " + advice;
    }
  }

  SiteException(String file, List<Fault> faults) {
    super(
        "%s has %s:\n  %s"
            .formatted(
                file,
                faults.size() == 1 ? "a fault" : faults.size() + " faults",
                faults.stream()
                    .sorted(Comparator.comparingInt(Fault::line))
                    .map(Fault::toString)
                    .collect(Collectors.joining("\n  "))));
    this.faults = faults.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
  }

  /** Every fault, in the order of lines. */
  public List<Fault> faults() {
    return faults;
  }
}
