package io.footfall.measure;

import io.footfall.geometry.Box;
import io.footfall.geometry.FloorView;
import io.footfall.geometry.Point;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The feet of people who stand behind racks and counters: the box ends at the furniture, so its
 * foot point lies far beyond where they stand. Where the camera's floor is known, so is how tall
 * somebody is who is seen whole for a while; wherever the box is too short for that, the feet are
 * sought below the head.
 *
 * <p>Somebody never seen whole is left as seen: a child in the open cannot be told from a grown-up
 * behind a counter.
 */
public final class HiddenFeet {
  /** Boxes of people seen whole are as tall as this, metres. */
  private static final double LEAST_HEIGHT = 1.4;

  private static final double MOST_HEIGHT = 2.2;

  /** So long somebody must be seen whole for the height to be known. */
  private static final long KNOWN_AFTER_US = 1_000_000;

  /**
   * Of the heights of somebody who is seen whole, this share is lower: what is taller are errors.
   */
  private static final double TALLEST = 0.95;

  /** What is shorter than this share of the tallest shows less than the whole body. */
  private static final double ABOUT_AS_TALL = 0.9;

  /** A box that is shorter than the body by no more than this share is a whole one. */
  private static final double USUALLY_SHORT = 0.2;

  /**
   * A camera this little above the heads, metres, or less sees them nearly from the side: where
   * they are on the floor is lost in how tall they are.
   */
  private static final double LEAST_ABOVE_HEADS = 0.5;

  private HiddenFeet() {}

  /** The track with boxes that reach down to the feet. */
  public static Track found(Track track, FloorView floor) {
    List<TrackPoint> points = track.points();
    double[] heights =
        points.stream().mapToDouble(point -> height(point.box(), floor).orElse(0)).toArray();
    if (wholeUs(points, heights) < KNOWN_AFTER_US) {
      return track;
    }
    double own = ownHeight(heights);
    if (floor.cameraHeight() - own < LEAST_ABOVE_HEADS) {
      return track;
    }
    List<TrackPoint> found = new ArrayList<>(points.size());
    for (int i = 0; i < heights.length; i++) {
      boolean hidden = heights[i] < (1 - USUALLY_SHORT) * own;
      found.add(hidden ? standing(points.get(i), own, floor) : points.get(i));
    }
    return new Track(track.id(), track.camera(), found);
  }

  private static OptionalDouble height(Box box, FloorView floor) {
    return floor.heightOf(box.footPoint(), head(box));
  }

  private static Point head(Box box) {
    return new Point(box.centre().x(), box.top());
  }

  private static boolean isWhole(double height) {
    return height > LEAST_HEIGHT && height < MOST_HEIGHT;
  }

  private static long wholeUs(List<TrackPoint> points, double[] heights) {
    long wholeUs = 0;
    for (int i = 1; i < heights.length; i++) {
      if (isWhole(heights[i - 1]) && isWhole(heights[i])) {
        wholeUs += points.get(i).timeUs() - points.get(i - 1).timeUs();
      }
    }
    return wholeUs;
  }

  private static double ownHeight(double[] heights) {
    double[] whole = Arrays.stream(heights).filter(HiddenFeet::isWhole).sorted().toArray();
    double tallest = whole[(int) (TALLEST * (whole.length - 1))];
    return Arrays.stream(whole)
        .filter(height -> height >= ABOUT_AS_TALL * tallest)
        .average()
        .orElseThrow();
  }

  private static TrackPoint standing(TrackPoint point, double height, FloorView floor) {
    Box box = point.box();
    return floor
        .footOf(head(box), height)
        .filter(foot -> foot.y() > box.bottom())
        .map(foot -> Box.ofFootPoint(foot, box.width(), foot.y() - box.top()))
        .map(whole -> new TrackPoint(point.timeUs(), whole, point.score(), point.source()))
        .orElse(point);
  }
}
