package io.footfall.video;

import io.footfall.video.VideoException.Fault;
import java.nio.channels.SeekableByteChannel;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * The packets of a file's picture, in stored order, with the times the container gives and no
 * others: FFmpeg's guesses depend on where reading began, and a range must not.
 */
final class Demuxer implements AutoCloseable {
  /** A file is given up when so many reads in a row fail without being its end. */
  private static final int MOST_FAILED_READS = 50;

  private final VideoFile file;
  private final AVStream stream;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private AVBSFContext unpacker;
  private int failedReads;

  private Demuxer(VideoFile file) {
    this.file = file;
    stream = file.stream();
    unpackPictures();
  }

  /** Opens with everything the container can tell, its index included. */
  static Demuxer open(SeekableByteChannel channel, String name) throws VideoException {
    return new Demuxer(VideoFile.open(channel, name, 0));
  }

  /** Opens for reading packets one after the other; an index at the end of an AVI is not read. */
  static Demuxer openForReading(SeekableByteChannel channel, String name) throws VideoException {
    return new Demuxer(VideoFile.open(channel, name, AVFormatContext.AVFMT_FLAG_IGNIDX));
  }

  /**
   * Takes apart what some MPEG-4 recorders do to fit AVI: two pictures in one packet, and an empty
   * one later. Afterwards a packet is a picture.
   */
  private void unpackPictures() {
    if (stream.codecpar().codec_id() == avcodec.AV_CODEC_ID_MPEG4
        && file.container() == Container.AVI) {
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

  /** What is read. */
  VideoFile file() {
    return file;
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
      int result = avformat.av_read_frame(file.format(), packet);
      file.input().check(file.name());
      if (result == avutil.AVERROR_EOF) {
        return false;
      }
      if (result < 0 && ++failedReads >= MOST_FAILED_READS) {
        throw VideoException.of(
            Fault.DAMAGED,
            "%s cannot be read on from byte %d: %s. Upload it again.",
            file.name(),
            avformat.avio_tell(file.format().pb()),
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
    return file.container() != Container.MPEG_TS
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
    if (previous == none || file.container() != Container.MPEG_TS || bits >= 63) {
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
    return file.container() == Container.AVI && position >= 8 ? position - 8 : position;
  }

  /** Whether the packet is the one that {@link #seek} went to look for, or may be. */
  boolean packetIsAt(long position) {
    return file.container() == Container.MATROSKA || packetPosition() == position;
  }

  /** Goes to a place that a probe has listed as {@link KeyFrame#position()}. */
  void seek(long position) throws VideoException {
    int result;
    switch (file.container()) {
      case MPEG_TS, AVI:
        result =
            avformat.av_seek_frame(
                file.format(), stream.index(), position, avformat.AVSEEK_FLAG_BYTE);
        break;
      case MATROSKA:
        result = seekCluster(position);
        break;
      default:
        result = seekIndexed(position);
    }
    file.input().check(file.name());
    if (result < 0) {
      throw VideoException.of(
          Fault.DAMAGED,
          "%s has no key frame at byte %d any more. Has it been replaced? Probe it again.",
          file.name(),
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
        ? avformat.av_seek_frame(file.format(), stream.index(), last, avformat.AVSEEK_FLAG_BACKWARD)
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
    return avformat.av_seek_frame(
        file.format(), stream.index(), before, avformat.AVSEEK_FLAG_BACKWARD);
  }

  @Override
  public void close() {
    if (unpacker != null) {
      avcodec.av_bsf_free(unpacker);
    }
    avcodec.av_packet_free(packet);
    file.close();
  }
}
