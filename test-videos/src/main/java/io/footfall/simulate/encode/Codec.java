package io.footfall.simulate.encode;

import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;

/** A way to compress pictures that cameras use. */
public enum Codec {
  /** H.264 High profile by OpenH264; it makes no B-frames. */
  H264(List.of("libopenh264"), 0, true),
  /** HEVC, where the FFmpeg build carries Kvazaar; the LGPL build in use does not. */
  HEVC(List.of("libkvazaar"), 0, false),
  /** MPEG-4 part 2, the only encoder here with B-frames. */
  MPEG4(List.of("mpeg4"), 4, false),
  /** Motion JPEG: every frame is a key frame. */
  MJPEG(List.of("mjpeg"), 0, true),
  /** Microsoft MPEG-4 version 3, found in old AVI archives. */
  MSMPEG4(List.of("msmpeg4"), 0, false);

  private final List<String> encoders;
  private final int maxBFrames;
  private final boolean repeatable;

  Codec(List<String> encoders, int maxBFrames, boolean repeatable) {
    this.encoders = encoders;
    this.maxBFrames = maxBFrames;
    this.repeatable = repeatable;
  }

  /** Returns FFmpeg's name of the encoder, or nothing where this build has none for the codec. */
  public Optional<String> encoder() {
    return encoders.stream()
        .filter(name -> avcodec.avcodec_find_encoder_by_name(name) != null)
        .findFirst();
  }

  /** Most B-frames between two other frames. */
  public int maxBFrames() {
    return maxBFrames;
  }

  /**
   * Whether a group of packets from key frame to key frame carries no time or number that ties it
   * to its place, so that it may be stored again later.
   */
  boolean repeatable() {
    return repeatable;
  }
}
