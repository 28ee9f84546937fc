package io.footfall.video;

import io.footfall.video.VideoException.Fault;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * The packets of a file's picture, in stored order, with the times the container gives and no
 * others: FFmpeg's guesses depend on where reading began, and a range must not.
 */
final class Demuxer implements AutoCloseable {
  /** Codec names as FFmpeg has them, and what we accept. */
  private static final Map<Integer, String> CODECS =
      Map.of(
          avcodec.AV_CODEC_ID_H264, "h264",
          avcodec.AV_CODEC_ID_HEVC, "hevc",
          avcodec.AV_CODEC_ID_MPEG4, "mpeg4",
          avcodec.AV_CODEC_ID_MSMPEG4V1, "msmpeg4v1",
          avcodec.AV_CODEC_ID_MSMPEG4V2, "msmpeg4v2",
          avcodec.AV_CODEC_ID_MSMPEG4V3, "msmpeg4v3",
          avcodec.AV_CODEC_ID_MJPEG, "mjpeg");

  /** A file is given up when so many reads in a row fail without being its end. */
  private static final int MOST_FAILED_READS = 50;

  private final String name;
  private final Container container;
  private final ChannelInput input;
  private final AVFormatContext format;
  private final AVPacket packet;
  private AVStream stream;
  private AVBSFContext unpacker;
  private int failedReads;

  private Demuxer(String name, Container container, ChannelInput input, AVFormatContext format) {
    this.name = name;
    this.container = container;
    this.input = input;
    this.format = format;
    packet = avcodec.av_packet_alloc();
  }

  /** Opens with everything the container can tell, its index included. */
  static Demuxer open(SeekableByteChannel channel, String name) throws VideoException {
    return open(channel, name, 0);
  }

  /** Opens for reading packets one after the other; an index at the end of an AVI is not read. */
  static Demuxer openForReading(SeekableByteChannel channel, String name) throws VideoException {
    return open(channel, name, AVFormatContext.AVFMT_FLAG_IGNIDX);
  }

  private static Demuxer open(SeekableByteChannel channel, String name, int aviFlags)
      throws VideoException {
    Native.silence();
    ChannelInput input = null;
    try {
      input = new ChannelInput(channel);
      if (input.size() == 0) {
        throw fault(Fault.EMPTY, "%s is empty (0 bytes). Upload it again or remove it.", name);
      }
      ChannelInput opened = input;
      Container container =
          Container.of(input)
              .orElseThrow(
                  () ->
                      fault(
                          Fault.NOT_A_VIDEO,
                          "%s is no MP4, MOV, MKV, AVI or MPEG-TS file (%d bytes). Convert it, or"
                              + " leave it out of the recordings.",
                          name,
                          opened.size()));
      Demuxer demuxer =
          openFormat(input, name, container, container == Container.AVI ? aviFlags : 0);
      input = null;
      return demuxer;
    } catch (IOException e) {
      throw VideoException.storage(name, e);
    } finally {
      if (input != null) {
        input.close();
      }
    }
  }

  private static Demuxer openFormat(ChannelInput input, String name, Container container, int flags)
      throws VideoException {
    AVFormatContext format = avformat.avformat_alloc_context();
    format.pb(input.context());
    // A transport stream has no frames without a parser; the others do, and a parser would guess.
    int parsing = container == Container.MPEG_TS ? 0 : AVFormatContext.AVFMT_FLAG_NOPARSE;
    format.flags(
        format.flags()
            | flags
            | parsing
            | AVFormatContext.AVFMT_FLAG_NOFILLIN
            | AVFormatContext.AVFMT_FLAG_CUSTOM_IO);
    AVDictionary options = safeOptions();
    int result = avformat.avformat_open_input(format, name, null, options);
    avutil.av_dict_free(options);
    if (result < 0) {
      // FFmpeg has freed the format by now.
      input.check(name);
      throw unreadable(name, container, result);
    }
    Demuxer demuxer = new Demuxer(name, container, input, format);
    try {
      demuxer.selectPicture();
      demuxer.unpackPictures();
      return demuxer;
    } catch (VideoException e) {
      avcodec.av_packet_free(demuxer.packet);
      avformat.avformat_close_input(format);
      throw e;
    }
  }

  private static AVDictionary safeOptions() {
    AVDictionary options = new AVDictionary(null);
    avutil.av_dict_set(options, "protocol_whitelist", "none", 0);
    avutil.av_dict_set(options, "format_whitelist", "mov,matroska,avi,mpegts", 0);
    avutil.av_dict_set(options, "codec_whitelist", String.join(",", CODECS.values()), 0);
    avutil.av_dict_set(options, "enable_drefs", "0", 0);
    avutil.av_dict_set(options, "use_absolute_path", "0", 0);
    avutil.av_dict_set(options, "max_streams", "32", 0);
    avutil.av_dict_set(options, "correct_ts_overflow", "0", 0);
    return options;
  }

  private static VideoException unreadable(String name, Container container, int result) {
    if (container.isMp4()) {
      return fault(
          Fault.NO_INDEX,
          "%s has no readable index (moov): the recording was cut off before it was finished."
              + " Repair it with the recorder's own tool, or upload it again.",
          name);
    }
    return fault(
        Fault.DAMAGED,
        "%s begins like %s but cannot be opened: %s. Upload it again.",
        name,
        container.label(),
        Native.message(result));
  }

  private void selectPicture() throws VideoException {
    for (int i = 0; i < format.nb_streams(); i++) {
      AVStream candidate = format.streams(i);
      boolean picture =
          candidate.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO
              && (candidate.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) == 0;
      if (picture && stream == null) {
        stream = candidate;
      } else {
        candidate.discard(avcodec.AVDISCARD_ALL);
      }
    }
    if (stream == null) {
      throw fault(
          Fault.NO_VIDEO_STREAM,
          "%s has no picture (%d other streams). Was a sound recording uploaded? Leave it out.",
          name,
          format.nb_streams());
    }
    int codec = stream.codecpar().codec_id();
    if (!CODECS.containsKey(codec)) {
      throw fault(
          Fault.UNSUPPORTED_CODEC,
          "%s is coded as %s, which is not read. Convert it to H.264.",
          name,
          avcodec.avcodec_get_name(codec).getString());
    }
  }

  /**
   * Takes apart what some MPEG-4 recorders do to fit AVI: two pictures in one packet, and an empty
   * one later. Afterwards a packet is a picture.
   */
  private void unpackPictures() {
    if (stream.codecpar().codec_id() == avcodec.AV_CODEC_ID_MPEG4 && container == Container.AVI) {
      unpacker = new AVBSFContext(null);
      avcodec.av_bsf_alloc(avcodec.av_bsf_get_by_name("mpeg4_unpack_bframes"), unpacker);
      avcodec.avcodec_parameters_copy(unpacker.par_in(), stream.codecpar());
      unpacker.time_base_in(stream.time_base());
      avcodec.av_bsf_init(unpacker);
    }
  }

  /** What a decoder has to know of the packets. */
  AVCodecParameters parameters() {
    return unpacker == null ? stream.codecpar() : unpacker.par_out();
  }

  static VideoException fault(Fault fault, String message, Object... arguments) {
    return new VideoException(fault, message.formatted(arguments), null);
  }

  String name() {
    return name;
  }

  Container container() {
    return container;
  }

  String codec() {
    return CODECS.get(stream.codecpar().codec_id());
  }

  ChannelInput input() {
    return input;
  }

  AVFormatContext format() {
    return format;
  }

  AVStream stream() {
    return stream;
  }

  /** Length of the file by its own account; -1 when it has none. */
  long promisedBytes() throws VideoException {
    try {
      return container == Container.MATROSKA ? Ebml.segmentEnd(input.peek(64, 0)) : -1;
    } catch (IOException e) {
      throw VideoException.storage(name, e);
    }
  }

  /** The packet of the last successful {@link #read()}. */
  AVPacket packet() {
    return packet;
  }

  /** Length of a tick of packet times. */
  TimeBase timeBase() {
    return new TimeBase(stream.time_base().num(), stream.time_base().den());
  }

  /**
   * Moves on to the next packet of the picture.
   *
   * @return false at the end of the file
   * @throws VideoException when bytes cannot be fetched, or nothing but errors follows
   */
  boolean read() throws VideoException {
    while (true) {
      avcodec.av_packet_unref(packet);
      int result = avformat.av_read_frame(format, packet);
      input.check(name);
      if (result == avutil.AVERROR_EOF) {
        return false;
      }
      if (result < 0 && ++failedReads >= MOST_FAILED_READS) {
        throw fault(
            Fault.DAMAGED,
            "%s cannot be read on from byte %d: %s. Upload it again.",
            name,
            avformat.avio_tell(format.pb()),
            Native.message(result));
      }
      if (result >= 0 && packet.stream_index() == stream.index() && unpacked()) {
        failedReads = 0;
        return true;
      }
    }
  }

  /** Whether the container numbers its packets instead of saying when they are shown. */
  boolean timesAreSlots() {
    return container != Container.MPEG_TS
        && packet.pts() == avutil.AV_NOPTS_VALUE
        && packet.dts() != avutil.AV_NOPTS_VALUE;
  }

  /**
   * Time of the packet in ticks: of showing, or its slot when {@link #timesAreSlots}.
   *
   * <p>A transport stream counts modulo 2^33; of all times that may be meant the one nearest to the
   * packet before is taken.
   *
   * @param previous time of the packet stored before it, AV_NOPTS_VALUE when it is the first
   */
  long packetTime(long previous) {
    long none = avutil.AV_NOPTS_VALUE;
    long time = packet.pts() == none ? packet.dts() : packet.pts();
    if (time == none) {
      long step = Math.max(1, packet.duration());
      return previous == none ? 0 : previous + step;
    }
    int bits = stream.pts_wrap_bits();
    if (previous == none || container != Container.MPEG_TS || bits >= 63) {
      return time;
    }
    long turn = 1L << bits;
    return time + turn * Math.floorDiv(previous - time + turn / 2, turn);
  }

  /** Whether the packet, without what belongs to a later one, is still there. */
  private boolean unpacked() {
    return unpacker == null
        || (avcodec.av_bsf_send_packet(unpacker, packet) >= 0
            && avcodec.av_bsf_receive_packet(unpacker, packet) >= 0);
  }

  boolean packetIsKey() {
    return (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0
        || stream.codecpar().codec_id() == avcodec.AV_CODEC_ID_MJPEG;
  }

  boolean packetIsShown() {
    return (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) == 0;
  }

  /** Byte offset of the packet, for AVI of the chunk it is the content of; -1 when unknown. */
  long packetPosition() {
    long position = packet.pos();
    return container == Container.AVI && position >= 8 ? position - 8 : position;
  }

  /** Whether the packet is the one that {@link #seek} went to look for, or may be. */
  boolean packetIsAt(long position) {
    return container == Container.MATROSKA || packetPosition() == position;
  }

  /** Goes to a place that a probe has listed as {@link KeyFrame#position()}. */
  void seek(long position) throws VideoException {
    int result;
    switch (container) {
      case MPEG_TS, AVI:
        result =
            avformat.av_seek_frame(format, stream.index(), position, avformat.AVSEEK_FLAG_BYTE);
        break;
      case MATROSKA:
        result = seekCluster(position);
        break;
      default:
        result = seekIndexed(position);
    }
    input.check(name);
    if (result < 0) {
      throw fault(
          Fault.DAMAGED,
          "%s has no key frame at byte %d any more. Has it been replaced? Probe it again.",
          name,
          position);
    }
  }

  /**
   * MP4 refuses a key frame that is shown later than the time asked for, and the index knows only
   * times of decoding; so it is asked for the last instant before the next key frame.
   */
  private int seekIndexed(long position) {
    int entries = avformat.avformat_index_get_entries_count(stream);
    boolean found = false;
    long last = Long.MAX_VALUE / 4;
    for (int i = 0; i < entries; i++) {
      AVIndexEntry entry = avformat.avformat_index_get_entry(stream, i);
      if (found && (entry.flags() & AVIndexEntry.AVINDEX_KEYFRAME) != 0) {
        last = entry.timestamp() - 1;
        break;
      }
      found |= entry.pos() == position;
    }
    return found
        ? avformat.av_seek_frame(format, stream.index(), last, avformat.AVSEEK_FLAG_BACKWARD)
        : -1;
  }

  /**
   * Matroska only seeks to what it has in its index, and walks the file when the place is the last
   * one known. Two entries of our own, before and after all others, lead straight to the cluster.
   */
  private int seekCluster(long position) {
    long before = Long.MIN_VALUE / 4;
    int key = AVIndexEntry.AVINDEX_KEYFRAME;
    avformat.av_add_index_entry(stream, position, before, 0, 0, key);
    avformat.av_add_index_entry(stream, position, Long.MAX_VALUE / 4, 0, 0, key);
    return avformat.av_seek_frame(format, stream.index(), before, avformat.AVSEEK_FLAG_BACKWARD);
  }

  @Override
  public void close() {
    if (unpacker != null) {
      avcodec.av_bsf_free(unpacker);
    }
    avcodec.av_packet_free(packet);
    avformat.avformat_close_input(format);
    input.close();
  }
}
