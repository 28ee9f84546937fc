package io.footfall.simulate.encode;

import java.time.Duration;

/** Something that goes wrong with recordings, on purpose. */
public sealed interface Fault {
  /**
   * Nothing is recorded in {@code [from, until)}, counted from the first frame's true time.
   *
   * <p>The file before it ends early; the next begins after it.
   */
  record Gap(Duration from, Duration until) implements Fault {
    public Gap {
      if (from.isNegative() || from.compareTo(until) >= 0) {
        throw new IllegalArgumentException(
            "A gap needs 0 <= from < until, but was [%s, %s)".formatted(from, until));
      }
    }
  }

  /**
   * A file begins earlier than its share, so that it shows again what the file before it ends with.
   *
   * @param file number of the later file in time order, from 1
   */
  record Overlap(int file, Duration length) implements Fault {
    public Overlap {
      if (file < 1 || length.isNegative() || length.isZero()) {
        throw new IllegalArgumentException(
            "An overlap needs a file from 1 on and a length, but was file %d, %s"
                .formatted(file, length));
      }
    }
  }

  /**
   * A file lies there a second time, byte for byte, as {@code name (1)}.
   *
   * @param file number in time order, from 0
   */
  record Duplicate(int file) implements Fault {
    public Duplicate {
      if (file < 0) {
        throw new IllegalArgumentException("Files count from 0, but was " + file);
      }
    }
  }

  /**
   * The last file breaks off, as when power fails or a copy is cut short.
   *
   * @param keptShare of its bytes, in (0, 1)
   */
  record TruncatedLastFile(double keptShare) implements Fault {
    public TruncatedLastFile {
      if (!(keptShare > 0 && keptShare < 1)) {
        throw new IllegalArgumentException(
            "A truncated file keeps a share in (0, 1), but was " + keptShare);
      }
    }
  }
}
