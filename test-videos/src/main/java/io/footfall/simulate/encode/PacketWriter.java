package io.footfall.simulate.encode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_new;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_set;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/** Puts packets of one video stream into a file, without a trace of clock or chance. */
final class PacketWriter implements AutoCloseable {
  private static final int DISPLAY_MATRIX_BYTES = 9 * Integer.BYTES;

  private final Path path;
  private final VideoSpec spec;
  private final AVFormatContext format;
  private AVStream stream;
  private AVRational packetTimeBase;
  private long frameLength;
  private boolean headerWritten;

  PacketWriter(Path path, VideoSpec spec) {
    this.path = path;
    this.spec = spec;
    this.format = new AVFormatContext(null);
    Native.check(
        avformat_alloc_output_context2(format, null, spec.container().muxer(), path.toString()),
        "prepare the container",
        path);
    format.flags(format.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
  }

  boolean wantsGlobalHeader() {
    return (format.oformat().flags() & AVFMT_GLOBALHEADER) != 0;
  }

  /** Opens the file and writes its head. */
  void begin(AVCodecContext encoder) {
    stream = Native.check(avformat_new_stream(format, null), "add the video stream", path);
    packetTimeBase = encoder.time_base();
    stream.time_base(packetTimeBase);
    stream.avg_frame_rate(encoder.framerate());
    Native.check(
        avcodec_parameters_from_context(stream.codecpar(), encoder), "describe the codec", path);
    if (spec.rotation() != Rotation.NONE) {
      addDisplayMatrix(stream.codecpar());
    }
    if (spec.container().hasEditList()) {
      format.avoid_negative_ts(AVFormatContext.AVFMT_AVOID_NEG_TS_DISABLED);
    }
    AVIOContext file = new AVIOContext(null);
    Native.check(avio_open(file, path.toString(), AVIO_FLAG_WRITE), "open the file", path);
    format.pb(file);
    writeHeader();
  }

  private void writeHeader() {
    AVDictionary metadata = new AVDictionary(null);
    spec.creationTime()
        .ifPresent(time -> av_dict_set(metadata, "creation_time", time.toString(), 0));
    format.metadata(metadata);
    AVDictionary options = new AVDictionary(null);
    switch (spec.container().hasEditList() ? spec.index() : IndexLayout.LAST) {
      case LAST -> {}
      case FIRST -> av_dict_set(options, "movflags", "faststart", 0);
      case FRAGMENTED ->
          av_dict_set(options, "movflags", "frag_keyframe+empty_moov+default_base_moof", 0);
    }
    try {
      Native.check(avformat_write_header(format, options), "write the head", path);
      headerWritten = true;
      frameLength =
          Math.max(1, av_rescale_q(1, invert(Native.frameRate(spec)), stream.time_base()));
    } finally {
      av_dict_free(options);
    }
  }

  private void addDisplayMatrix(AVCodecParameters parameters) {
    AVPacketSideData list = new AVPacketSideData((Pointer) null);
    int[] count = {0};
    AVPacketSideData entry =
        Native.check(
            av_packet_side_data_new(
                list, count, AV_PKT_DATA_DISPLAYMATRIX, DISPLAY_MATRIX_BYTES, 0),
            "add the rotation",
            path);
    av_display_rotation_set(new IntPointer(entry.data()), spec.rotation().degrees());
    parameters.coded_side_data(list);
    parameters.nb_coded_side_data(count[0]);
  }

  /** Writes a packet whose times are in the encoder's time base; the packet's times are changed. */
  void write(AVPacket packet) {
    packet.pts(av_rescale_q(packet.pts(), packetTimeBase, stream.time_base()));
    packet.dts(av_rescale_q(packet.dts(), packetTimeBase, stream.time_base()));
    packet.duration(frameLength).stream_index(stream.index());
    Native.check(av_write_frame(format, packet), "write a packet", path);
  }

  /** Writes the index; nothing may follow but {@link #close()}. */
  void finish() {
    headerWritten = false;
    Native.check(av_write_trailer(format), "write the index", path);
  }

  private static AVRational invert(AVRational rate) {
    return Native.fraction(rate.den(), rate.num());
  }

  /** Closes the file; without {@link #finish()} it stays without an index. */
  @Override
  public void close() {
    if (format.isNull()) {
      return;
    }
    if (headerWritten) {
      av_write_trailer(format);
    }
    if (format.pb() != null) {
      avio_closep(format.pb());
      format.pb(null);
    }
    avformat_free_context(format);
    format.setNull();
  }
}
