package io.footfall.detect;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Shift;
import java.util.ArrayList;
import java.util.List;

/**
 * A second look at people who are small in the model's picture: where to look, and what both looks
 * come to.
 *
 * <p>Windows are parts of the picture that the model is shown two or three times as large, the
 * smaller people are the larger, as far as the camera's picture has more to show. Each frame
 * decides for itself, so that it does not matter where a recording is cut. All boxes are in pixels
 * of the model's picture. The idea is that of sliced inference (Akyon et al., "Slicing Aided Hyper
 * Inference", 2022); we differ in looking only where the whole picture gave a hint, and in
 * believing the closer look where both saw somebody.
 */
public final class CloserLook {
  /**
   * People lower than this, in pixels of the model's picture, are found less surely than when they
   * are shown as high as this.
   */
  private static final double ENOUGH = 192;

  /** Nobody is shown more times as large. */
  private static final int MOST_ZOOM = 3;

  /**
   * Of the pixels across that a window is shown with, the camera's picture has at least this share:
   * enlarging more shows nothing more.
   */
  private static final double DETAIL = 0.875;

  /** People up to this height are the closer look's affair where it looked. */
  private static final double LARGEST = 0.75 * ENOUGH;

  /** Who has a lower score is hardly ever somebody. */
  private static final double HINT = 0.2;

  /** Who has this score needs no second look for his own sake. */
  private static final double SURE = 0.5;

  /** Each window costs as much as the whole picture. */
  private static final int MOST_WINDOWS = 9;

  /** Surroundings that a person needs within the window. */
  private static final double MARGIN = 6;

  /** Who is nearer than this to an edge made by the window may be cut. */
  private static final double EDGE = 2;

  /** As in {@link CenternetDecoder}: two people seldom overlap more. */
  private static final double MAX_IOU = 0.6;

  private final PictureSize input;
  private final int mostZoom;

  /**
   * A closer look at pictures of a camera.
   *
   * @param picture size of the camera's pictures
   * @param input size at which the model sees them
   */
  public CloserLook(PictureSize picture, PictureSize input) {
    this.input = input;
    this.mostZoom = zoom(picture, input);
  }

  /** Whether a camera's pictures hold enough that the model's picture does not show. */
  public static boolean pays(PictureSize picture, PictureSize input) {
    return zoom(picture, input) > 1;
  }

  private static int zoom(PictureSize picture, PictureSize input) {
    double across = picture.width() / (double) input.width();
    double down = picture.height() / (double) input.height();
    return (int) Math.min(MOST_ZOOM, Math.min(across, down) / DETAIL);
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
    return mostZoom > 1 && first.stream().anyMatch(CloserLook::isReason);
  }

  private static boolean isReason(ScoredBox found) {
    return isHint(found) && found.score() < SURE;
  }

  private static boolean isHint(ScoredBox found) {
    return found.score() >= HINT && isSmall(found.box(), 2);
  }

  private static boolean isSmall(Box box, int zoom) {
    return zoom * box.height() < ENOUGH;
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
      boolean replaced = found.box().height() <= LARGEST && isShown(found.box(), windows);
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

  private Box placed(Box inWindow, Box window) {
    Box box = inWindow.scale(window.width() / input.width(), window.height() / input.height());
    return new Shift(window.left(), window.top()).move(box);
  }

  /** Windows that show small people, those that need the most zoom and the fullest ones first. */
  private List<Box> windows(List<ScoredBox> first) {
    List<Box> hints = first.stream().filter(CloserLook::isHint).map(ScoredBox::box).toList();
    List<Box> reasons = first.stream().filter(CloserLook::isReason).map(ScoredBox::box).toList();
    List<Box> windows = new ArrayList<>();
    for (int zoom = mostZoom; zoom > 1; zoom--) {
      addWindows(zoom, hints, reasons, windows);
    }
    return windows;
  }

  /** Adds those that together show as many as they can of whom no window shows yet. */
  private void addWindows(int zoom, List<Box> hints, List<Box> reasons, List<Box> windows) {
    List<Box> left = new ArrayList<>(hints);
    left.removeIf(hint -> !isSmall(hint, zoom) || isShown(hint, windows));
    while (windows.size() < MOST_WINDOWS && !left.isEmpty()) {
      List<Box> shown = fullest(left, zoom);
      Box window = around(shown, zoom);
      if (reasons.stream().anyMatch(reason -> contains(window, reason, MARGIN))) {
        windows.add(window);
      }
      left.removeAll(shown);
      left.removeIf(hint -> contains(window, hint, MARGIN));
    }
  }

  private boolean isShown(Box box, List<Box> windows) {
    return windows.stream().anyMatch(window -> contains(window, box, MARGIN));
  }

  /** As many of the hints as one window can show; of equally many the first found. */
  private List<Box> fullest(List<Box> hints, int zoom) {
    List<Box> fullest = List.of();
    for (Box atLeft : hints) {
      for (Box atTop : hints) {
        Box window = at(atLeft.left() - MARGIN, atTop.top() - MARGIN, zoom);
        List<Box> shown = hints.stream().filter(hint -> contains(window, hint, MARGIN)).toList();
        if (shown.size() > fullest.size()) {
          fullest = shown;
        }
      }
    }
    return fullest.isEmpty() ? hints.subList(0, 1).stream().toList() : fullest;
  }

  /** The window in whose middle they are. */
  private Box around(List<Box> shown, int zoom) {
    double left = shown.stream().mapToDouble(Box::left).min().orElseThrow();
    double top = shown.stream().mapToDouble(Box::top).min().orElseThrow();
    double right = shown.stream().mapToDouble(Box::right).max().orElseThrow();
    double bottom = shown.stream().mapToDouble(Box::bottom).max().orElseThrow();
    PictureSize size = windowSize(zoom);
    return at((left + right - size.width()) / 2, (top + bottom - size.height()) / 2, zoom);
  }

  /** The window that begins there, moved into the picture and onto whole pixels. */
  private Box at(double left, double top, int zoom) {
    PictureSize size = windowSize(zoom);
    double x = Math.rint(Math.min(Math.max(left, 0), input.width() - size.width()));
    double y = Math.rint(Math.min(Math.max(top, 0), input.height() - size.height()));
    return new Box(x, y, x + size.width(), y + size.height());
  }

  private PictureSize windowSize(int zoom) {
    return new PictureSize(input.width() / zoom, input.height() / zoom);
  }

  /** Whether a box lies in a window, away from the edges that are not the picture's own. */
  private boolean contains(Box window, Box box, double margin) {
    return (window.left() <= 0 || box.left() >= window.left() + margin)
        && (window.top() <= 0 || box.top() >= window.top() + margin)
        && (window.right() >= input.width() || box.right() <= window.right() - margin)
        && (window.bottom() >= input.height() || box.bottom() <= window.bottom() - margin);
  }
}
