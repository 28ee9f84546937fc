package io.footfall.video.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The worker's side of {@link FrameSlots}: the same places, mapped, to write frames into. */
final class FramePlaces {
  private final int slotBytes;
  private final ByteBuffer mapped;

  FramePlaces(Path file, int slotBytes) throws IOException {
    this.slotBytes = slotBytes;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) FrameSlots.COUNT * slotBytes);
    }
  }

  /** The place of a frame, as soon as the host has taken what lies in it. */
  ByteBuffer await(Host host, long frame, int bytes) {
    try {
      host.awaitTaken(frame - FrameSlots.COUNT + 1);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    return mapped.slice((int) (frame % FrameSlots.COUNT) * slotBytes, bytes);
  }
}
