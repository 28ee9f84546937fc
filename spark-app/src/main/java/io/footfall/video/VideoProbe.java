package io.footfall.video;

import io.footfall.geometry.PictureSize;
import io.footfall.video.VideoException.Fault;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Finds out what is in a video file without decoding it.
 *
 * <p>Of an MP4 or MOV, and of an AVI with MS-MPEG4 or Motion JPEG, only the index and the first few
 * pictures are read. Matroska, MPEG-TS, fragmented MP4 and the other AVI have no index that says
 * enough: they are read through once.
 */
public final class VideoProbe {
  /** A header and a picture; only a transport stream has to be searched for them. */
  private static final long MOST_DESCRIPTION_BYTES = 1 << 17;

  private static final long MOST_STREAM_DESCRIPTION_BYTES = 1 << 22;
  private static final long MOST_DESCRIPTION_US = 2_000_000L;

  private VideoProbe() {}

  /**
   * Probes a file.
   *
   * @param bytes the file; the caller closes it
   * @param name what messages call it
   * @throws VideoException when nothing of it can be used, or its bytes cannot be fetched
   */
  public static VideoInfo probe(SeekableByteChannel bytes, String name) throws VideoException {
    Description description;
    try (Demuxer demuxer = Demuxer.open(bytes, name)) {
      description = describe(demuxer);
    }
    try (Demuxer demuxer = Demuxer.open(bytes, name)) {
      PacketWalk walk = PacketWalk.of(demuxer);
      Timeline timeline = Timeline.of(walk, demuxer);
      return new VideoInfo(
          demuxer.file().container().label(),
          demuxer.file().codec(),
          description.picture(),
          description.rotationDegrees(),
          timeline.durationUs(),
          timeline.frameCount(),
          timeline.nominalFramesPerSecond(),
          timeline.isVariable(),
          timeline.fingerprint(),
          timeline.keyFrames(),
          description.creationTime(),
          demuxer.file().input().size(),
          timeline.issues());
    }
  }

  private record Description(
      PictureSize picture, int rotationDegrees, Optional<Instant> creationTime) {}

  private static Description describe(Demuxer demuxer) throws VideoException {
    AVFormatContext format = demuxer.file().format();
    format.probesize(
        demuxer.file().container() == Container.MPEG_TS
            ? MOST_STREAM_DESCRIPTION_BYTES
            : MOST_DESCRIPTION_BYTES);
    format.max_analyze_duration(MOST_DESCRIPTION_US);
    format.fps_probe_size(0);
    avformat.avformat_find_stream_info(format, (org.bytedeco.javacpp.PointerPointer<?>) null);
    demuxer.file().input().check(demuxer.file().name());
    AVCodecParameters parameters = demuxer.file().stream().codecpar();
    if (parameters.width() <= 0 || parameters.height() <= 0) {
      throw VideoException.of(
          Fault.DAMAGED,
          "%s does not say how large its picture is. Upload it again.",
          demuxer.file().name());
    }
    int rotation = Rotation.degrees(parameters);
    return new Description(shown(demuxer, parameters, rotation), rotation, created(format));
  }

  /** Upright, and stretched to square pixels without losing any. */
  private static PictureSize shown(Demuxer demuxer, AVCodecParameters parameters, int rotation) {
    AVRational aspect =
        avformat.av_guess_sample_aspect_ratio(
            demuxer.file().format(), demuxer.file().stream(), null);
    double ratio = aspect.num() > 0 && aspect.den() > 0 ? (double) aspect.num() / aspect.den() : 1;
    double width = parameters.width() * Math.max(1, ratio);
    double height = parameters.height() / Math.min(1, ratio);
    boolean turned = rotation == 90 || rotation == 270;
    return new PictureSize(
        (int) Math.round(turned ? height : width), (int) Math.round(turned ? width : height));
  }

  private static Optional<Instant> created(AVFormatContext format) {
    AVDictionaryEntry entry = avutil.av_dict_get(format.metadata(), "creation_time", null, 0);
    if (entry == null || entry.isNull()) {
      return Optional.empty();
    }
    try {
      Instant created = Instant.parse(entry.value().getString());
      return created.getEpochSecond() > 0 ? Optional.of(created) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
