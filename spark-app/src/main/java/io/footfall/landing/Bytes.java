package io.footfall.landing;

import java.io.IOException;
import java.io.OutputStream;

/** A stretch of an array that a download is written into. */
final class Bytes extends OutputStream {
  private final byte[] array;
  private final int offset;
  private final int length;
  private int count;

  Bytes(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  int length() {
    return length;
  }

  int count() {
    return count;
  }

  void clear() {
    count = 0;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int from, int number) throws IOException {
    if (number > length - count) {
      throw new IOException("Storage sent more than the %d bytes asked for".formatted(length));
    }
    System.arraycopy(source, from, array, offset + count, number);
    count += number;
  }
}
