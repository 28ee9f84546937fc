package io.footfall.video;

/** The first two elements of a Matroska file: its header, and the segment that is all the rest. */
final class Ebml {
  private static final int ID_BYTES = 4;

  private Ebml() {}

  /** Byte offset at which the segment says it ends; -1 when it does not say, as live ones do. */
  static long segmentEnd(byte[] head) {
    long header = number(head, ID_BYTES);
    int segment = ID_BYTES + length(head, ID_BYTES) + (int) Math.min(header, head.length);
    if (header < 0 || segment + ID_BYTES >= head.length) {
      return -1;
    }
    long size = number(head, segment + ID_BYTES);
    return size < 0 ? -1 : segment + ID_BYTES + length(head, segment + ID_BYTES) + size;
  }

  /** How many bytes a number takes, told by the leading zeros of its first. */
  private static int length(byte[] bytes, int at) {
    return Integer.numberOfLeadingZeros(bytes[at] & 0xFF) - 23;
  }

  /** A number of variable length; -1 when all its bits are set, which means unknown. */
  private static long number(byte[] bytes, int at) {
    int length = length(bytes, at);
    if (length > 8 || at + length > bytes.length) {
      return -1;
    }
    long value = bytes[at] & (0xFF >> length);
    boolean unknown = value == 0xFF >> length;
    for (int i = 1; i < length; i++) {
      value = value << 8 | (bytes[at + i] & 0xFF);
      unknown &= (bytes[at + i] & 0xFF) == 0xFF;
    }
    return unknown ? -1 : value;
  }
}
