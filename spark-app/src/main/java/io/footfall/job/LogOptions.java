package io.footfall.job;

import java.net.URI;
import java.net.URISyntaxException;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import picocli.CommandLine.Option;

/**
 * How a long job tells its story: to a person at a terminal, or to a machine that collects logs.
 */
final class LogOptions {
  private static final Logger LOG = LoggerFactory.getLogger(LogOptions.class);

  /** Shape of a line of the log. */
  enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "TEXT",
      description =
          "text, or json: one object a line with run, store and camera (default ${DEFAULT-VALUE}).")
  private Format format;

  /** To be called before anything is logged. */
  void begin(String runId) {
    MDC.put("run", runId);
    if (format == Format.JSON) {
      try {
        URI json = LogOptions.class.getResource("log4j2-json.properties").toURI();
        Configurator.reconfigure(json);
      } catch (URISyntaxException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** Lets tasks, wherever they run, name the run in their lines. */
  void inTasks(SparkSession spark, String runId) {
    spark.sparkContext().setLocalProperty("mdc.run", runId);
  }

  /** What is being done: a line of the log when machines read it, the printer's own otherwise. */
  void progress(Printer printer, String sentence) {
    if (format == Format.JSON) {
      LOG.info("{}", sentence);
    } else {
      printer.progress(sentence);
    }
  }
}
