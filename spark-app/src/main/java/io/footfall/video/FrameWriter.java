package io.footfall.video;

import io.footfall.geometry.PictureSize;
import io.footfall.video.VideoException.Fault;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Writes pictures to an H.264 MP4 that any player shows.
 *
 * <p>Close it, or the file has no index. Not thread safe.
 */
public final class FrameWriter implements AutoCloseable {
  private static final int MICROS = 1_000_000;

  /** Enough for thin lines and small letters to stay legible. */
  private static final double BITS_PER_PIXEL = 0.15;

  private static final int KEY_FRAME_SECONDS = 2;

  private final Path file;
  private final PictureSize size;
  private final long frameUs;
  private final AVFormatContext format;
  private final AVCodecContext context;
  private final AVStream stream;
  private final AVFrame frame = avutil.av_frame_alloc();
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final SwsContext scaler;
  private final BytePointer bgr;
  private final PointerPointer<BytePointer> rows = new PointerPointer<>(4);
  private final IntPointer stride = new IntPointer(4);
  private long previousUs = -1;

  private FrameWriter(Path file, PictureSize size, double framesPerSecond) {
    this.file = file;
    this.size = size;
    frameUs = Math.round(MICROS / framesPerSecond);
    int width = size.width() & ~1;
    int height = size.height() & ~1;
    format = new AVFormatContext(null);
    avformat.avformat_alloc_output_context2(format, null, "mp4", file.toString());
    AVCodec codec = avcodec.avcodec_find_encoder_by_name("libopenh264");
    stream = avformat.avformat_new_stream(format, codec);
    context = avcodec.avcodec_alloc_context3(codec);
    context.width(width);
    context.height(height);
    context.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
    context.time_base(new AVRational().num(1).den(MICROS));
    context.framerate(avutil.av_d2q(framesPerSecond, 1001 * 1000));
    context.gop_size(Math.max(1, (int) Math.round(framesPerSecond * KEY_FRAME_SECONDS)));
    context.bit_rate(
        (long) Math.max(200_000, width * (double) height * framesPerSecond * BITS_PER_PIXEL));
    context.thread_count(1);
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    frame.format(avutil.AV_PIX_FMT_YUV420P);
    frame.width(width);
    frame.height(height);
    avutil.av_frame_get_buffer(frame, 0);
    scaler =
        swscale.sws_getContext(
            size.width(),
            size.height(),
            avutil.AV_PIX_FMT_BGR24,
            width,
            height,
            avutil.AV_PIX_FMT_YUV420P,
            swscale.SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    bgr = new BytePointer((long) size.width() * size.height() * 3);
    rows.put(0, bgr);
    stride.put(0, size.width() * 3);
  }

  /**
   * Creates a file, or replaces one.
   *
   * @param size of all pictures; an odd row or column at the end is squeezed away
   * @param framesPerSecond about how many will come, for the encoder to plan with
   * @throws VideoException STORAGE when the file cannot be created
   */
  public static FrameWriter open(Path file, PictureSize size, double framesPerSecond)
      throws VideoException {
    if (!(framesPerSecond > 0) || size.width() < 16 || size.height() < 16) {
      throw new IllegalArgumentException(
          "A video needs at least 16x16 pixels and a frame rate, but was %s at %s a second"
              .formatted(size, framesPerSecond));
    }
    Native.silence();
    FrameWriter writer = new FrameWriter(file, size, framesPerSecond);
    try {
      writer.start();
      return writer;
    } catch (VideoException e) {
      writer.free();
      throw e;
    }
  }

  private void start() throws VideoException {
    check(avcodec.avcodec_open2(context, context.codec(), (AVDictionary) null));
    avcodec.avcodec_parameters_from_context(stream.codecpar(), context);
    stream.time_base(context.time_base());
    AVIOContext output = new AVIOContext(null);
    check(avformat.avio_open(output, file.toString(), avformat.AVIO_FLAG_WRITE));
    format.pb(output);
    check(avformat.avformat_write_header(format, (AVDictionary) null));
  }

  /**
   * Adds a picture.
   *
   * @param picture of the writer's size and TYPE_3BYTE_BGR
   * @param ptsUs when to show it, later than the one before
   */
  public void write(BufferedImage picture, long ptsUs) throws VideoException {
    if (picture.getType() != BufferedImage.TYPE_3BYTE_BGR
        || picture.getWidth() != size.width()
        || picture.getHeight() != size.height()) {
      throw new IllegalArgumentException(
          "Pictures must be TYPE_3BYTE_BGR of %s, but one was type %d of %dx%d"
              .formatted(size, picture.getType(), picture.getWidth(), picture.getHeight()));
    }
    if (ptsUs <= previousUs) {
      throw new IllegalArgumentException(
          "A picture at %d us cannot follow one at %d us".formatted(ptsUs, previousUs));
    }
    previousUs = ptsUs;
    bgr.position(0).put(((DataBufferByte) picture.getRaster().getDataBuffer()).getData());
    check(avutil.av_frame_make_writable(frame));
    swscale.sws_scale(scaler, rows, stride, 0, size.height(), frame.data(), frame.linesize());
    frame.pts(ptsUs);
    check(avcodec.avcodec_send_frame(context, frame));
    writePackets();
  }

  private void writePackets() throws VideoException {
    while (avcodec.avcodec_receive_packet(context, packet) >= 0) {
      // Without a length the last picture would fall outside of what an MP4 says it shows.
      packet.duration(frameUs);
      avcodec.av_packet_rescale_ts(packet, context.time_base(), stream.time_base());
      packet.stream_index(stream.index());
      check(avformat.av_interleaved_write_frame(format, packet));
    }
  }

  private void check(int result) throws VideoException {
    if (result < 0) {
      throw new VideoException(
          Fault.STORAGE,
          "Cannot write %s: %s. Is the folder there, writable and not full?"
              .formatted(file, Native.message(result)),
          null);
    }
  }

  /** Finishes the file. */
  @Override
  public void close() throws VideoException {
    try {
      check(avcodec.avcodec_send_frame(context, null));
      writePackets();
      check(avformat.av_write_trailer(format));
    } finally {
      free();
    }
  }

  private void free() {
    if (format.pb() != null) {
      avformat.avio_close(format.pb());
    }
    swscale.sws_freeContext(scaler);
    bgr.close();
    rows.close();
    stride.close();
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(frame);
    avcodec.avcodec_free_context(context);
    avformat.avformat_free_context(format);
  }
}
