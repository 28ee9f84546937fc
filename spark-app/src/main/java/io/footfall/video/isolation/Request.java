package io.footfall.video.isolation;

import java.io.IOException;

/** What a worker is told, one byte each; the fields that follow are written by {@link Wire}. */
enum Request {
  /** Look into a file: size, name. */
  PROBE,
  /** Decode a range: size, name, range, times, frame sizes, and the memory to lay frames into. */
  OPEN,
  /** Bytes that were asked for: length, bytes; a length of 0 is the end of the file. */
  BYTES,
  /** Bytes that were asked for could not be fetched: message. */
  UNREACHABLE,
  /** A frame has been taken; its place is free. */
  TAKEN;

  private static final Request[] ALL = values();

  static Request of(int code) throws IOException {
    if (code < 0 || code >= ALL.length) {
      throw new IOException("request " + code);
    }
    return ALL[code];
  }
}
