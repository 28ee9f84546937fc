package io.footfall.video.isolation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Places for a few frames in a file of the memory file system: while one is looked at, the next is
 * decoded. This is the host's side.
 *
 * <p>The worker maps the file, to have frames written where they lie; the host reads it, because a
 * process that cuts a file off crashes whoever has mapped it.
 */
final class FrameSlots implements AutoCloseable {
  static final int COUNT = 2;

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path file;
  private final int slotBytes;
  private final FileChannel channel;

  private FrameSlots(Path file, int slotBytes) throws IOException {
    this.file = file;
    this.slotBytes = slotBytes;
    channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  /** Makes places of a size; {@link #unlink()} when the worker has them too. */
  static FrameSlots create(int slotBytes) throws IOException {
    List<Path> folders = new ArrayList<>();
    if (Files.isWritable(SHARED_MEMORY)) {
      folders.add(SHARED_MEMORY);
    }
    folders.add(Path.of(System.getProperty("java.io.tmpdir")));
    IOException full = null;
    for (Path folder : folders) {
      Path file = Files.createTempFile(folder, "footfall-frames-", "", OWNER_ONLY);
      try {
        fill(file, slotBytes);
        return new FrameSlots(file, slotBytes);
      } catch (IOException e) {
        Files.delete(file);
        full = e;
      }
    }
    throw full;
  }

  /** Takes the space now: where there is none, no video must get the blame. */
  private static void fill(Path file, int slotBytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < COUNT; i++) {
        ByteBuffer zeros = ByteBuffer.allocate(slotBytes);
        while (zeros.hasRemaining()) {
          channel.write(zeros);
        }
      }
    }
  }

  Path file() {
    return file;
  }

  int slotBytes() {
    return slotBytes;
  }

  /**
   * Copies what lies in the place of a frame, counted from the first of the range, from a byte on,
   * and leaves it at the target's start.
   */
  void copy(long frame, int start, ByteBuffer target) throws IOException {
    long place = frame % COUNT * slotBytes + start;
    target.clear();
    while (target.hasRemaining()) {
      int read = channel.read(target, place + target.position());
      if (read < 0) {
        throw new IOException("a frame that is not there");
      }
    }
    target.rewind();
  }

  /** Takes the file's name away; the memory goes when both processes are done with it. */
  void unlink() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException ignored) {
      // A name that stays behind costs a little memory until somebody removes it.
      return;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException ignored) {
      // There is nothing to lose in it.
      return;
    }
  }
}
