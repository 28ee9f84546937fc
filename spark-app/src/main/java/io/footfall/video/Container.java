package io.footfall.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The containers we read, told apart by their first bytes. */
enum Container {
  /** MP4 and MOV with one index for the whole file. */
  MP4("mp4"),
  /** MP4 in fragments, each with its own index. */
  FRAGMENTED_MP4("mp4"),
  MATROSKA("matroska"),
  AVI("avi"),
  MPEG_TS("mpegts");

  /** More boxes than any recorder writes before its first fragment. */
  private static final int MOST_BOXES = 64;

  private static final int TS_PACKET = 188;
  private static final int M2TS_PACKET = 192;

  private final String label;

  Container(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  boolean isMp4() {
    return this == MP4 || this == FRAGMENTED_MP4;
  }

  static Optional<Container> of(ChannelInput input) throws IOException {
    byte[] head = input.peek(2 * M2TS_PACKET, 0);
    if (text(head, 0).equals("RIFF") && text(head, 8).startsWith("AVI")) {
      return Optional.of(AVI);
    }
    if (head.length > 4 && ByteBuffer.wrap(head).getInt() == 0x1A45DFA3) {
      return Optional.of(MATROSKA);
    }
    switch (text(head, 4)) {
      case "ftyp", "moov", "mdat", "wide", "free", "skip", "pnot":
        return Optional.of(hasFragments(input) ? FRAGMENTED_MP4 : MP4);
      default:
    }
    boolean ts = synced(head, 0, TS_PACKET) || synced(head, 4, M2TS_PACKET);
    return ts ? Optional.of(MPEG_TS) : Optional.empty();
  }

  private static boolean synced(byte[] head, int offset, int packet) {
    return head.length > offset + packet && head[offset] == 0x47 && head[offset + packet] == 0x47;
  }

  private static String text(byte[] head, int offset) {
    return head.length < offset + 4 ? "" : new String(head, offset, 4, StandardCharsets.ISO_8859_1);
  }

  /** Walks the outermost boxes until one is a movie fragment. */
  private static boolean hasFragments(ChannelInput input) throws IOException {
    long offset = 0;
    for (int box = 0; box < MOST_BOXES && offset < input.size(); box++) {
      byte[] header = input.peek(16, offset);
      if (header.length < 16) {
        return false;
      }
      if (text(header, 4).equals("moof")) {
        return true;
      }
      long length = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt());
      if (length == 1) {
        length = ByteBuffer.wrap(header).getLong(8);
      }
      if (length < 8) {
        return false;
      }
      offset += length;
    }
    return false;
  }
}
