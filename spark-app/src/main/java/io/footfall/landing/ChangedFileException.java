package io.footfall.landing;

/**
 * A file is no longer what was listed: it was replaced, is still being written, or is gone.
 *
 * <p>Nothing read of it may be used; the next listing tells what it is now.
 */
public final class ChangedFileException extends LandingException {
  private static final long serialVersionUID = 1L;

  ChangedFileException(LandedFile file, String found) {
    super(
        "%s changed since it was listed: it had %d bytes (tag %s), now %s. It will be taken by the next run once it rests."
            .formatted(file.name(), file.sizeBytes(), file.etag(), found));
  }
}
