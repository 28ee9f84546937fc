package io.footfall.detect;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/**
 * How much of a place looks other than two seconds before: somebody who stands still shifts weight,
 * turns the head and moves the hands; a mannequin or a poster does not.
 *
 * <p>Source: temporal differencing as in Lipton, Fujiyoshi and Patil, "Moving target classification
 * and tracking from real-time video", WACV 1998. We differ: it finds nobody, and is asked about
 * people who were found; pictures are two seconds apart instead of following each other, because
 * who stands moves slowly; and how much a pixel may differ goes by the noise of the whole picture.
 * Memory is that of a few small pictures, however long the footage. Not thread safe; one for each
 * sequence of pictures.
 */
public final class TemporalDifference {
  /** Pictures are compared that are at least so far apart. */
  private static final long APART_US = 2_000_000;

  /** One picture in this time is kept to be compared with. */
  private static final long STEP_US = 500_000;

  /** Side of what is compared as one pixel. */
  private static final int SHRINK = 2;

  /** A pixel that differs by no more grey levels has not changed ... */
  private static final int LEAST = 10;

  /** ... nor one that differs by no more than so many times what is usual in the picture. */
  private static final int TIMES_USUAL = 6;

  /** Where more grey levels are usual, it is the light that changed, or all is noise. */
  private static final int MOST_USUAL = 4;

  private record Look(long timeUs, GreyPicture picture) {}

  private final Deque<Look> looks = new ArrayDeque<>();
  private GreyPicture now;
  private int lighter;
  private int limit;
  private boolean isTold;

  /**
   * Takes in the next picture.
   *
   * @param picture of the size of all
   * @param timeUs later than the one before
   */
  public void next(GreyPicture picture, long timeUs) {
    now = picture.shrunk(SHRINK);
    Look oldest = looks.pollFirst();
    while (!looks.isEmpty() && timeUs - looks.getFirst().timeUs >= APART_US) {
      oldest = looks.removeFirst();
    }
    if (oldest != null) {
      looks.addFirst(oldest);
    }
    isTold = oldest != null && timeUs - oldest.timeUs >= APART_US && isTold(oldest.picture);
    if (oldest == null || timeUs - looks.getLast().timeUs >= STEP_US) {
      looks.addLast(new Look(timeUs, now));
    }
  }

  /** The camera has moved: nothing can be compared with what was before the next picture. */
  public void forget() {
    looks.clear();
  }

  /** Finds what difference is usual between a picture and the present one, and whether it tells. */
  private boolean isTold(GreyPicture before) {
    lighter = now.mean() - before.mean();
    int usual = before.medianDifference(now, lighter);
    limit = Math.max(LEAST, TIMES_USUAL * usual);
    return usual <= MOST_USUAL && !before.isSameAs(now);
  }

  /**
   * The share of a box that looks other than two seconds before, 0 to 1.
   *
   * @param box in pixels of the pictures; may reach outside them
   * @return nothing where that cannot be told: no picture two seconds before, a change of light or
   *     noise everywhere, a recording that stands still, a box outside the picture
   */
  public OptionalDouble changed(Box box) {
    if (!isTold) {
      return OptionalDouble.empty();
    }
    PictureSize size = now.size();
    int left = Math.max(0, (int) Math.round(box.left() / SHRINK));
    int top = Math.max(0, (int) Math.round(box.top() / SHRINK));
    int right = Math.min(size.width(), (int) Math.round(box.right() / SHRINK));
    int bottom = Math.min(size.height(), (int) Math.round(box.bottom() / SHRINK));
    if (left >= right || top >= bottom) {
      return OptionalDouble.empty();
    }
    GreyPicture before = looks.getFirst().picture;
    int changed = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        if (Math.abs(now.at(x, y) - before.at(x, y) - lighter) > limit) {
          changed++;
        }
      }
    }
    return OptionalDouble.of(changed / (double) ((right - left) * (bottom - top)));
  }
}
