package io.footfall.detect;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How much of a place looks other than two seconds before: somebody who stands still shifts weight,
 * turns the head and moves the hands; a mannequin or a poster does not. What other people cover, at
 * either time, says nothing of it.
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

  /** Boxes of which this share or more of the smaller lies in the other show one person. */
  private static final double SAME = 0.5;

  /** Where others leave less than this share of a box, it tells nothing. */
  private static final double LEAST_SHOWN = 0.25;

  private record Look(long timeUs, GreyPicture picture, List<Box> people) {}

  private final Deque<Look> looks = new ArrayDeque<>();
  private Look now;
  private int lighter;
  private int limit;
  private boolean isTold;

  /**
   * Takes in the next picture.
   *
   * @param picture of the size of all
   * @param people who was found in it, in pixels of the picture
   * @param timeUs later than the one before
   */
  public void next(GreyPicture picture, List<Box> people, long timeUs) {
    now = new Look(timeUs, picture.shrunk(SHRINK), List.copyOf(people));
    Look oldest = looks.pollFirst();
    while (!looks.isEmpty() && timeUs - looks.getFirst().timeUs >= APART_US) {
      oldest = looks.removeFirst();
    }
    if (oldest != null) {
      looks.addFirst(oldest);
    }
    isTold = oldest != null && timeUs - oldest.timeUs >= APART_US && isTold(oldest.picture);
    if (oldest == null || timeUs - looks.getLast().timeUs >= STEP_US) {
      looks.addLast(now);
    }
  }

  /** The camera has moved: nothing can be compared with what was before the next picture. */
  public void forget() {
    looks.clear();
  }

  /** Finds what difference is usual between a picture and the present one, and whether it tells. */
  private boolean isTold(GreyPicture before) {
    lighter = now.picture.mean() - before.mean();
    int usual = before.medianDifference(now.picture, lighter);
    limit = Math.max(LEAST, TIMES_USUAL * usual);
    return usual <= MOST_USUAL && !before.isSameAs(now.picture);
  }

  /**
   * The share of a box that looks other than two seconds before, 0 to 1; what others cover, now or
   * then, is left out.
   *
   * @param box in pixels of the pictures; may reach outside them
   * @return nothing where that cannot be told: no picture two seconds before, a change of light or
   *     noise everywhere, a recording that stands still, a box outside the picture or nearly all
   *     covered by others
   */
  public OptionalDouble changed(Box box) {
    if (!isTold) {
      return OptionalDouble.empty();
    }
    Look before = looks.getFirst();
    PictureSize size = now.picture.size();
    int left = pixel(box.left(), size.width());
    int top = pixel(box.top(), size.height());
    int right = pixel(box.right(), size.width());
    int bottom = pixel(box.bottom(), size.height());
    List<Box> others =
        Stream.concat(now.people.stream(), before.people.stream())
            .filter(person -> isAnother(person, box))
            .map(person -> person.scale(1.0 / SHRINK, 1.0 / SHRINK))
            .toList();
    int shown = 0;
    int changed = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        if (isCovered(x, y, others)) {
          continue;
        }
        shown++;
        if (Math.abs(now.picture.at(x, y) - before.picture.at(x, y) - lighter) > limit) {
          changed++;
        }
      }
    }
    boolean isEnough = shown > 0 && shown >= LEAST_SHOWN * (right - left) * (bottom - top);
    return isEnough ? OptionalDouble.of(changed / (double) shown) : OptionalDouble.empty();
  }

  private static int pixel(double at, int end) {
    return Math.max(0, Math.min(end, (int) Math.round(at / SHRINK)));
  }

  /** Whether two boxes that overlap show two people, not one twice or in part. */
  private static boolean isAnother(Box person, Box box) {
    double shared = person.intersection(box);
    return shared > 0 && shared < SAME * Math.min(person.area(), box.area());
  }

  private static boolean isCovered(int x, int y, List<Box> others) {
    for (Box other : others) {
      if (other.left() <= x + 0.5
          && x + 0.5 < other.right()
          && other.top() <= y + 0.5
          && y + 0.5 < other.bottom()) {
        return true;
      }
    }
    return false;
  }
}
