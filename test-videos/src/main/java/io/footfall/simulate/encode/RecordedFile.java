package io.footfall.simulate.encode;

import java.nio.file.Path;

/**
 * A file that was recorded, with the truth about it.
 *
 * @param captureStartUs true capture time of the first visible frame, UTC microseconds since 1970
 * @param clockStartUs the same instant by the camera's clock; its whole second is in the name
 * @param firstFrame source number of the first visible frame
 * @param endFrame one past the source number of the last frame
 * @param frameCount visible frames; less than the numbers between when frames were dropped
 * @param durationUs from the first visible frame to the end of the last, by the camera's clock
 * @param state what a reader finds; the other figures tell of the whole file
 */
public record RecordedFile(
    Path path,
    long captureStartUs,
    long clockStartUs,
    long firstFrame,
    long endFrame,
    long frameCount,
    long durationUs,
    long sizeBytes,
    State state) {

  /** What a reader finds. */
  public enum State {
    WHOLE,
    TRUNCATED,
    /** The same bytes as another file. */
    DUPLICATE
  }

  public RecordedFile {
    if (firstFrame < 0 || firstFrame >= endFrame || frameCount < 1 || durationUs < 1) {
      throw new IllegalArgumentException(
          "A recorded file has frames, but was [%d, %d), %d frames, %d µs"
              .formatted(firstFrame, endFrame, frameCount, durationUs));
    }
  }

  RecordedFile as(State newState, Path newPath, long newSizeBytes) {
    return new RecordedFile(
        newPath,
        captureStartUs,
        clockStartUs,
        firstFrame,
        endFrame,
        frameCount,
        durationUs,
        newSizeBytes,
        newState);
  }
}
