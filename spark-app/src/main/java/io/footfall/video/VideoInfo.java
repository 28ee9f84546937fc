package io.footfall.video;

import io.footfall.geometry.PictureSize;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is in a video file.
 *
 * @param container mp4, matroska, avi or mpegts
 * @param codec h264, hevc, mpeg4, msmpeg4v1 to msmpeg4v3 or mjpeg
 * @param picture size as shown: upright, with square pixels
 * @param rotationDegrees clockwise turn that makes the stored picture upright: 0, 90, 180 or 270
 * @param durationUs first shown frame to the end of the last
 * @param frameCount stored frames that are shown
 * @param nominalFramesPerSecond one over the most common distance of two frames
 * @param fingerprint 32 hex digits over sizes and times of all packets of the picture; equal for
 *     copies under another name
 * @param keyFrames where it can be cut, in order; the first at 0
 * @param creationTime as the container tells it, often the recorder's local time or nothing
 * @param issues what is wrong with it, in order
 */
public record VideoInfo(
    String container,
    String codec,
    PictureSize picture,
    int rotationDegrees,
    long durationUs,
    long frameCount,
    double nominalFramesPerSecond,
    boolean variableFrameRate,
    String fingerprint,
    List<KeyFrame> keyFrames,
    Optional<Instant> creationTime,
    long sizeBytes,
    List<ProbeIssue> issues) {
  public VideoInfo {
    keyFrames = List.copyOf(keyFrames);
    issues = List.copyOf(issues);
    if (durationUs <= 0 || frameCount <= 0) {
      throw new IllegalArgumentException(
          "A video needs frames and a length, but had %d frames in %d us"
              .formatted(frameCount, durationUs));
    }
    if (keyFrames.isEmpty() || keyFrames.get(0).ptsUs() != 0) {
      throw new IllegalArgumentException("A video needs a key frame at 0");
    }
  }
}
