package io.footfall.video.isolation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** In a worker: a file that only the host can read. */
final class HostChannel implements SeekableByteChannel {
  private final Host host;
  private final long size;
  private long position;

  HostChannel(Host host, long size) {
    this.host = host;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (position >= size) {
      return -1;
    }
    ByteBuffer piece = target.slice();
    piece.limit((int) Math.min(piece.remaining(), size - position));
    int read = host.fetch(position, piece);
    position += Math.max(0, read);
    target.position(target.position() + Math.max(0, read));
    return read;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    if (newPosition < 0) {
      throw new IllegalArgumentException("A file has no byte " + newPosition);
    }
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long newSize) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    // The host opened the file and closes it.
  }
}
