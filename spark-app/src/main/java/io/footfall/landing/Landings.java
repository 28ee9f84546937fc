package io.footfall.landing;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Opens landings by their address. */
public final class Landings {
  private static final String SCHEME = "[A-Za-z][A-Za-z0-9+.-]+:.*";

  private Landings() {}

  /**
   * Opens a landing; the caller closes it. {@code https:} goes through Azure's own client, {@code
   * abfss:} and what else Hadoop knows through Hadoop.
   *
   * @param uri a folder, as {@link LandingAddress#uri()}
   * @param settings as {@link LandingAddress#settings()}
   * @throws LandingException if storage does not answer or refuses
   */
  public static Landing open(String uri, Map<String, String> settings) throws LandingException {
    return open(new LandingAddress(uri, settings));
  }

  static Landing open(LandingAddress address) throws LandingException {
    String uri = address.uri();
    try {
      if (uri.startsWith("file:")) {
        return new LocalLanding(address, localPath(uri));
      }
      if (uri.startsWith("https:") || uri.startsWith("http:")) {
        return AzureLanding.open(address);
      }
      return uri.matches(SCHEME)
          ? HadoopLanding.open(address)
          : new LocalLanding(address, Path.of(uri));
    } catch (IllegalArgumentException e) {
      throw new LandingException(
          "%s is not an address of a landing folder: %s. Write a path or a URI such as abfss://container@account.dfs.core.windows.net/folder."
              .formatted(uri, e.getMessage()),
          e);
    }
  }

  /** Hadoop writes {@code file:/a}, Java {@code file:///a}, people also {@code file://a}. */
  private static Path localPath(String uri) {
    String path = "/" + uri.substring("file:".length()).replaceFirst("^/+", "");
    return uri.contains("%") ? Path.of(URI.create("file://" + path)) : Path.of(path);
  }
}
