package io.footfall.video;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** All packets of a picture in stored order: time in ticks, size, place, and two marks. */
final class PacketTable {
  private static final int KEY = 1;
  private static final int SHOWN = 2;
  private static final int FINGERPRINT_HEX = 32;

  private long[] times = new long[1024];
  private long[] positions = new long[1024];
  private int[] sizes = new int[1024];
  private byte[] marks = new byte[1024];
  private int count;

  void add(long ticks, long position, int size) {
    if (count == times.length) {
      int more = count * 2;
      times = Arrays.copyOf(times, more);
      positions = Arrays.copyOf(positions, more);
      sizes = Arrays.copyOf(sizes, more);
      marks = Arrays.copyOf(marks, more);
    }
    times[count] = ticks;
    positions[count] = position;
    sizes[count] = size;
    marks[count] = SHOWN;
    count++;
  }

  /** Marks the last packet as a place where decoding can start. */
  void markKey() {
    marks[count - 1] |= KEY;
  }

  /** Marks a packet as decoded, when at all, but not shown. */
  void hide(int packet) {
    marks[packet] &= ~SHOWN;
  }

  int count() {
    return count;
  }

  long time(int packet) {
    return times[packet];
  }

  void time(int packet, long ticks) {
    times[packet] = ticks;
  }

  long position(int packet) {
    return positions[packet];
  }

  int size(int packet) {
    return sizes[packet];
  }

  boolean isKey(int packet) {
    return (marks[packet] & KEY) != 0;
  }

  boolean isShown(int packet) {
    return (marks[packet] & SHOWN) != 0;
  }

  /** Forgets this packet and all after it. */
  void cutAt(int packet) {
    count = packet;
  }

  /** Times of the shown packets, ascending. */
  long[] shownTimes() {
    long[] shown = new long[count];
    int found = 0;
    for (int i = 0; i < count; i++) {
      if (isShown(i)) {
        shown[found++] = times[i];
      }
    }
    Arrays.sort(shown, 0, found);
    return Arrays.copyOf(shown, found);
  }

  /** Hash over sizes and times, the latter in microseconds from a tick. */
  String fingerprint(TimeBase base, long originTicks) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
    ByteBuffer entry = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);
    for (int i = 0; i < count; i++) {
      entry.clear();
      entry.putLong(base.toUs(times[i] - originTicks)).putInt(sizes[i]);
      digest.update(entry.array());
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT_HEX);
  }
}
