package io.footfall.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that counts what is read of it and can fail from a byte of that count on. */
public final class CountingChannel implements SeekableByteChannel {
  private final SeekableByteChannel file;
  private long failAfter = Long.MAX_VALUE;
  private long bytesRead;

  public CountingChannel(Path path) throws IOException {
    file = Files.newByteChannel(path);
  }

  public CountingChannel failingAfter(long bytes) {
    failAfter = bytes;
    return this;
  }

  public long bytesRead() {
    return bytesRead;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (bytesRead + target.remaining() > failAfter) {
      throw new IOException("connection reset");
    }
    int read = file.read(target);
    bytesRead += Math.max(0, read);
    return read;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    file.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
