package io.footfall.video;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The wanted frames of one range, in the order they are shown; where they are decoded is another
 * matter. Not thread safe; who opens it closes it.
 */
public interface FrameSource extends AutoCloseable {
  /**
   * Moves on to the next wanted frame.
   *
   * @return false when the range has no more
   * @throws VideoException when bytes cannot be fetched, nothing but errors follows, or the process
   *     that decodes is gone
   */
  boolean next() throws VideoException;

  /** When the current frame is shown, in microseconds from the first shown frame of the video. */
  long ptsUs();

  /**
   * The current frame's pixels, three bytes each (red, green, blue), rows from the top, no padding.
   *
   * @return a direct buffer at position 0, valid until the next call of {@link #next()} or close
   */
  ByteBuffer rgb();

  /**
   * The current frame at full size, where that was asked for and could be had.
   *
   * @return empty also for single frames, such as turned ones; valid until the next call of {@link
   *     #next()} or close
   * @throws VideoException when the process that decodes is gone
   */
  Optional<FullPicture> full() throws VideoException;

  /** Frames that came out of the decoder so far, wanted or not. */
  long framesDecoded();

  /** Bytes taken from the channel so far. */
  long bytesRead();

  /** What was wrong so far, at most a hundred; in the order it was met. */
  List<ProbeIssue> issues();

  /** Frees everything native; the channel stays open. */
  @Override
  void close();
}
