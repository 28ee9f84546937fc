package io.footfall.landing;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.azurebfs.contracts.exceptions.AzureBlobFileSystemException;

/** Storage cannot be reached, listed or read; the message says what, where and what to do. */
public class LandingException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Causes can go round in circles. */
  private static final int LONGEST_CHAIN = 50;

  LandingException(String message) {
    super(message);
  }

  LandingException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * What storage itself said, where it is the cause of a failure, also of one that came through
   * Hadoop or Delta: refused, not reached, no right to it.
   *
   * @return the outermost such cause; empty where storage is not among the causes
   */
  public static Optional<Throwable> storageCause(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(LONGEST_CHAIN)
        .filter(
            cause ->
                cause instanceof AzureBlobFileSystemException
                    || cause instanceof FileSystemException)
        .findFirst();
  }
}
