package io.footfall.simulate.encode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_I;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Compresses BGR pictures into packets, on the caller's thread, the same bytes every time. */
final class PictureEncoder implements AutoCloseable {
  /** A quantiser scale that leaves MPEG-4 and JPEG pictures clean at a camera's usual size. */
  private static final int CONSTANT_QUALITY = 4;

  private static final int EAGAIN = -11;

  private final String name;
  private final AVCodecContext context;
  private final AVFrame frame;
  private final AVPacket packet;
  private final BytePointer bgr;
  private final PointerPointer<BytePointer> bgrPlanes;
  private final IntPointer bgrStride;
  private final SwsContext converter;

  PictureEncoder(VideoSpec spec, AVRational timeBase, boolean globalHeader, Object file) {
    this.name = file.toString();
    String encoder =
        spec.codec()
            .encoder()
            .orElseThrow(
                () ->
                    new VideoWriteException(
                        "Cannot write %s: this FFmpeg build has no encoder for %s. Choose another codec."
                            .formatted(file, spec.codec())));
    AVCodec codec = avcodec_find_encoder_by_name(encoder);
    int width = spec.storedWidth();
    int height = spec.storedHeight();
    int format = spec.codec() == Codec.MJPEG ? AV_PIX_FMT_YUVJ420P : AV_PIX_FMT_YUV420P;

    context = Native.check(avcodec_alloc_context3(codec), "allocate the encoder", name);
    context.width(width).height(height).pix_fmt(format);
    context.time_base(timeBase).framerate(Native.frameRate(spec));
    context.gop_size(groupSetting(spec)).max_b_frames(spec.bFrames()).thread_count(1);
    context.flags(context.flags() | AV_CODEC_FLAG_BITEXACT);
    if (globalHeader) {
      context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    setQuality(spec);

    frame = av_frame_alloc();
    packet = av_packet_alloc();
    bgr = new BytePointer((long) width * height * 3);
    bgrPlanes = new PointerPointer<BytePointer>(1).put(0, bgr);
    bgrStride = new IntPointer(1).put(width * 3);
    converter =
        sws_getContext(
            width,
            height,
            AV_PIX_FMT_BGR24,
            width,
            height,
            format,
            SWS_BILINEAR | SWS_BITEXACT,
            null,
            null,
            (DoublePointer) null);
    try {
      frame.width(width).height(height).format(format);
      Native.check(av_frame_get_buffer(frame, 0), "allocate a picture", name);
      Native.check(converter, "prepare the colour conversion", name);
      Native.check(avcodec_open2(context, codec, (AVDictionary) null), "open " + encoder, name);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  AVCodecContext context() {
    return context;
  }

  /** Converts a picture, stored orientation, for the next {@link #encode}. */
  void load(byte[] storedBgr) {
    Native.check(av_frame_make_writable(frame), "allocate a picture", name);
    bgr.position(0).put(storedBgr, 0, storedBgr.length);
    sws_scale(converter, bgrPlanes, bgrStride, 0, frame.height(), frame.data(), frame.linesize());
  }

  /** Compresses the loaded picture as the first of a group: a key frame. */
  void encodeKey(long pts, Consumer<AVPacket> packets) {
    encode(pts, AV_PICTURE_TYPE_I, packets);
  }

  /** Compresses the loaded picture; it stays loaded. */
  void encode(long pts, Consumer<AVPacket> packets) {
    encode(pts, AV_PICTURE_TYPE_NONE, packets);
  }

  private void encode(long pts, int pictureType, Consumer<AVPacket> packets) {
    frame.pts(pts).pict_type(pictureType);
    Native.check(avcodec_send_frame(context, frame), "encode a picture", name);
    drain(packets);
  }

  /** Hands out what the encoder still holds back for B-frames. */
  void finish(Consumer<AVPacket> packets) {
    Native.check(avcodec_send_frame(context, null), "finish encoding", name);
    drain(packets);
  }

  private void drain(Consumer<AVPacket> packets) {
    while (true) {
      int code = avcodec_receive_packet(context, packet);
      if (code == EAGAIN || code == AVERROR_EOF) {
        return;
      }
      Native.check(code, "encode a picture", name);
      packets.accept(packet);
      av_packet_unref(packet);
    }
  }

  private void setQuality(VideoSpec spec) {
    boolean openH264 = spec.codec() == Codec.H264;
    if (openH264) {
      av_opt_set(context.priv_data(), "profile", "high", 0);
      av_opt_set(context.priv_data(), "rc_mode", spec.bitRate().isPresent() ? "bitrate" : "off", 0);
    }
    if (spec.bitRate().isPresent()) {
      context.bit_rate(spec.bitRate().getAsInt());
    } else if (!openH264) {
      context.flags(context.flags() | AV_CODEC_FLAG_QSCALE);
      context.global_quality(FF_QP2LAMBDA * CONSTANT_QUALITY);
    }
  }

  /** Every group is begun by hand; OpenH264 takes 0 for "never of your own accord". */
  private static int groupSetting(VideoSpec spec) {
    return spec.codec() == Codec.H264 ? 0 : spec.gopFrames();
  }

  @Override
  public void close() {
    if (converter != null) {
      sws_freeContext(converter);
    }
    bgrStride.close();
    bgrPlanes.close();
    bgr.close();
    av_packet_free(packet);
    av_frame_free(frame);
    avcodec_free_context(context);
  }
}
