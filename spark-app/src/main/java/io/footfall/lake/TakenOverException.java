package io.footfall.lake;

/**
 * Another run has begun to do the same work, on what it found later; what this run has not written
 * yet is that one's.
 */
public final class TakenOverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TakenOverException(String message) {
    super(message);
  }
}
