package io.footfall.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntToLongFunction;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * A small video written for a test: each frame carries its number in black and white squares on a
 * grey ground that changes, with noise so that it has some bytes.
 */
public final class Clip {
  static final int SQUARE = 16;
  static final int BITS = 12;
  private static final int MICROS = 1_000_000;

  private final String container;
  private final String codec;
  private final int width = 256;
  private final int height = 192;
  private final int framesPerSecond = 25;
  private int frames = 75;
  private int keyFrameDistance = 12;
  private int bidirectional;
  private int noise = 8;
  private int rotation;
  private boolean picture = true;
  private boolean sound;
  private String muxerOptions = "";
  private String created = "";
  private AVRational pixelAspect = new AVRational().num(1).den(1);
  private IntToLongFunction ptsUs = frame -> frame * 40_000L;

  private Clip(String container, String codec) {
    this.container = container;
    this.codec = codec;
  }

  /** Three seconds of 25 frames, a key frame every twelve. */
  public static Clip of(String container, String codec) {
    return new Clip(container, codec);
  }

  public Clip frames(int count) {
    frames = count;
    return this;
  }

  public Clip bidirectional(int count) {
    bidirectional = count;
    return this;
  }

  public Clip keyFrameEvery(int distance) {
    keyFrameDistance = distance;
    return this;
  }

  public Clip noise(int amplitude) {
    noise = amplitude;
    return this;
  }

  public Clip rotated(int degreesClockwise) {
    rotation = degreesClockwise;
    return this;
  }

  public Clip withSound() {
    sound = true;
    return this;
  }

  Clip onlySound() {
    picture = false;
    return withSound();
  }

  /** Options as name=value, separated by semicolons. */
  Clip muxed(String options) {
    muxerOptions = options;
    return this;
  }

  public Clip createdAt(String instant) {
    created = instant;
    return this;
  }

  Clip pixelAspect(int pixelWidth, int pixelHeight) {
    pixelAspect = new AVRational().num(pixelWidth).den(pixelHeight);
    return this;
  }

  Clip shownAt(IntToLongFunction times) {
    ptsUs = times;
    return this;
  }

  /** Reads back the number in a frame of the clip's own size, packed RGB. */
  static int number(byte[] rgb, int width) {
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int centre = (SQUARE / 2) * width + bit * SQUARE + SQUARE / 2;
      number |= (rgb[centre * 3] & 0xFF) > 127 ? 1 << bit : 0;
    }
    return number;
  }

  public Path write(Path file) throws IOException {
    Native.silence();
    AVFormatContext format = new AVFormatContext(null);
    check(
        avformat.avformat_alloc_output_context2(format, null, container, file.toString()),
        "container");
    AVCodec encoder = avcodec.avcodec_find_encoder_by_name(codec);
    AVCodecContext context = avcodec.avcodec_alloc_context3(encoder);
    boolean global = (format.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0;
    configure(context, global);
    check(avcodec.avcodec_open2(context, encoder, (AVDictionary) null), "encoder");
    AVStream stream = picture ? addPicture(format, context, encoder) : null;
    if (!created.isEmpty()) {
      AVDictionary metadata = new AVDictionary(null);
      avutil.av_dict_set(metadata, "creation_time", created, 0);
      format.metadata(metadata);
    }
    AVStream audio = sound ? addSound(format) : null;
    AVIOContext output = new AVIOContext(null);
    check(avformat.avio_open(output, file.toString(), avformat.AVIO_FLAG_WRITE), "file");
    format.pb(output);
    AVDictionary options = new AVDictionary(null);
    for (String option : muxerOptions.isEmpty() ? new String[0] : muxerOptions.split(";", -1)) {
      String[] pair = option.split("=", -1);
      avutil.av_dict_set(options, pair[0], pair[1], 0);
    }
    check(avformat.avformat_write_header(format, options), "header");
    encode(format, context, stream, audio);
    check(avformat.av_write_trailer(format), "trailer");
    avformat.avio_close(format.pb());
    avcodec.avcodec_free_context(context);
    avformat.avformat_free_context(format);
    return file;
  }

  private void configure(AVCodecContext context, boolean global) {
    context.width(width);
    context.height(height);
    boolean jpeg = codec.equals("mjpeg");
    context.pix_fmt(jpeg ? avutil.AV_PIX_FMT_YUVJ420P : avutil.AV_PIX_FMT_YUV420P);
    boolean fine = container.equals("mp4") || container.equals("mov");
    context.time_base(
        new AVRational().num(1).den(fine || container.equals("mpegts") ? 90_000 : framesPerSecond));
    if (container.equals("matroska")) {
      context.time_base(new AVRational().num(1).den(1000));
    }
    context.framerate(new AVRational().num(framesPerSecond).den(1));
    if (codec.equals("mpeg4")) {
      // MPEG-4 has no finer clock than 1/65535 s.
      context.time_base(new AVRational().num(1).den(framesPerSecond));
    }
    context.sample_aspect_ratio(pixelAspect);
    context.gop_size(keyFrameDistance);
    context.max_b_frames(bidirectional);
    context.bit_rate(40_000_000L);
    context.thread_count(1);
    if (!codec.equals("libopenh264")) {
      context.flags(context.flags() | avcodec.AV_CODEC_FLAG_QSCALE);
      context.global_quality(4 * avutil.FF_QP2LAMBDA);
    }
    if (global) {
      context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    }
  }

  private AVStream addPicture(AVFormatContext format, AVCodecContext context, AVCodec encoder) {
    AVStream stream = avformat.avformat_new_stream(format, encoder);
    avcodec.avcodec_parameters_from_context(stream.codecpar(), context);
    stream.time_base(context.time_base());
    stream.avg_frame_rate(context.framerate());
    stream.sample_aspect_ratio(context.sample_aspect_ratio());
    turn(stream);
    return stream;
  }

  private void turn(AVStream stream) {
    if (rotation != 0) {
      int[] matrix = new int[9];
      avutil.av_display_rotation_set(matrix, rotation);
      AVPacketSideData list = new AVPacketSideData(null);
      AVPacketSideData data =
          avcodec.av_packet_side_data_new(
              list, new IntPointer(new int[1]), avcodec.AV_PKT_DATA_DISPLAYMATRIX, 36, 0);
      new IntPointer(data.data()).put(matrix);
      stream.codecpar().coded_side_data(list);
      stream.codecpar().nb_coded_side_data(1);
    }
  }

  private static AVStream addSound(AVFormatContext format) {
    AVStream audio = avformat.avformat_new_stream(format, null);
    audio.codecpar().codec_type(avutil.AVMEDIA_TYPE_AUDIO);
    audio.codecpar().codec_id(avcodec.AV_CODEC_ID_MP2);
    audio.codecpar().sample_rate(48_000);
    audio.codecpar().frame_size(1152);
    audio.codecpar().bit_rate(192_000);
    audio.codecpar().ch_layout().nb_channels(2);
    audio.time_base(new AVRational().num(1).den(48_000));
    return audio;
  }

  private void encode(
      AVFormatContext format, AVCodecContext context, AVStream stream, AVStream audio)
      throws IOException {
    AVFrame frame = avutil.av_frame_alloc();
    frame.format(context.pix_fmt());
    frame.width(width);
    frame.height(height);
    check(avutil.av_frame_get_buffer(frame, 0), "frame");
    frame.quality(context.global_quality());
    AVPacket packet = avcodec.av_packet_alloc();
    AVRational base = context.time_base();
    long soundUs = 0;
    for (int i = 0; i <= frames; i++) {
      if (i < frames) {
        avutil.av_frame_make_writable(frame);
        draw(frame, i);
        frame.pts(Math.round((double) ptsUs.applyAsLong(i) * base.den() / base.num() / MICROS));
      }
      check(avcodec.avcodec_send_frame(context, i < frames ? frame : null), "encode");
      while (avcodec.avcodec_receive_packet(context, packet) >= 0) {
        if (stream == null) {
          continue;
        }
        avcodec.av_packet_rescale_ts(packet, base, stream.time_base());
        packet.stream_index(stream.index());
        check(avformat.av_interleaved_write_frame(format, packet), "write");
      }
      for (; audio != null && i < frames && soundUs < ptsUs.applyAsLong(i); soundUs += 24_000) {
        writeSound(format, audio, packet, soundUs);
      }
    }
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(frame);
  }

  private static void writeSound(
      AVFormatContext format, AVStream audio, AVPacket packet, long ptsUs) throws IOException {
    check(avcodec.av_new_packet(packet, 576), "sound");
    for (int i = 0; i < 576; i++) {
      packet.data().put(i, (byte) (i < 4 ? new int[] {0xFF, 0xFD, 0xA4, 0x04}[i] : 0));
    }
    long ticks = ptsUs * audio.time_base().den() / audio.time_base().num() / MICROS;
    packet.pts(ticks);
    packet.dts(ticks);
    packet.duration(24_000L * audio.time_base().den() / MICROS);
    packet.flags(avcodec.AV_PKT_FLAG_KEY);
    packet.stream_index(audio.index());
    check(avformat.av_interleaved_write_frame(format, packet), "write sound");
  }

  private void draw(AVFrame frame, int number) {
    byte[] luma = new byte[width];
    int stride = frame.linesize(0);
    long random = number + 1L;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        random = random * 6364136223846793005L + 1442695040888963407L;
        int value = 60 + (x + y + number * 2) % 120;
        value += noise == 0 ? 0 : (int) ((random >>> 40) % noise);
        if (y < SQUARE && x < SQUARE * BITS) {
          value = (number >> (x / SQUARE) & 1) == 1 ? 230 : 20;
        }
        luma[x] = (byte) value;
      }
      frame.data(0).position((long) y * stride).put(luma);
    }
    frame.data(0).position(0);
    for (int plane = 1; plane <= 2; plane++) {
      BytePointer chroma = frame.data(plane);
      byte[] row = new byte[width / 2];
      for (int y = 0; y < height / 2; y++) {
        for (int x = 0; x < row.length; x++) {
          row[x] = (byte) (110 + (plane == 1 ? x : y) % 40);
        }
        chroma.position((long) y * frame.linesize(plane)).put(row);
      }
    }
  }

  private static void check(int result, String step) throws IOException {
    if (result < 0) {
      throw new IOException("Test clip: " + step + ": " + Native.message(result));
    }
  }
}
