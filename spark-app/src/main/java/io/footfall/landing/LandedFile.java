package io.footfall.landing;

import java.io.Serializable;
import java.time.Instant;

/**
 * A file as it lay in storage when it was listed.
 *
 * @param uri where it is, whole
 * @param name relative to the landing root, parts separated by {@code /}
 * @param modified when storage last saw it change
 * @param etag changes whenever the content does: storage's own tag without quotes, or size and
 *     modification time where storage has none
 */
public record LandedFile(String uri, String name, long sizeBytes, Instant modified, String etag)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The last part of the name. */
  public String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
