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
 * Memory that both processes map, with places for a few frames: while one is looked at, the next is
 * decoded.
 */
final class FrameSlots {
  static final int COUNT = 2;

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");
  private static final int PAGE = 4096;
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path file;
  private final int slotBytes;
  private final ByteBuffer mapped;

  private FrameSlots(Path file, int slotBytes, FileChannel.MapMode mode) throws IOException {
    this.file = file;
    this.slotBytes = slotBytes;
    StandardOpenOption[] options =
        mode == FileChannel.MapMode.READ_ONLY
            ? new StandardOpenOption[] {StandardOpenOption.READ}
            : new StandardOpenOption[] {StandardOpenOption.READ, StandardOpenOption.WRITE};
    try (FileChannel channel = FileChannel.open(file, options)) {
      mapped = channel.map(mode, 0, (long) COUNT * slotBytes);
    }
  }

  /** Makes places for frames of a size, to be read here; {@link #unlink()} it when it is mapped. */
  static FrameSlots create(int frameBytes) throws IOException {
    int slotBytes = Math.multiplyExact((frameBytes - 1) / PAGE + 1, PAGE);
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
        return new FrameSlots(file, slotBytes, FileChannel.MapMode.READ_ONLY);
      } catch (IOException e) {
        Files.delete(file);
        full = e;
      }
    }
    throw full;
  }

  /** Maps the places that another process made, to be written here. */
  static FrameSlots open(Path file, int slotBytes) throws IOException {
    return new FrameSlots(file, slotBytes, FileChannel.MapMode.READ_WRITE);
  }

  /** Takes the space now: where there is none, writing to mapped memory would be a crash. */
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

  /** The place of a frame, counted from the first of the range. */
  ByteBuffer slot(long frame, int bytes) {
    return mapped.slice((int) (frame % COUNT) * slotBytes, bytes);
  }

  /** Takes the file's name away; the memory goes when both processes are done with it. */
  void unlink() throws IOException {
    Files.deleteIfExists(file);
  }
}
