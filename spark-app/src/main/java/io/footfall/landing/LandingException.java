package io.footfall.landing;

import java.io.IOException;

/** Storage cannot be reached, listed or read; the message says what, where and what to do. */
public class LandingException extends IOException {
  private static final long serialVersionUID = 1L;

  LandingException(String message) {
    super(message);
  }

  LandingException(String message, Throwable cause) {
    super(message, cause);
  }
}
