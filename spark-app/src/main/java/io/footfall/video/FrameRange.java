package io.footfall.video;

import java.io.Serializable;

/**
 * A piece of a video that is read on its own: the frames shown in {@code [startUs, endUs)}.
 *
 * <p>The ranges of one recording cover it once. Each starts on a key frame.
 *
 * @param startUs first instant, in microseconds from the first shown frame of the video
 * @param endUs instant after the last one
 * @param previousFrameUs time of the last frame shown before {@code startUs}; -1 when none
 * @param seekPosition byte offset of the key frame it starts on, as {@link KeyFrame#position()}
 */
public record FrameRange(long startUs, long endUs, long previousFrameUs, long seekPosition)
    implements Serializable {
  public FrameRange {
    if (startUs < 0 || startUs >= endUs) {
      throw new IllegalArgumentException(
          "A range needs 0 <= start < end, but was [%d, %d) us".formatted(startUs, endUs));
    }
    if (previousFrameUs < -1 || previousFrameUs >= startUs) {
      throw new IllegalArgumentException(
          "The frame before a range starting at %d us cannot be at %d us"
              .formatted(startUs, previousFrameUs));
    }
  }

  /** Whether a frame shown at this time belongs to the range. */
  public boolean contains(long ptsUs) {
    return startUs <= ptsUs && ptsUs < endUs;
  }

  /** Length in microseconds. */
  public long lengthUs() {
    return endUs - startUs;
  }
}
