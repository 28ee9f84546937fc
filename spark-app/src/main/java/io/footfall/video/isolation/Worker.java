package io.footfall.video.isolation;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One worker process, as its host sees it. It is used by one thread at a time; only {@link
 * #watch()} and {@link #end} are called by others.
 */
final class Worker {
  private static final int PIPE_BUFFER = 16 * 1024;

  private final Process process;
  private final Path folder;
  private final WorkerLimits limits;
  private final DataInputStream in;
  private final DataOutputStream out;
  private FrameSlots slots;
  private ByteBuffer picture = ByteBuffer.allocateDirect(0);

  /** When the exchange that goes on began; 0 when none does. */
  private volatile long exchangeSinceNs;

  /** Spent in exchanges since the last step forward. */
  private volatile long stepNs;

  private volatile long idleSinceNs;
  private volatile String ended;

  private Worker(Process process, Path folder, WorkerLimits limits) {
    this.process = process;
    this.folder = folder;
    this.limits = limits;
    in = new DataInputStream(new BufferedInputStream(process.getInputStream(), PIPE_BUFFER));
    out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), PIPE_BUFFER));
  }

  /** Starts a process; {@link #awaitReady()} must follow. */
  static Worker start(Launch launch, WorkerLimits limits) throws IOException {
    Path folder = Files.createTempDirectory("footfall-decoder-");
    try {
      return new Worker(launch.start(folder, limits), folder, limits);
    } catch (IOException e) {
      delete(folder);
      throw e;
    }
  }

  /**
   * Waits until the process can be used.
   *
   * @throws IllegalStateException when it never will: then the machine is at fault, not a video
   */
  void awaitReady() {
    try {
      exchange(
          () -> {
            Answer answer = answer();
            Wire.check(answer == Answer.READY, answer + " in place of READY");
            return answer;
          });
    } catch (IOException e) {
      Autopsy autopsy = Autopsy.of(process, e, ended, errors());
      String words = Autopsy.lastWords(errors());
      close();
      throw new IllegalStateException(
          "The process that decodes videos cannot be started: it %s. Its last words: %s. Mend that, or run without isolation."
              .formatted(autopsy.text(), words),
          e);
    }
  }

  /** Something said or heard over the pipes. */
  interface Exchange<T> {
    T run() throws IOException;
  }

  /** Does it under the eye of the watch: it ends, or the process is ended. */
  <T> T exchange(Exchange<T> exchange) throws IOException {
    long startNs = Math.max(1, System.nanoTime());
    exchangeSinceNs = startNs;
    try {
      return exchange.run();
    } finally {
      exchangeSinceNs = 0;
      stepNs += System.nanoTime() - startNs;
    }
  }

  /** What is awaited has come; time begins anew for the next. */
  void progressed() {
    stepNs = 0;
  }

  Answer answer() throws IOException {
    return Answer.of(in.readUnsignedByte());
  }

  DataInputStream in() {
    return in;
  }

  /** Where a request is written, after its beginning; the caller flushes. */
  DataOutputStream begin(Request request) throws IOException {
    out.writeByte(request.ordinal());
    return out;
  }

  void flush() throws IOException {
    out.flush();
  }

  /** Sends a request that was put together elsewhere. */
  void send(byte[] request, int length) throws IOException {
    out.write(request, 0, length);
    out.flush();
  }

  /** Tells the worker where to lay frames of a size; most often it knows. */
  void writeSlots(int slotBytes) throws IOException {
    boolean known = slots != null && slots.slotBytes() >= slotBytes;
    if (!known) {
      dropSlots();
      slots = create(slotBytes);
      picture = ByteBuffer.allocateDirect(slots.slotBytes());
    }
    out.writeUTF(known ? "" : slots.file().toString());
    out.writeInt(slots.slotBytes());
  }

  /** Memory that cannot be had is no video's fault. */
  private static FrameSlots create(int slotBytes) {
    try {
      return FrameSlots.create(slotBytes);
    } catch (IOException full) {
      throw new IllegalStateException(
          "There is no room for %d frames of %d bytes, neither in shared memory nor in the temporary folder: %s"
              .formatted(FrameSlots.COUNT, slotBytes, full.getMessage()),
          full);
    }
  }

  /** The worker has opened its places: their name is of no use any more. */
  void dropSlotsName() {
    slots.unlink();
  }

  /** A part of a frame's memory, which the worker does not share. */
  ByteBuffer take(long frame, int start, int length) throws IOException {
    ByteBuffer own = picture.slice(start, length);
    slots.copy(frame, start, own);
    return own;
  }

  void rest() {
    idleSinceNs = System.nanoTime();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  boolean hasRestedFor(Duration time) {
    return System.nanoTime() - idleSinceNs > time.toNanos();
  }

  long pid() {
    return process.pid();
  }

  /** Ends the process when it is silent or busy for too long. */
  void watch() {
    long since = exchangeSinceNs;
    if (since == 0) {
      return;
    }
    long ns = System.nanoTime() - since;
    if (ns > limits.silence().toNanos()) {
      end("gave no sign of life for %d s".formatted(limits.silence().toSeconds()));
    } else if (stepNs + ns > limits.step().toNanos()) {
      end("got no further in %d s".formatted(limits.step().toSeconds()));
    }
  }

  /** Ends the process; the first reason given is the one that is told. */
  void end(String reason) {
    if (ended == null) {
      ended = reason;
    }
    process.destroyForcibly();
  }

  /** Ends the process after an exchange failed, and finds out what it died of. */
  Autopsy end(IOException failed) {
    Autopsy autopsy = Autopsy.of(process, failed, ended, errors());
    close();
    return autopsy;
  }

  private Path errors() {
    return folder.resolve("errors");
  }

  /** Ends the process and removes what it left. */
  void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    dropSlots();
    delete(folder);
  }

  private void dropSlots() {
    if (slots != null) {
      slots.unlink();
      slots.close();
    }
  }

  private static void delete(Path folder) {
    File[] left = folder.toFile().listFiles();
    for (File file : left == null ? new File[0] : left) {
      file.delete();
    }
    folder.toFile().delete();
  }
}
