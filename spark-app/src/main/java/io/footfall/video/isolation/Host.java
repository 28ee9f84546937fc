package io.footfall.video.isolation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** In a worker: the process that started it, which has the file and takes the frames. */
final class Host {
  private final DataInputStream in;
  private final DataOutputStream out;
  private long taken;

  Host(DataInputStream in, DataOutputStream out) {
    this.in = in;
    this.out = out;
  }

  DataInputStream in() {
    return in;
  }

  /** Where an answer is written, after its {@link #begin}; {@link #send} sends it. */
  DataOutputStream begin(Answer answer) throws IOException {
    out.writeByte(answer.ordinal());
    return out;
  }

  void send() throws IOException {
    out.flush();
  }

  /** The next thing to do; null when the host is gone. */
  Request command() throws IOException {
    taken = 0;
    while (true) {
      int code = in.read();
      if (code < 0) {
        return null;
      }
      // What was taken of the range before is of no interest any more.
      if (Request.of(code) != Request.TAKEN) {
        return Request.of(code);
      }
    }
  }

  /** Waits until so many frames of the range have been taken. */
  void awaitTaken(long frames) throws IOException {
    while (taken < frames) {
      Request request = next();
      Wire.check(request == Request.TAKEN, request + " in place of a taken frame");
    }
  }

  /**
   * Fetches bytes of the file.
   *
   * @return how many; -1 at the end
   */
  int fetch(long position, ByteBuffer target) throws IOException {
    int wanted = Math.min(target.remaining(), Wire.MOST_BYTES);
    DataOutputStream answer = begin(Answer.READ);
    answer.writeLong(position);
    answer.writeInt(wanted);
    send();
    Request request = next();
    while (request == Request.TAKEN) {
      request = next();
    }
    if (request == Request.UNREACHABLE) {
      throw new IOException(Wire.readText(in));
    }
    Wire.check(request == Request.BYTES, request + " in place of bytes");
    int length = in.readInt();
    if (length == 0) {
      return -1;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    target.put(bytes);
    return length;
  }

  private Request next() throws IOException {
    int code = in.read();
    if (code < 0) {
      throw new EOFException();
    }
    Request request = Request.of(code);
    if (request == Request.TAKEN) {
      taken++;
    }
    return request;
  }
}
