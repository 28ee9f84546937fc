package io.footfall.landing;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What it takes to open a landing, in any process.
 *
 * @param uri a folder: a path, {@code file:}, {@code abfss://} or any scheme Hadoop knows
 * @param settings Hadoop settings without Spark's prefix, such as {@code
 *     fs.azure.account.auth.type}; they may hold keys, so they are never printed
 */
public record LandingAddress(String uri, Map<String, String> settings) implements Serializable {
  private static final long serialVersionUID = 1L;

  public LandingAddress {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /**
   * Opens the landing; the caller closes it.
   *
   * @throws LandingException if storage does not answer or refuses
   */
  public Landing open() throws LandingException {
    return Landings.open(this);
  }

  @Override
  public String toString() {
    return uri;
  }
}
