package io.footfall.landing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file is no longer what was listed: it was replaced, is still being written, or is gone.
 *
 * <p>Nothing read of it may be used; the next listing tells what it is now.
 */
public final class ChangedFileException extends LandingException {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ChangedFileException.class);

  private ChangedFileException(String message) {
    super(message);
  }

  /** The exception, told to the log as well. */
  static ChangedFileException logged(LandedFile file, String found) {
    ChangedFileException changed =
        new ChangedFileException(
            "%s changed since it was listed: it had %d bytes (tag %s), now %s. It will be taken by the next run once it rests."
                .formatted(file.name(), file.sizeBytes(), file.etag(), found));
    LOG.warn("{}", changed.getMessage());
    return changed;
  }
}
