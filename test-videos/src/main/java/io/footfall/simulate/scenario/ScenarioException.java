package io.footfall.simulate.scenario;

/** A scenario or layout file that cannot be used; the message says where and what to do. */
public final class ScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ScenarioException(String message) {
    super(message);
  }

  public ScenarioException(String message, Throwable cause) {
    super(message, cause);
  }
}
