package io.footfall.video;

/**
 * A place where decoding can start, so that a video can be cut there.
 *
 * <p>Only clean cuts are listed: whatever is stored from here on and shown from here on can be
 * decoded without anything stored before.
 *
 * @param ptsUs presentation time in microseconds from the first shown frame
 * @param position byte offset in the file at which a reader finds it; -1 when unknown
 * @param previousFrameUs presentation time of the frame shown before it; -1 for the first
 */
public record KeyFrame(long ptsUs, long position, long previousFrameUs) {
  public KeyFrame {
    if (ptsUs < 0 || position < -1 || previousFrameUs < -1 || previousFrameUs >= ptsUs) {
      throw new IllegalArgumentException(
          "A key frame needs a time >= 0 after the frame before it, but was %d after %d at byte %d"
              .formatted(ptsUs, previousFrameUs, position));
    }
  }
}
