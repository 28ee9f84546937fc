package io.footfall.simulate.encode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_B;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.IntPointer;

/**
 * What FFmpeg's own reader finds in a file, read here independently of the writer.
 *
 * @param rotation counter-clockwise degrees of the display matrix, 0 without one
 * @param startUs the stream's start time
 */
record Playback(
    List<Packet> packets,
    List<Picture> pictures,
    int codecId,
    double rotation,
    long startUs,
    Optional<Instant> creationTime) {

  record Packet(long ptsUs, boolean isKey, int sizeBytes) {}

  /**
   * A decoded picture.
   *
   * @param brightness of the four quarters: top left, top right, bottom left, bottom right
   */
  record Picture(long ptsUs, boolean isB, List<Integer> brightness) {}

  /** Decoded times, from the first on. */
  List<Long> timesUs() {
    long first = pictures.get(0).ptsUs;
    return pictures.stream().map(p -> p.ptsUs - first).toList();
  }

  /** Numbers of the key packets in file order. */
  List<Integer> keys() {
    List<Integer> keys = new ArrayList<>();
    for (int i = 0; i < packets.size(); i++) {
      if (packets.get(i).isKey) {
        keys.add(i);
      }
    }
    return keys;
  }

  static Playback of(Path file) throws IOException {
    av_log_set_level(AV_LOG_QUIET);
    AVFormatContext format = new AVFormatContext(null);
    if (avformat_open_input(format, file.toString(), (AVInputFormat) null, (AVDictionary) null)
        < 0) {
      throw new IOException("Cannot open " + file);
    }
    try {
      if (avformat_find_stream_info(format, (AVDictionary) null) < 0 || format.nb_streams() == 0) {
        throw new IOException("No stream in " + file);
      }
      return read(format, format.streams(0));
    } finally {
      avformat_close_input(format);
    }
  }

  private static Playback read(AVFormatContext format, AVStream stream) {
    List<Packet> packets = new ArrayList<>();
    List<Picture> pictures = new ArrayList<>();
    AVCodecContext decoder =
        avcodec_alloc_context3(avcodec_find_decoder(stream.codecpar().codec_id()));
    avcodec_parameters_to_context(decoder, stream.codecpar());
    decoder.pkt_timebase(stream.time_base()).thread_count(1);
    avcodec_open2(decoder, decoder.codec(), (AVDictionary) null);
    AVPacket packet = av_packet_alloc();
    AVFrame frame = av_frame_alloc();
    while (av_read_frame(format, packet) >= 0) {
      boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
      packets.add(new Packet(micros(packet.pts(), stream), key, packet.size()));
      avcodec_send_packet(decoder, packet);
      drain(decoder, frame, stream, pictures);
      av_packet_unref(packet);
    }
    avcodec_send_packet(decoder, null);
    drain(decoder, frame, stream, pictures);
    av_frame_free(frame);
    av_packet_free(packet);
    avcodec_free_context(decoder);
    return new Playback(
        packets,
        pictures,
        stream.codecpar().codec_id(),
        rotation(stream),
        micros(stream.start_time(), stream),
        creationTime(format));
  }

  private static Optional<Instant> creationTime(AVFormatContext format) {
    AVDictionaryEntry entry = av_dict_get(format.metadata(), "creation_time", null, 0);
    return Optional.ofNullable(entry).map(e -> Instant.parse(e.value().getString()));
  }

  private static double rotation(AVStream stream) {
    if (stream.codecpar().nb_coded_side_data() == 0) {
      return 0;
    }
    return av_display_rotation_get(
        new IntPointer(stream.codecpar().coded_side_data().position(0).data()));
  }

  private static void drain(
      AVCodecContext decoder, AVFrame frame, AVStream stream, List<Picture> pictures) {
    while (avcodec_receive_frame(decoder, frame) >= 0) {
      long ptsUs = micros(frame.best_effort_timestamp(), stream);
      boolean isB = frame.pict_type() == AV_PICTURE_TYPE_B;
      int right = frame.width() * 3 / 4;
      int bottom = frame.height() * 3 / 4;
      int left = frame.width() / 4;
      int top = frame.height() / 4;
      pictures.add(
          new Picture(
              ptsUs,
              isB,
              List.of(
                  luma(frame, left, top),
                  luma(frame, right, top),
                  luma(frame, left, bottom),
                  luma(frame, right, bottom))));
    }
  }

  private static int luma(AVFrame frame, int x, int y) {
    return frame.data(0).get((long) y * frame.linesize(0) + x) & 0xFF;
  }

  private static long micros(long ticks, AVStream stream) {
    if (ticks == AV_NOPTS_VALUE) {
      return Long.MIN_VALUE;
    }
    return Math.round(ticks * 1e6 * stream.time_base().num() / stream.time_base().den());
  }
}
