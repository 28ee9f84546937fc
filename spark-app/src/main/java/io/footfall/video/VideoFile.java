package io.footfall.video;

import io.footfall.video.VideoException.Fault;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * A file that FFmpeg has opened, and the one stream of it that is the picture; everything else is
 * left unread. FFmpeg may open nothing besides it, and nothing it was not asked for.
 *
 * @param name as errors call the file
 * @param stream of the format
 */
record VideoFile(
    String name, Container container, ChannelInput input, AVFormatContext format, AVStream stream)
    implements AutoCloseable {
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

  /**
   * Opens a file.
   *
   * @param channel the caller closes it, after the file
   * @param aviFlags FFmpeg's flags for an AVI
   */
  static VideoFile open(SeekableByteChannel channel, String name, int aviFlags)
      throws VideoException {
    Native.silence();
    ChannelInput input = null;
    try {
      input = new ChannelInput(channel);
      Container container = container(input, name);
      VideoFile file = open(input, name, container, container == Container.AVI ? aviFlags : 0);
      input = null;
      return file;
    } catch (IOException e) {
      throw VideoException.storage(name, e);
    } finally {
      if (input != null) {
        input.close();
      }
    }
  }

  private static Container container(ChannelInput input, String name)
      throws VideoException, IOException {
    if (input.size() == 0) {
      throw VideoException.of(
          Fault.EMPTY, "%s is empty (0 bytes). Upload it again or remove it.", name);
    }
    return Container.of(input)
        .orElseThrow(
            () ->
                VideoException.of(
                    Fault.NOT_A_VIDEO,
                    "%s is no MP4, MOV, MKV, AVI or MPEG-TS file (%d bytes). Convert it, or"
                        + " leave it out of the recordings.",
                    name,
                    input.size()));
  }

  private static VideoFile open(ChannelInput input, String name, Container container, int flags)
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
    try {
      return new VideoFile(name, container, input, format, picture(format, name));
    } catch (VideoException e) {
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
      return VideoException.of(
          Fault.NO_INDEX,
          "%s has no readable index (moov): the recording was cut off before it was finished."
              + " Repair it with the recorder's own tool, or upload it again.",
          name);
    }
    return VideoException.of(
        Fault.DAMAGED,
        "%s begins like %s but cannot be opened: %s. Upload it again.",
        name,
        container.label(),
        Native.message(result));
  }

  /** The first stream that is a picture; the others are discarded. */
  private static AVStream picture(AVFormatContext format, String name) throws VideoException {
    AVStream picture = null;
    for (int i = 0; i < format.nb_streams(); i++) {
      AVStream candidate = format.streams(i);
      boolean moves =
          candidate.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO
              && (candidate.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) == 0;
      if (moves && picture == null) {
        picture = candidate;
      } else {
        candidate.discard(avcodec.AVDISCARD_ALL);
      }
    }
    if (picture == null) {
      throw VideoException.of(
          Fault.NO_VIDEO_STREAM,
          "%s has no picture (%d other streams). Was a sound recording uploaded? Leave it out.",
          name,
          format.nb_streams());
    }
    int codec = picture.codecpar().codec_id();
    if (!CODECS.containsKey(codec)) {
      throw VideoException.of(
          Fault.UNSUPPORTED_CODEC,
          "%s is coded as %s, which is not read. Convert it to H.264.",
          name,
          avcodec.avcodec_get_name(codec).getString());
    }
    return picture;
  }

  String codec() {
    return CODECS.get(stream.codecpar().codec_id());
  }

  /** Length of the file by its own account; -1 when it has none. */
  long promisedBytes() throws VideoException {
    try {
      return container == Container.MATROSKA ? Ebml.segmentEnd(input.peek(64, 0)) : -1;
    } catch (IOException e) {
      throw VideoException.storage(name, e);
    }
  }

  @Override
  public void close() {
    avformat.avformat_close_input(format);
    input.close();
  }
}
