package io.footfall.video;

import io.footfall.geometry.PictureSize;
import java.util.Optional;

/**
 * What is wanted of each frame.
 *
 * @param scaled size of the picture to deliver, upright
 * @param full size of the recording, when parts of the {@link FullPicture} may be asked for as well
 */
public record FrameSizes(PictureSize scaled, Optional<PictureSize> full) {

  /** Just the picture brought to a size. */
  public static FrameSizes scaled(PictureSize size) {
    return new FrameSizes(size, Optional.empty());
  }

  /** Bytes of the scaled picture. */
  public int scaledBytes() {
    return Math.multiplyExact(Math.multiplyExact(scaled.width(), scaled.height()), 3);
  }

  /** Where in a frame's memory the full picture begins; the scaler may write a little too much. */
  public int fullStart() {
    return Math.addExact(scaledBytes(), Scaler.SLACK_BYTES);
  }

  /** Bytes of the full picture; 0 when it is not wanted. */
  public int fullBytes() {
    return full.map(FullPicture::bytes).orElse(0);
  }

  /** Memory that a frame needs. */
  public int placeBytes() {
    return Math.addExact(fullStart(), fullBytes());
  }
}
