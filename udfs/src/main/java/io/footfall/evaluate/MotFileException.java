package io.footfall.evaluate;

import java.io.IOException;

/**
 * A MOTChallenge file cannot be understood; the message names the file, the line and the repair.
 */
public final class MotFileException extends IOException {
  private static final long serialVersionUID = 1L;

  MotFileException(String message) {
    super(message);
  }
}
