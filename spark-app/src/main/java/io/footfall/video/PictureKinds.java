package io.footfall.video;

import io.footfall.video.StoredOrder.Kind;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Tells key and bidirectional pictures by their first bytes, where the container does not. */
final class PictureKinds implements AutoCloseable {
  private final Demuxer demuxer;
  private final AVCodecParserContext parser;
  private final AVCodecContext context;
  private boolean seenBidirectional;

  PictureKinds(Demuxer demuxer) {
    this.demuxer = demuxer;
    parser = onlyDecoderKnowsOrder() ? avcodec.av_parser_init(codecId()) : null;
    context = parser == null ? null : avcodec.avcodec_alloc_context3(null);
    if (parser != null) {
      avcodec.avcodec_parameters_to_context(context, demuxer.stream().codecpar());
      parser.flags(parser.flags() | AVCodecParserContext.PARSER_FLAG_COMPLETE_FRAMES);
    }
  }

  private int codecId() {
    return demuxer.stream().codecpar().codec_id();
  }

  /**
   * Whether bidirectional pictures may refer to each other, so that kinds do not tell the order.
   */
  boolean onlyDecoderKnowsOrder() {
    return codecId() == avcodec.AV_CODEC_ID_H264 || codecId() == avcodec.AV_CODEC_ID_HEVC;
  }

  /** Whether any picture so far was bidirectional. */
  boolean seenBidirectional() {
    return seenBidirectional;
  }

  Kind of(AVPacket packet) {
    boolean bidirectional =
        switch (demuxer.codec()) {
          case "mpeg4" -> mpeg4Type(packet) == 2;
          case "h264", "hevc" -> parsedType(packet) == avutil.AV_PICTURE_TYPE_B;
          default -> false;
        };
    seenBidirectional |= bidirectional;
    return bidirectional ? Kind.BIDIRECTIONAL : Kind.ANCHOR;
  }

  /** Whether decoding can start here; what an unfinished AVI claims cannot be trusted. */
  boolean isKey(AVPacket packet) {
    return switch (demuxer.codec()) {
      case "mpeg4" -> mpeg4Type(packet) == 0;
      case "msmpeg4v2", "msmpeg4v3" -> packet.size() > 0 && (packet.data().get(0) & 0xC0) == 0;
      default -> demuxer.packetIsKey();
    };
  }

  /** Type of the first picture in an MPEG-4 part 2 packet: 0 I, 1 P, 2 B, 3 S; -1 when none. */
  private static int mpeg4Type(AVPacket packet) {
    BytePointer data = packet.data();
    for (int i = 0; i + 4 < packet.size(); i++) {
      if (data.get(i) == 0
          && data.get(i + 1) == 0
          && data.get(i + 2) == 1
          && (data.get(i + 3) & 0xFF) == 0xB6) {
        return (data.get(i + 4) & 0xFF) >> 6;
      }
    }
    return -1;
  }

  private int parsedType(AVPacket packet) {
    try (PointerPointer<BytePointer> out = new PointerPointer<>(1);
        IntPointer length = new IntPointer(1)) {
      avcodec.av_parser_parse2(
          parser,
          context,
          out,
          length,
          packet.data(),
          packet.size(),
          packet.pts(),
          packet.dts(),
          packet.pos());
    }
    return parser.pict_type();
  }

  @Override
  public void close() {
    if (parser != null) {
      avcodec.av_parser_close(parser);
      avcodec.avcodec_free_context(context);
    }
  }
}
