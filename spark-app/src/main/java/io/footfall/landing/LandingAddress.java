package io.footfall.landing;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What it takes to open a landing, in any process.
 *
 * <p>It holds no credentials of the {@code https:} door: every process takes those from its own
 * environment, see {@link AzureEnvironment}.
 *
 * @param uri a folder: a path, {@code file:}, {@code https://account.blob.core.windows.net/…},
 *     {@code abfss://} or any scheme Hadoop knows
 * @param settings {@link #ATTEMPTS}, {@link #PAUSE} and {@link #TIMEOUT}, and Hadoop's own without
 *     Spark's prefix, such as {@code fs.azure.account.auth.type}; they may hold keys, so they are
 *     never printed
 */
public record LandingAddress(String uri, Map<String, String> settings) implements Serializable {
  /** Prefix of our own settings. */
  public static final String SETTINGS = "footfall.landing.";

  /** Setting: how often a request is sent that storage does not answer; 8 unless set. */
  public static final String ATTEMPTS = SETTINGS + "attempts";

  /** Setting: pause before the second attempt, doubled each time; {@code PT0.25S} unless set. */
  public static final String PAUSE = SETTINGS + "pause";

  /** Setting: how long storage may be silent before an attempt fails; {@code PT30S} unless set. */
  public static final String TIMEOUT = SETTINGS + "timeout";

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
