package io.footfall.video.isolation;

import java.io.IOException;

/** What a worker says, one byte each; the fields that follow are written by {@link Wire}. */
enum Answer {
  /** Started, its libraries are loaded. */
  READY,
  /** Wants bytes: position, length. */
  READ,
  /** What is in the file. */
  INFO,
  /** The range is open. */
  OPENED,
  /** The next frame lies in its place: time, frames decoded so far. */
  FRAME,
  /** The range has no more frames: frames decoded, issues. */
  END,
  /** The video cannot be used: fault, message. */
  FAULT;

  private static final Answer[] ALL = values();

  static Answer of(int code) throws IOException {
    if (code < 0 || code >= ALL.length) {
      throw new IOException("answer " + code);
    }
    return ALL[code];
  }
}
