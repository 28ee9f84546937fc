package io.footfall.detect;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import java.util.ArrayList;
import java.util.List;

/**
 * A second look at people who are small in the model's picture: where to look, and what both looks
 * come to.
 *
 * <p>Windows are parts of the picture that the model is shown {@link #ZOOM} times as large. Each
 * frame decides for itself, so that it does not matter where a recording is cut. All boxes are in
 * pixels of the model's picture. The idea is that of sliced inference (Akyon et al., "Slicing Aided
 * Hyper Inference", 2022); we differ in looking only where the whole picture gave a hint, and in
 * believing the closer look where both saw somebody.
 */
public final class CloserLook {
  /** How many times as large people are shown. */
  public static final int ZOOM = 2;

  /** Pictures less than so many times as wide and high as the model's have hardly more to show. */
  private static final double MIN_DETAIL = 1.75;

  /** Heights below which people are found much less surely, in pixels of the model's picture. */
  private static final double SMALL = 64;

  /** People up to this height are the closer look's affair where it looked. */
  private static final double LARGEST = 1.5 * SMALL;

  /** Who has a lower score is hardly ever somebody. */
  private static final double HINT = 0.2;

  /** Who has this score needs no second look for his own sake. */
  private static final double SURE = 0.5;

  /** Each window costs as much as the whole picture; so many show all of it. */
  private static final int MOST_WINDOWS = ZOOM * ZOOM;

  /** Surroundings that a person needs within the window. */
  private static final double MARGIN = 6;

  /** Who is nearer than this to an edge made by the window may be cut. */
  private static final double EDGE = 2;

  /** As in {@link CenternetDecoder}: two people seldom overlap more. */
  private static final double MAX_IOU = 0.6;

  private final PictureSize input;

  /** A closer look for pictures that the model sees at a size. */
  public CloserLook(PictureSize input) {
    this.input = input;
  }

  /** Whether a camera's pictures hold enough that the model's picture does not show. */
  public static boolean pays(PictureSize picture, PictureSize input) {
    return picture.width() >= MIN_DETAIL * input.width()
        && picture.height() >= MIN_DETAIL * input.height();
  }

  /** What the model finds in a part of the picture. */
  public interface Part {
    /**
     * Looks into a window.
     *
     * @return boxes in pixels of the window shown at the model's size, in no particular order
     */
    List<ScoredBox> look(Box window) throws ModelException;
  }

  /** Whether anybody small was found, and not surely. */
  public boolean hasReason(List<ScoredBox> first) {
    return first.stream().anyMatch(CloserLook::isReason);
  }

  private static boolean isReason(ScoredBox found) {
    return isHint(found) && found.score() < SURE;
  }

  private static boolean isHint(ScoredBox found) {
    return found.score() >= HINT && found.box().height() < SMALL;
  }

  /**
   * Looks again where there is a reason to.
   *
   * @param first what the model found in the whole picture
   * @return highest score first, as from {@link PersonDetector#detect}; {@code first} itself when
   *     there was none
   * @throws ModelException what {@code part} throws
   */
  public List<ScoredBox> look(List<ScoredBox> first, Part part) throws ModelException {
    List<Box> windows = windows(first);
    if (windows.isEmpty()) {
      return first;
    }
    List<ScoredBox> all = new ArrayList<>();
    for (ScoredBox found : first) {
      boolean replaced =
          found.box().height() <= LARGEST
              && windows.stream().anyMatch(window -> contains(window, found.box(), MARGIN));
      if (!replaced) {
        all.add(found);
      }
    }
    for (Box window : windows) {
      for (ScoredBox found : part.look(window)) {
        Box box = placed(found.box(), window);
        if (box.height() <= LARGEST && contains(window, box, EDGE)) {
          all.add(new ScoredBox(box, found.score()));
        }
      }
    }
    all.sort(BoxRounding.ORDER);
    return Suppression.suppress(all, MAX_IOU);
  }

  private static Box placed(Box inWindow, Box window) {
    Box box = inWindow.scale(1.0 / ZOOM, 1.0 / ZOOM);
    return new Box(
        box.left() + window.left(),
        box.top() + window.top(),
        box.right() + window.left(),
        box.bottom() + window.top());
  }

  /** Windows that together show as many small people as they can, the fullest one first. */
  private List<Box> windows(List<ScoredBox> first) {
    List<Box> hints =
        new ArrayList<>(first.stream().filter(CloserLook::isHint).map(ScoredBox::box).toList());
    List<Box> reasons = first.stream().filter(CloserLook::isReason).map(ScoredBox::box).toList();
    List<Box> windows = new ArrayList<>();
    while (windows.size() < MOST_WINDOWS && !hints.isEmpty()) {
      List<Box> shown = fullest(hints);
      Box window = around(shown);
      if (reasons.stream().anyMatch(reason -> contains(window, reason, MARGIN))) {
        windows.add(window);
      }
      hints.removeAll(shown);
      hints.removeIf(hint -> contains(window, hint, MARGIN));
    }
    return windows;
  }

  /** As many of the hints as one window can show; of equally many the first found. */
  private List<Box> fullest(List<Box> hints) {
    List<Box> fullest = List.of();
    for (Box atLeft : hints) {
      for (Box atTop : hints) {
        Box window = at(atLeft.left() - MARGIN, atTop.top() - MARGIN);
        List<Box> shown = hints.stream().filter(hint -> contains(window, hint, MARGIN)).toList();
        if (shown.size() > fullest.size()) {
          fullest = shown;
        }
      }
    }
    return fullest.isEmpty() ? hints.subList(0, 1).stream().toList() : fullest;
  }

  /** The window in whose middle they are. */
  private Box around(List<Box> shown) {
    double left = shown.stream().mapToDouble(Box::left).min().orElseThrow();
    double top = shown.stream().mapToDouble(Box::top).min().orElseThrow();
    double right = shown.stream().mapToDouble(Box::right).max().orElseThrow();
    double bottom = shown.stream().mapToDouble(Box::bottom).max().orElseThrow();
    double width = (double) input.width() / ZOOM;
    double height = (double) input.height() / ZOOM;
    return at((left + right - width) / 2, (top + bottom - height) / 2);
  }

  /** The window that begins there, moved into the picture and onto whole pixels. */
  private Box at(double left, double top) {
    double width = (double) input.width() / ZOOM;
    double height = (double) input.height() / ZOOM;
    double x = Math.rint(Math.min(Math.max(left, 0), input.width() - width));
    double y = Math.rint(Math.min(Math.max(top, 0), input.height() - height));
    return new Box(x, y, x + width, y + height);
  }

  /** Whether a box lies in a window, away from the edges that are not the picture's own. */
  private boolean contains(Box window, Box box, double margin) {
    return (window.left() <= 0 || box.left() >= window.left() + margin)
        && (window.top() <= 0 || box.top() >= window.top() + margin)
        && (window.right() >= input.width() || box.right() <= window.right() - margin)
        && (window.bottom() >= input.height() || box.bottom() <= window.bottom() - margin);
  }
}
