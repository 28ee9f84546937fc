package io.footfall.report;

import java.util.List;

/**
 * What produced the figures.
 *
 * @param model name, version and licence of the detector
 * @param software version of this software
 * @param settings in the order they are to be read
 */
public record RunFacts(String runId, String model, String software, List<Setting> settings) {
  public RunFacts {
    settings = List.copyOf(settings);
  }

  /** One setting as it was in force. */
  public record Setting(String name, String value) {}
}
