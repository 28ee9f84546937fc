package io.footfall.detect;

import io.footfall.geometry.PictureSize;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Finds the people in one picture at a time.
 *
 * <p>Not thread safe: one detector a thread. Detectors of one model share its weights. On one kind
 * of CPU the same picture always gives the same boxes, whatever ran before or beside it; for the
 * same across kinds, set {@code TF_ENABLE_ONEDNN_OPTS} alike everywhere.
 */
public interface PersonDetector extends AutoCloseable {

  /** The size of the pictures to pass to {@link #detect}. */
  PictureSize input();

  /**
   * Finds the people in a picture.
   *
   * @param rgb a direct buffer holding the picture from index 0: rows from top to bottom, each
   *     pixel red, green, blue as unsigned bytes, no padding. Its position and limit are neither
   *     read nor moved, and it is free for the next picture when the call returns
   * @return highest score first, then from the left and from the top; in pixels of the given
   *     picture, corners rounded to 1/16 pixel and scores to 1/4096
   * @throws ModelException when the model fails on the picture
   */
  List<ScoredBox> detect(ByteBuffer rgb) throws ModelException;

  /** Frees what belongs to this detector; the shared model stays loaded. */
  @Override
  void close();
}
