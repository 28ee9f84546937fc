package io.footfall.landing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * A read-only channel over a file of known length that is fetched in ranges.
 *
 * <p>Where a fetch costs a request, reads that follow each other are served from a window that is
 * fetched ahead. It begins small and doubles while reading goes on in sequence; a jump makes it
 * small again. So long reads need few requests, and no more is thrown away than was used, or the
 * smallest window.
 */
final class RangeChannel implements SeekableByteChannel {
  /** Small against a second of footage, large against a header. */
  private static final int SMALLEST_WINDOW = 64 << 10;

  /** A few milliseconds of a fast line; a sixteenth of a minute of usual footage. */
  private static final int LARGEST_WINDOW = 1 << 20;

  /** Whether a window is fetched ahead of the reads. */
  enum ReadAhead {
    NONE,
    GROWING
  }

  /** Fetches bytes of the file; fails when it is no longer the file that was listed. */
  interface Source extends Closeable {
    /** Reads at least one byte, unless the file ends, which is -1. */
    int read(long position, byte[] into, int offset, int length) throws IOException;
  }

  private final Source source;
  private final LandedFile file;
  private final ReadAhead readAhead;
  private long position;
  private boolean open = true;

  private byte[] window = new byte[0];
  private long windowStart;
  private int windowLength;
  private int nextWindow = SMALLEST_WINDOW;

  RangeChannel(Source source, LandedFile file, ReadAhead readAhead) {
    this.source = source;
    this.file = file;
    this.readAhead = readAhead;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    ensureOpen();
    if (position >= file.sizeBytes()) {
      return -1;
    }
    int wanted = (int) Math.min(target.remaining(), file.sizeBytes() - position);
    if (wanted == 0) {
      return 0;
    }
    int inWindow = fromWindow(target, wanted);
    if (inWindow > 0) {
      return inWindow;
    }
    boolean follows = position == windowStart + windowLength && windowLength > 0;
    nextWindow = follows ? Math.min(2 * nextWindow, LARGEST_WINDOW) : SMALLEST_WINDOW;
    if (readAhead == ReadAhead.NONE || wanted >= nextWindow) {
      return direct(target, wanted);
    }
    fill((int) Math.min(nextWindow, file.sizeBytes() - position));
    return fromWindow(target, wanted);
  }

  private int fromWindow(ByteBuffer target, int wanted) {
    long offset = position - windowStart;
    if (offset < 0 || offset >= windowLength) {
      return 0;
    }
    int count = (int) Math.min(wanted, windowLength - offset);
    target.put(window, (int) offset, count);
    position += count;
    return count;
  }

  private int direct(ByteBuffer target, int wanted) throws IOException {
    byte[] bytes = target.hasArray() ? target.array() : new byte[wanted];
    int offset = target.hasArray() ? target.arrayOffset() + target.position() : 0;
    int count = fetch(bytes, offset, wanted);
    if (target.hasArray()) {
      target.position(target.position() + count);
    } else {
      target.put(bytes, 0, count);
    }
    position += count;
    return count;
  }

  private void fill(int length) throws IOException {
    if (window.length < length) {
      window = new byte[length];
    }
    windowLength = 0;
    windowLength = fetch(window, 0, length);
    windowStart = position;
  }

  private int fetch(byte[] into, int offset, int length) throws IOException {
    int count = source.read(position, into, offset, length);
    if (count <= 0) {
      throw new ChangedFileException(file, "it ends at byte %d".formatted(position));
    }
    return count;
  }

  @Override
  public long position() throws ClosedChannelException {
    ensureOpen();
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws ClosedChannelException {
    ensureOpen();
    if (newPosition < 0) {
      throw new IllegalArgumentException(
          "A position is not negative, but was %d".formatted(newPosition));
    }
    position = newPosition;
    return this;
  }

  /** The length the file had when it was listed. */
  @Override
  public long size() throws ClosedChannelException {
    ensureOpen();
    return file.sizeBytes();
  }

  @Override
  public int write(ByteBuffer bytes) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    if (open) {
      open = false;
      window = new byte[0];
      windowLength = 0;
      source.close();
    }
  }

  private void ensureOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }
}
