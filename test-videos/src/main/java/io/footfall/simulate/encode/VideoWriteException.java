package io.footfall.simulate.encode;

/** Says that a video file could not be written, which one, and what to do. */
public final class VideoWriteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VideoWriteException(String message) {
    super(message);
  }

  VideoWriteException(String message, Throwable cause) {
    super(message, cause);
  }
}
