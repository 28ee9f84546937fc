package io.footfall.detect;

/**
 * A model, its sources or its native library cannot be used. The message says what is wrong, where,
 * and what to do about it.
 */
public final class ModelException extends Exception {
  private static final long serialVersionUID = 1L;

  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
