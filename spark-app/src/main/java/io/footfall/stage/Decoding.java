package io.footfall.stage;

import io.footfall.video.VideoException;
import io.footfall.video.isolation.Isolation;
import java.io.IOException;
import java.io.Serializable;
import java.util.Objects;

/**
 * Where videos are decoded, and how often one is tried that kills the process it is decoded in.
 *
 * @param tries at least one, each in a fresh process
 */
public record Decoding(Isolation isolation, int tries) implements Serializable {
  /** In a process of its own; three tries tell a poisonous file from a machine short of memory. */
  public static final Decoding DEFAULT = new Decoding(Isolation.ON, 3);

  public Decoding {
    Objects.requireNonNull(isolation, "isolation");
    if (tries < 1) {
      throw new IllegalArgumentException("A video needs at least one try, but was given " + tries);
    }
  }

  /** Something done to a video from its beginning. */
  interface Attempt<T> {
    T run() throws VideoException, IOException;
  }

  /** Does it, and again while its decoder dies and tries are left. */
  <T> T attempt(Attempt<T> attempt) throws VideoException, IOException {
    for (int left = tries - 1; ; left--) {
      try {
        return attempt.run();
      } catch (VideoException e) {
        if (e.fault() != VideoException.Fault.DECODER_DIED) {
          throw e;
        }
        if (left == 0) {
          throw givenUp(e);
        }
      }
    }
  }

  private VideoException givenUp(VideoException last) {
    return new VideoException(
        last.fault(),
        "%s Tried %d times; left alone until the file changes.".formatted(last.getMessage(), tries),
        last);
  }
}
