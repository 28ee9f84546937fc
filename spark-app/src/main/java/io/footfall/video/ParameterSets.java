package io.footfall.video;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * Tells whether a key frame can be decoded by who has read nothing before it.
 *
 * <p>A decoder needs the stream's parameter sets (H.264 7.3.2, HEVC 7.3.2) or object layer header
 * (MPEG-4 part 2, 6.2.3). MP4 and Matroska keep them in the header; where a container does not, an
 * encoder repeats them at each key frame, or not: streams copied from an MP4 to MPEG-TS often have
 * them at the beginning only.
 */
final class ParameterSets implements AutoCloseable {
  private static final Set<Integer> NEEDED_BY =
      Set.of(avcodec.AV_CODEC_ID_H264, avcodec.AV_CODEC_ID_HEVC, avcodec.AV_CODEC_ID_MPEG4);

  private final AVBSFContext extractor;
  private final AVPacket copy;

  ParameterSets(Demuxer demuxer) {
    boolean inHeader = demuxer.parameters().extradata_size() > 0;
    if (inHeader || !NEEDED_BY.contains(demuxer.parameters().codec_id())) {
      extractor = null;
      copy = null;
      return;
    }
    extractor = new AVBSFContext(null);
    avcodec.av_bsf_alloc(avcodec.av_bsf_get_by_name("extract_extradata"), extractor);
    avcodec.avcodec_parameters_copy(extractor.par_in(), demuxer.parameters());
    extractor.time_base_in(demuxer.file().stream().time_base());
    avcodec.av_bsf_init(extractor);
    copy = avcodec.av_packet_alloc();
  }

  /** Whether decoding can begin with this packet, as far as parameters go. */
  boolean areKnownAt(AVPacket key) {
    if (extractor == null) {
      return true;
    }
    avcodec.av_packet_ref(copy, key);
    boolean found = false;
    if (avcodec.av_bsf_send_packet(extractor, copy) >= 0) {
      while (avcodec.av_bsf_receive_packet(extractor, copy) >= 0) {
        try (SizeTPointer size = new SizeTPointer(1)) {
          found |=
              avcodec.av_packet_get_side_data(copy, avcodec.AV_PKT_DATA_NEW_EXTRADATA, size)
                  != null;
        }
        avcodec.av_packet_unref(copy);
      }
    }
    avcodec.av_packet_unref(copy);
    return found;
  }

  @Override
  public void close() {
    if (extractor != null) {
      avcodec.av_packet_free(copy);
      avcodec.av_bsf_free(extractor);
    }
  }
}
