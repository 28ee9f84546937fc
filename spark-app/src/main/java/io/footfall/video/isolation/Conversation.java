package io.footfall.video.isolation;

import io.footfall.video.VideoException;
import io.footfall.video.VideoException.Fault;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.DateTimeException;

/**
 * What host and worker say to each other about one file: the worker is served the bytes it asks for
 * until it has an answer.
 */
final class Conversation implements AutoCloseable {
  private static final int HEADER_BYTES = 5;
  private static final double SECOND_US = 1e6;

  private final WorkerPool pool;
  private final Worker worker;
  private final SeekableByteChannel bytes;
  private final String name;
  private final long sizeBytes;
  private final ByteBuffer piece = ByteBuffer.allocate(HEADER_BYTES + Wire.MOST_BYTES);
  private IOException unreachable;
  private long bytesRead;
  private long atUs = -1;
  private boolean finished;
  private boolean dead;

  /** Begins with a worker of its own; {@code bytes} stays open. */
  Conversation(WorkerPool pool, SeekableByteChannel bytes, String name) throws VideoException {
    this.pool = pool;
    this.bytes = bytes;
    this.name = name;
    try {
      sizeBytes = bytes.size();
    } catch (IOException e) {
      throw VideoException.storage(name, e);
    }
    worker = pool.take();
  }

  Worker worker() {
    return worker;
  }

  long sizeBytes() {
    return sizeBytes;
  }

  long bytesRead() {
    return bytesRead;
  }

  /** Writes the rest of a request. */
  interface Fields {
    void write(DataOutputStream out) throws IOException;
  }

  /** Reads the rest of an answer. */
  interface Reading<T> {
    T read(Answer answer) throws IOException;
  }

  /** Asks for something about the file. */
  void ask(Request request, Fields fields) throws VideoException {
    guarded(
        () -> {
          DataOutputStream out = worker.begin(request);
          out.writeLong(sizeBytes);
          Wire.writeText(out, name);
          fields.write(out);
          out.flush();
          return null;
        });
  }

  /**
   * Waits for an answer, serving bytes meanwhile.
   *
   * @throws VideoException the worker's own when it has one, or that it died
   */
  <T> T await(Reading<T> reading) throws VideoException {
    while (true) {
      Wanted wanted = new Wanted();
      T answered =
          guarded(
              () -> {
                Answer answer = worker.answer();
                switch (answer) {
                  case READ -> wanted.read();
                  case FAULT -> wanted.fault();
                  default -> {
                    return reading.read(answer);
                  }
                }
                return null;
              });
      if (wanted.fault != null) {
        throw wanted.fault;
      }
      if (!wanted.bytes) {
        worker.progressed();
        return answered;
      }
      serve(wanted);
    }
  }

  /** Tells the worker that a frame's place is free. */
  void taken() throws VideoException {
    guarded(
        () -> {
          worker.begin(Request.TAKEN).flush();
          return null;
        });
  }

  /** A part of a frame's memory, which the worker does not share. */
  ByteBuffer take(long frame, int start, int length) throws VideoException {
    return guarded(() -> worker.take(frame, start, length));
  }

  /** Nothing more will be asked: the worker may serve somebody else. */
  void finish() {
    finished = true;
  }

  private final class Wanted {
    private boolean bytes;
    private long position;
    private int length;
    private VideoException fault;

    void read() throws IOException {
      bytes = true;
      position = worker.in().readLong();
      length = worker.in().readInt();
      boolean inside =
          position >= 0
              && length > 0
              && length <= Wire.MOST_BYTES
              && position <= sizeBytes - length;
      Wire.check(inside, "%d bytes at %d of %d".formatted(length, position, sizeBytes));
    }

    void fault() throws IOException {
      Fault kind = Wire.readFault(worker.in());
      String message = Wire.readText(worker.in());
      finish();
      fault =
          kind == Fault.STORAGE && unreachable != null
              ? VideoException.storage(name, unreachable)
              : new VideoException(kind, message, null);
    }
  }

  private void serve(Wanted wanted) throws VideoException {
    piece.clear().limit(HEADER_BYTES + wanted.length).position(HEADER_BYTES);
    try {
      bytes.position(wanted.position);
      while (piece.hasRemaining() && bytes.read(piece) >= 0) {
        continue;
      }
    } catch (IOException e) {
      refuse(e);
      return;
    } catch (RuntimeException e) {
      refuse(new IOException(e));
      return;
    }
    int length = piece.position() - HEADER_BYTES;
    bytesRead += length;
    piece.put(0, (byte) Request.BYTES.ordinal()).putInt(1, length);
    guarded(
        () -> {
          worker.send(piece.array(), HEADER_BYTES + length);
          return null;
        });
  }

  private void refuse(IOException reason) throws VideoException {
    unreachable = reason;
    guarded(
        () -> {
          Wire.writeText(worker.begin(Request.UNREACHABLE), String.valueOf(reason.getMessage()));
          worker.flush();
          return null;
        });
  }

  private <T> T guarded(Worker.Exchange<T> exchange) throws VideoException {
    try {
      return worker.exchange(exchange);
    } catch (IOException e) {
      throw died(e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw died(new IOException(e.getMessage(), e));
    }
  }

  /** How far the frames have come, for the message should the worker die. */
  void reached(long ptsUs) {
    atUs = ptsUs;
  }

  private VideoException died(IOException cause) {
    dead = true;
    String place = atUs < 0 ? "" : " after the frame at %.3f s".formatted(atUs / SECOND_US);
    return new VideoException(
        Fault.DECODER_DIED,
        "%s: the process that decoded it %s%s. Convert the file, or upload it again."
            .formatted(name, worker.end(cause).text(), place),
        cause);
  }

  /** Gives the worker back, or ends it when it is still at work. */
  @Override
  public void close() {
    if (finished && !dead) {
      pool.giveBack(worker);
    } else {
      pool.drop(worker);
    }
  }
}
