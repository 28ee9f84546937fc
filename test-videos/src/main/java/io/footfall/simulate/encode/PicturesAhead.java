package io.footfall.simulate.encode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Draws the pictures of one file ahead of their use, on other threads, a bounded number at a time.
 *
 * <p>To be used from one thread. Frames equal to the one before are not drawn.
 */
final class PicturesAhead {
  private final FrameSource frames;
  private final FrameTimes times;
  private final Segment segment;
  private final ExecutorService pool;
  private final int maxPictures;
  private final int lookAhead;
  private final Deque<Step> steps = new ArrayDeque<>();
  private final Deque<byte[]> spare = new ArrayDeque<>();
  private int pictures;
  private long nextFrame;
  private long previousFrame = -1;
  private long previousUs = Long.MIN_VALUE;

  /**
   * One frame to come.
   *
   * @param picture null where it equals the frame before
   */
  record Step(long frame, long ptsUs, Future<byte[]> picture) {
    boolean isUnchanged() {
      return picture == null;
    }
  }

  /**
   * Starts drawing.
   *
   * @param maxPictures held in memory at once
   * @param lookAhead frames to look ahead for {@link #unchangedRun}
   */
  PicturesAhead(
      FrameSource frames,
      FrameTimes times,
      Segment segment,
      ExecutorService pool,
      int maxPictures,
      int lookAhead) {
    this.frames = frames;
    this.times = times;
    this.segment = segment;
    this.pool = pool;
    this.maxPictures = maxPictures;
    this.lookAhead = lookAhead;
    this.nextFrame = segment.leadInFrame();
  }

  boolean hasNext() {
    fill();
    return !steps.isEmpty();
  }

  /** Returns the next frame; give its picture back with {@link #recycle}. */
  Step next() {
    fill();
    return steps.remove();
  }

  /** Waits for a frame's picture. */
  byte[] await(Step step) {
    try {
      return step.picture().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VideoWriteException("Recording was interrupted at frame " + step.frame(), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot draw frame " + step.frame(), e.getCause());
    }
  }

  void recycle(byte[] picture) {
    pictures--;
    spare.push(picture);
  }

  /**
   * Counts the coming frames, up to a number, that equal the frame before; 0 when a changed frame
   * comes within that number and before the file's end.
   */
  int unchangedRun(int length) {
    fill();
    int run = 0;
    for (Iterator<Step> coming = steps.iterator(); run < length && coming.hasNext(); run++) {
      if (!coming.next().isUnchanged()) {
        return 0;
      }
    }
    return run;
  }

  private void fill() {
    while (steps.size() < lookAhead + maxPictures
        && pictures < maxPictures
        && nextFrame <= segment.lastFrame()) {
      long frame = nextFrame++;
      if (times.isKept(frame)) {
        steps.add(step(frame));
        previousFrame = frame;
      }
    }
  }

  private Step step(long frame) {
    long ptsUs = times.presentationUs(frame, segment.firstFrame());
    if (previousUs != Long.MIN_VALUE) {
      ptsUs = Math.max(ptsUs, previousUs + 1000);
    }
    previousUs = ptsUs;
    return new Step(frame, ptsUs, isUnchanged(frame) ? null : draw(frame));
  }

  private boolean isUnchanged(long frame) {
    if (previousFrame < 0) {
      return false;
    }
    for (long n = previousFrame + 1; n <= frame; n++) {
      if (!frames.sameAsPrevious(n)) {
        return false;
      }
    }
    return true;
  }

  private Future<byte[]> draw(long frame) {
    byte[] picture = spare.isEmpty() ? new byte[frames.width() * frames.height() * 3] : spare.pop();
    pictures++;
    return pool.submit(
        () -> {
          frames.render(frame, picture);
          return picture;
        });
  }
}
