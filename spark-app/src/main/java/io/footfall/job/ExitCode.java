package io.footfall.job;

/** What the process tells whoever started it. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;

  /** Picocli's own: the command line could not be understood. */
  static final int USAGE = 2;

  static final int CONFIGURATION = 3;
  static final int NOTHING_TO_DO = 4;
  static final int RECORDINGS_FAILED = 5;
  static final int STORAGE = 6;

  private ExitCode() {}
}
