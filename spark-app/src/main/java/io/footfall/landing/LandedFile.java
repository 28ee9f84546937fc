package io.footfall.landing;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file as it lay in storage when it was listed.
 *
 * @param uri where it is, whole
 * @param name relative to the landing root, parts separated by {@code /}
 * @param modified when storage last saw it change
 * @param etag changes whenever the content does: storage's own tag without quotes, or size and
 *     modification time where storage has none
 * @param leased true when somebody holds a lease on it and so may still write it; false also where
 *     storage has no leases or does not tell them
 * @param labels what its sender wrote on it, where storage keeps that: metadata, and index tags
 *     whose name is not taken by metadata
 */
public record LandedFile(
    String uri,
    String name,
    long sizeBytes,
    Instant modified,
    String etag,
    boolean leased,
    Map<String, String> labels)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String CAPTURE_START = "captureStart";

  public LandedFile {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /** A file of which storage tells neither leases nor labels. */
  public LandedFile(String uri, String name, long sizeBytes, Instant modified, String etag) {
    this(uri, name, sizeBytes, modified, etag, false, Map.of());
  }

  /** The last part of the name. */
  public String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /**
   * When its label {@code captureStart} says that the recording begins, as written; storage does
   * not keep the case of a label's name.
   */
  public Optional<String> captureStart() {
    return labels.entrySet().stream()
        .filter(label -> label.getKey().equalsIgnoreCase(CAPTURE_START))
        .map(label -> label.getValue().strip())
        .findFirst();
  }
}
