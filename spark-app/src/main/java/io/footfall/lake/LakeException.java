package io.footfall.lake;

/** A table could not be read or written; the message says which, where and what to do. */
public final class LakeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LakeException(String message, Throwable cause) {
    super(message, cause);
  }
}
