package io.footfall.landing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * A read-only channel over a file of known length that is fetched in ranges; it counts what it
 * fetches. Not for use by several threads.
 *
 * <p>Where a fetch costs a request, reads that follow each other are served from a window that is
 * fetched ahead. Within the bytes announced by {@link #willRead} it is as large as it may be;
 * elsewhere it is a share of what was read in sequence so far, so that a jump fetches nothing but
 * what is asked for and little is thrown away when reading stops. A look elsewhere, as at an index,
 * leaves the window as it is.
 */
public final class RangeChannel implements SeekableByteChannel {
  /** A few milliseconds of a fast line; a sixteenth of a minute of usual footage. */
  private static final int LARGEST_WINDOW = 1 << 20;

  /** So much of what was read in sequence may be fetched ahead unannounced. */
  private static final int SHARE_AHEAD = 4;

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
  private long sequenceStart;
  private long sequenceEnd;
  private long announcedStart;
  private long announcedEnd;
  private long bytesFetched;

  RangeChannel(Source source, LandedFile file, ReadAhead readAhead) {
    this.source = source;
    this.file = file;
    this.readAhead = readAhead;
  }

  /**
   * Announces that the bytes {@code [from, to)} will be read in sequence, in place of what was
   * announced before. Reading anything else stays possible.
   */
  public void willRead(long from, long to) {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("[%d, %d) are no bytes of a file".formatted(from, to));
    }
    announcedStart = from;
    announcedEnd = Math.min(to, file.sizeBytes());
  }

  /** Bytes taken from storage so far, whether they were read or only fetched ahead. */
  public long bytesFetched() {
    return bytesFetched;
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
    if (position != sequenceEnd) {
      sequenceStart = position;
    }
    int count = fromWindow(target, wanted);
    if (count == 0) {
      int ahead = ahead();
      if (readAhead == ReadAhead.NONE || wanted >= ahead) {
        count = direct(target, wanted);
      } else {
        fill(ahead);
        count = fromWindow(target, wanted);
      }
    }
    sequenceEnd = position;
    return count;
  }

  /** How many bytes may be fetched from here, whatever is asked for. */
  private int ahead() {
    if (announcedStart <= position && position < announcedEnd) {
      return (int) Math.min(LARGEST_WINDOW, announcedEnd - position);
    }
    // What follows the announced bytes is a sequence of its own: it ends soon.
    boolean isBeyond = sequenceStart < announcedEnd && announcedEnd <= position;
    long inSequence = position - (isBeyond ? announcedEnd : sequenceStart);
    long most = Math.min(inSequence / SHARE_AHEAD, file.sizeBytes() - position);
    return (int) Math.min(LARGEST_WINDOW, most);
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
      throw ChangedFileException.logged(file, "it ends at byte %d".formatted(position));
    }
    bytesFetched += count;
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
