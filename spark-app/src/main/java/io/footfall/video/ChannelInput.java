package io.footfall.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * FFmpeg's view of a seekable channel: it reads what is asked for, counts it, and keeps the first
 * failure, because FFmpeg itself may take a failed read for the end.
 *
 * <p>A hollow input answers reads with zeros without touching the channel. A container that finds
 * its packets through an index read at opening can so be walked packet by packet for nothing.
 */
final class ChannelInput implements AutoCloseable {
  private static final int BUFFER_BYTES = 32 * 1024;
  private static final int SEEK_FORCE = 0x20000;
  private static final int SEEK_SIZE = 0x10000;
  private static final int NATIVE_EIO = -5;

  /**
   * JavaCPP hands out only a few native entry points a callback class, so all inputs share one and
   * are told apart by the address FFmpeg passes back. The one static map of this room.
   */
  private static final ConcurrentHashMap<Long, ChannelInput> OPEN = new ConcurrentHashMap<>();

  private static final Read READ = new Read();
  private static final Seek SEEK = new Seek();

  private final SeekableByteChannel channel;
  private final BytePointer key = new BytePointer(1L);
  private final long size;
  private final AVIOContext context;

  /** Opening comes back to the start more than once; it is fetched only once. */
  private byte[] head;

  private long position;
  private long bytesRead;
  private boolean hollow;
  private volatile IOException failure;

  ChannelInput(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    size = channel.size();
    OPEN.put(key.address(), this);
    BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER_BYTES));
    context = avformat.avio_alloc_context(buffer, BUFFER_BYTES, 0, key, READ, null, SEEK);
  }

  /** Some bytes, fewer when there are no more; by which a container is told. */
  byte[] peek(int length, long offset) throws IOException {
    ByteBuffer peeked = ByteBuffer.allocate((int) Math.min(length, Math.max(0, size - offset)));
    fill(peeked, offset);
    return Arrays.copyOf(peeked.array(), peeked.position());
  }

  AVIOContext context() {
    return context;
  }

  long size() {
    return size;
  }

  /** Bytes really taken from the channel. */
  long bytesRead() {
    return bytesRead;
  }

  /** From now on reads give zeros and cost nothing. */
  void hollowOut() {
    hollow = true;
  }

  /** Throws the failure of the channel, if there was one. */
  void check(String name) throws VideoException {
    IOException seen = failure;
    if (seen != null) {
      throw VideoException.storage(name, seen);
    }
  }

  @Override
  public void close() {
    OPEN.remove(key.address());
    avutil.av_free(context.buffer());
    avformat.avio_context_free(context);
    key.close();
  }

  private int read(BytePointer target, int wanted) {
    if (failure != null) {
      return NATIVE_EIO;
    }
    int length = (int) Math.min(wanted, size - position);
    if (length <= 0) {
      return avutil.AVERROR_EOF;
    }
    if (hollow) {
      Pointer.memset(target, 0, length);
      position += length;
      return length;
    }
    ByteBuffer buffer = target.capacity(length).asByteBuffer();
    try {
      fill(buffer, position);
    } catch (IOException e) {
      failure = e;
      return NATIVE_EIO;
    }
    position += length;
    return length;
  }

  private void fill(ByteBuffer target, long offset) throws IOException {
    if (head == null) {
      ByteBuffer first = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, size));
      fetch(first, 0);
      head = first.array();
    }
    long at = offset;
    if (at < head.length) {
      int known = (int) Math.min(target.remaining(), head.length - at);
      target.put(head, (int) at, known);
      at += known;
    }
    fetch(target, at);
  }

  private void fetch(ByteBuffer target, long offset) throws IOException {
    if (!target.hasRemaining()) {
      return;
    }
    channel.position(offset);
    while (target.hasRemaining()) {
      int read = channel.read(target);
      if (read < 0) {
        throw new IOException("ends before byte %d of %d".formatted(offset, size));
      }
      bytesRead += read;
    }
  }

  private long seek(long offset, int whence) {
    switch (whence & ~SEEK_FORCE) {
      case SEEK_SIZE:
        return size;
      case 0:
        position = offset;
        break;
      case 1:
        position += offset;
        break;
      case 2:
        position = size + offset;
        break;
      default:
        return -1;
    }
    return position;
  }

  private static final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer buffer, int size) {
      ChannelInput input = OPEN.get(opaque.address());
      return input == null ? NATIVE_EIO : input.guardedRead(buffer, size);
    }
  }

  /** Nothing may be thrown through native frames. */
  private int guardedRead(BytePointer buffer, int length) {
    try {
      return read(buffer, length);
    } catch (RuntimeException e) {
      failure = new IOException(e);
      return NATIVE_EIO;
    }
  }

  private static final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer opaque, long offset, int whence) {
      ChannelInput input = OPEN.get(opaque.address());
      return input == null ? NATIVE_EIO : input.seek(offset, whence);
    }
  }
}
