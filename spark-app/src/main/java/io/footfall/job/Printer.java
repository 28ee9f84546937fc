package io.footfall.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * Where a command's words go: results to standard output, progress to standard error and only on a
 * terminal.
 */
final class Printer {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object as the last line.")
  private boolean json;

  /** Says a sentence to the reader; not when JSON was asked for. */
  void say(String sentence) {
    if (!json) {
      out().println(sentence);
      out().flush();
    }
  }

  /** Says what is being done, to somebody who watches. */
  void progress(String sentence) {
    if (System.console() != null && !json) {
      spec.commandLine().getErr().println(sentence);
      spec.commandLine().getErr().flush();
    }
  }

  /** Prints the JSON object where it was asked for; whoever reads has been told already. */
  void json(Map<String, ?> figures) {
    if (json) {
      try {
        out().println(JSON.writeValueAsString(figures));
      } catch (JsonProcessingException impossible) {
        throw new IllegalStateException("Figures are plain values", impossible);
      }
      out().flush();
    }
  }

  /** Prints figures by name: one a line, or as the JSON object. */
  void figures(Map<String, ?> figures) {
    json(figures);
    lines(figures);
  }

  /** Prints figures by name, one a line, to a person. */
  void lines(Map<String, ?> figures) {
    if (!json) {
      figures.forEach(
          (name, value) ->
              out().printf(Locale.ROOT, "  %-24s %s%n", name.replace('_', ' '), text(value)));
    }
    out().flush();
  }

  private static String text(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.3f", number)
        : String.valueOf(value);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
