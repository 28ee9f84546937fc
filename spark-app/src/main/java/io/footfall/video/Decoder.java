package io.footfall.video;

import io.footfall.video.VideoException.Fault;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** One decoder in the caller's thread. Pictures come out in the order they are shown. */
final class Decoder implements AutoCloseable {
  /** An 8K picture; a header that asks for more asks for our memory. */
  private static final long MOST_PIXELS = 7680L * 4320L;

  private static final int NATIVE_EAGAIN = -11;

  private final AVCodecContext context;
  private final AVFrame frame = avutil.av_frame_alloc();
  private int failure;

  private Decoder(AVCodecContext context) {
    this.context = context;
  }

  static Decoder open(Demuxer demuxer) throws VideoException {
    AVCodec codec = avcodec.avcodec_find_decoder(demuxer.file().stream().codecpar().codec_id());
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    Decoder decoder = new Decoder(context);
    avcodec.avcodec_parameters_to_context(context, demuxer.parameters());
    context.thread_count(1);
    context.max_pixels(MOST_PIXELS);
    context.pkt_timebase(demuxer.file().stream().time_base());
    // Else the H.264 decoder learns how far pictures are reordered by dropping the first that are.
    context.strict_std_compliance(avcodec.FF_COMPLIANCE_STRICT);
    int result = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
    if (result < 0) {
      decoder.close();
      throw VideoException.of(
          Fault.UNSUPPORTED_CODEC,
          "%s cannot be decoded as %s: %s. Convert it to H.264.",
          demuxer.file().name(),
          demuxer.file().codec(),
          Native.message(result));
    }
    return decoder;
  }

  /** Gives it a packet, or null for the end; says whether it could make use of it. */
  boolean send(AVPacket packet) {
    failure = avcodec.avcodec_send_packet(context, packet);
    return failure >= 0;
  }

  /** Asks for the next picture. */
  Answer receive() {
    int result = avcodec.avcodec_receive_frame(context, frame);
    if (result >= 0) {
      return Answer.FRAME;
    }
    if (result == avutil.AVERROR_EOF) {
      return Answer.END;
    }
    if (result == NATIVE_EAGAIN) {
      return Answer.HUNGRY;
    }
    failure = result;
    return Answer.FAILED;
  }

  /** What the last failure was. */
  String failure() {
    return Native.message(failure);
  }

  /** The picture last received, valid until the next. */
  AVFrame frame() {
    return frame;
  }

  /** Whether the picture was patched up where its data made no sense. */
  boolean frameIsDamaged() {
    return frame.decode_error_flags() != 0 || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
  }

  boolean frameIsKey() {
    return (frame.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0;
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    avcodec.avcodec_free_context(context);
  }

  /** What a decoder says when asked for a picture. */
  enum Answer {
    FRAME,
    HUNGRY,
    FAILED,
    END
  }
}
