package io.footfall.video;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a video into ranges that can be read independently of each other. */
public final class FrameRangePlanner {
  /** Opening a file, and reading on a little where a range ends. */
  private static final long OPENING_BYTES = 160L * 1024;

  /**
   * What the index, read whole at each opening, costs a frame: MP4 4 to 16 for the picture and
   * about as much for the sound, AVI 16 for each. Matroska's lists key frames only, and a transport
   * stream has none.
   */
  private static final long INDEX_BYTES_PER_FRAME = 24;

  private static final Set<String> INDEXED_BY_FRAME = Set.of("mp4", "avi");

  /** A key frame and a few others are read by the ranges on both sides of a cut. */
  private static final long FRAMES_READ_TWICE = 16;

  /** Share of a file's bytes that may be read again; the promise is 0.15. */
  private static final double READ_AGAIN_SHARE = 0.12;

  private FrameRangePlanner() {}

  /**
   * Plans ranges that cover the video once, in order.
   *
   * <p>Each starts on the first key frame at or after the place where the one before has lasted
   * long enough. There are fewer and longer ones when opening the file so often would read more
   * than 1.15 times its bytes.
   *
   * @param target how long a range should last
   */
  public static List<FrameRange> plan(VideoInfo info, Duration target) {
    if (target.isNegative() || target.isZero()) {
      throw new IllegalArgumentException("A range needs a length, but was to be " + target);
    }
    long most = Math.max(1, (long) (READ_AGAIN_SHARE * info.sizeBytes() / costOfRange(info)));
    long lengthUs = Math.max(target.toNanos() / 1000, info.durationUs() / most + 1);
    List<KeyFrame> starts = new ArrayList<>();
    for (KeyFrame key : info.keyFrames()) {
      boolean due =
          starts.isEmpty() || key.ptsUs() - starts.get(starts.size() - 1).ptsUs() >= lengthUs;
      if (due && key.ptsUs() < info.durationUs()) {
        starts.add(key);
      }
    }
    List<FrameRange> ranges = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      KeyFrame start = starts.get(i);
      long endUs = i + 1 < starts.size() ? starts.get(i + 1).ptsUs() : info.durationUs();
      ranges.add(new FrameRange(start.ptsUs(), endUs, start.previousFrameUs(), start.position()));
    }
    return ranges;
  }

  private static long costOfRange(VideoInfo info) {
    long index =
        INDEXED_BY_FRAME.contains(info.container()) ? INDEX_BYTES_PER_FRAME * info.frameCount() : 0;
    return OPENING_BYTES + index + FRAMES_READ_TWICE * info.sizeBytes() / info.frameCount();
  }
}
