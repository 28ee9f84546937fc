package io.footfall.landing;

import java.io.IOException;

/** Storage answered, but not with what was asked for. */
final class RefusalException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * A refusal.
   *
   * @param status of HTTP
   * @param reason storage's own word for it; never its whole answer, which may repeat what was sent
   */
  RefusalException(int status, String reason, Throwable cause) {
    super("HTTP %d %s".formatted(status, reason), cause);
    this.status = status;
  }

  @Override
  public String toString() {
    return getMessage();
  }

  int status() {
    return status;
  }

  /** Whether the same request may well be answered a little later. */
  boolean isPassing() {
    return status == 408 || status == 429 || (status >= 500 && status != 501 && status != 505);
  }

  boolean isGone() {
    return status == 404;
  }

  /** The file has another tag, or does not reach as far as it did. */
  boolean isOfAnotherContent() {
    return status == 412 || status == 416;
  }
}
