package io.footfall.landing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder in a blob container: {@code https://account.blob.core.windows.net/container/folder}, or
 * with the account as the first part of the path where the host is an address or a bare name, as
 * emulators have it: {@code http://127.0.0.1:10000/account/container/folder}.
 *
 * @param endpoint of the account
 * @param folder without slashes at its ends; empty for the whole container
 */
record AzureAddress(String endpoint, String account, String container, String folder) {
  /** Parses an address, and refuses one that carries credentials without repeating them. */
  static AzureAddress parse(String text) throws LandingException {
    if (text.indexOf('?') >= 0 || text.indexOf('@') >= 0) {
      throw new LandingException(
          "The landing address %s carries credentials or parameters. Leave them out and set AZURE_STORAGE_SAS_TOKEN in the environment."
              .formatted(text.replaceFirst("[?].*", "?…").replaceFirst("//.*@", "//…@")));
    }
    URI uri = uri(text);
    String host = uri.getHost() == null ? "" : uri.getHost();
    List<String> parts =
        Stream.of(uri.getPath().split("/", -1)).filter(part -> !part.isEmpty()).toList();
    boolean isAccountInPath = host.matches("[0-9.]+") || !host.contains(".");
    int first = isAccountInPath ? 1 : 0;
    if (host.isEmpty() || parts.size() <= first) {
      throw new LandingException(
          "%s names no container. Write https://account.blob.core.windows.net/container/folder."
              .formatted(text));
    }
    String account = isAccountInPath ? parts.get(0) : host.substring(0, host.indexOf('.'));
    return new AzureAddress(
        uri.getScheme() + "://" + uri.getAuthority() + (isAccountInPath ? "/" + account : ""),
        account,
        parts.get(first),
        String.join("/", parts.subList(first + 1, parts.size())));
  }

  private static URI uri(String text) throws LandingException {
    try {
      return new URI(text.replace(" ", "%20"));
    } catch (URISyntaxException e) {
      throw new LandingException("%s is no address: %s.".formatted(text, e.getReason()), e);
    }
  }
}
