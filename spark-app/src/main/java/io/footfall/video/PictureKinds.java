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
  private boolean key;
  private Kind kind = Kind.ANCHOR;

  PictureKinds(Demuxer demuxer) {
    this.demuxer = demuxer;
    parser = onlyDecoderKnowsOrder() ? avcodec.av_parser_init(codecId()) : null;
    context = parser == null ? null : avcodec.avcodec_alloc_context3(null);
    if (parser != null) {
      avcodec.avcodec_parameters_to_context(context, demuxer.file().stream().codecpar());
      parser.flags(parser.flags() | AVCodecParserContext.PARSER_FLAG_COMPLETE_FRAMES);
    }
  }

  private int codecId() {
    return demuxer.file().stream().codecpar().codec_id();
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

  /** Looks at the next stored packet; to be called once for each, in stored order. */
  void inspect(AVPacket packet) {
    boolean bidirectional = false;
    key = demuxer.packetIsKey();
    switch (demuxer.file().codec()) {
      case "mpeg4":
        int type = mpeg4Type(packet);
        bidirectional = type == 2;
        key = type == 0;
        break;
      case "msmpeg4v2", "msmpeg4v3":
        key = packet.size() > 0 && (packet.data().get(0) & 0xC0) == 0;
        break;
      case "h264", "hevc":
        parse(packet);
        bidirectional = parser.pict_type() == avutil.AV_PICTURE_TYPE_B;
        key = parser.key_frame() == 1;
        break;
      default:
    }
    seenBidirectional |= bidirectional;
    kind = bidirectional ? Kind.BIDIRECTIONAL : Kind.ANCHOR;
  }

  Kind kind() {
    return kind;
  }

  /** Whether decoding can start here; what an unfinished AVI itself claims cannot be trusted. */
  boolean isKey() {
    return key;
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

  private void parse(AVPacket packet) {
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
  }

  @Override
  public void close() {
    if (parser != null) {
      avcodec.av_parser_close(parser);
      avcodec.avcodec_free_context(context);
    }
  }
}
