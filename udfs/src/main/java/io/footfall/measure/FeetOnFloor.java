package io.footfall.measure;

import io.footfall.geometry.Box;
import io.footfall.geometry.FloorView;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.geometry.Shift;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Where people stand, by the camera's floor where it is known: what is below the middle of the
 * body. Boxes do not say so in three cases.
 *
 * <p>Behind racks and counters the box ends at the furniture, so its foot point lies far beyond
 * where the person stands. How tall somebody is shows while seen whole; wherever the box is too
 * short for that, the feet are sought below the head. Somebody never seen whole is taken for a
 * grown-up of usual height where the box shows not much more than head and shoulders; otherwise no
 * legs are made up: a child in the open cannot be told from a grown-up behind a counter. Feet
 * sought below a head tremble more than the head does, so the head is taken at the median of the
 * seconds around, as long as the person stands.
 *
 * <p>Away from the middle of the picture people lean outwards, and boxes do not: the head is at one
 * side of the box and the feet at the other.
 *
 * <p>A box ends at the toes that are nearest to the camera.
 */
public final class FeetOnFloor {
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
   * Grown-ups are about so tall by their boxes, metres: the medians of those seen whole are 1.66 to
   * 1.74 by camera in the simulated stores.
   */
  private static final double USUAL_HEIGHT = 1.7;

  /** A box shorter than this, metres, and wider than this share of its height ... */
  private static final double SHORT = 1.2;

  /** ... is hardly a whole body, not even a child's: it shows head and shoulders. */
  private static final double WIDE = 0.5;

  /**
   * A camera this little above the heads, metres, or less sees them nearly from the side: where
   * they are on the floor is lost in how tall they are.
   */
  private static final double LEAST_ABOVE_HEADS = 0.5;

  /**
   * The middle of the body is about so far behind the box's end, metres: 0.04 to 0.11 by camera in
   * the simulated stores (decision 11 of the job).
   */
  private static final double BEHIND_TOES = 0.1;

  /** A head that stays within this, body heights, is that of somebody who stands. */
  private static final double STANDING = 0.15;

  /** So long before and after, the head of somebody who stands is looked at. */
  private static final long AROUND_US = 4_000_000;

  private FeetOnFloor() {}

  /**
   * The track with boxes whose foot points are where the people stand who may be hidden by each
   * other for moments, but by nothing else: as at doors. A box at the border of the picture is left
   * as seen, so that it still shows that somebody comes or goes there.
   */
  public static Track inTheOpen(Track track, FloorView floor, PictureSize picture) {
    List<TrackPoint> found = new ArrayList<>(track.points().size());
    for (TrackPoint point : track.points()) {
      Box box = point.box();
      boolean cut = FieldOfView.touchesBorder(picture, box, box.height());
      found.add(cut ? point : standing(point, height(box, floor).orElse(0), floor));
    }
    return new Track(track.id(), track.camera(), found);
  }

  /** The track with boxes whose foot points are where the people stand, hidden or not. */
  public static Track found(Track track, FloorView floor) {
    return found(track, floor, ownHeight(track, floor));
  }

  /**
   * The same for a piece of somebody's way.
   *
   * @param own how tall the person is, metres, as {@link #ownHeight} found it in this piece or
   *     another one; empty where that is not known
   */
  public static Track found(Track track, FloorView floor, OptionalDouble own) {
    List<TrackPoint> points = track.points();
    List<TrackPoint> found = new ArrayList<>(points.size());
    for (int i = 0; i < points.size(); i++) {
      Box box = points.get(i).box();
      double shown = height(box, floor).orElse(0);
      double whole = wholeHeight(box, shown, own);
      TrackPoint point =
          whole > shown ? steady(points, i, STANDING * lengthOf(box, whole, floor)) : points.get(i);
      found.add(standing(point, whole, floor));
    }
    return new Track(track.id(), track.camera(), found);
  }

  /** How tall somebody is who is seen whole for long enough, metres. */
  public static OptionalDouble ownHeight(Track track, FloorView floor) {
    List<TrackPoint> points = track.points();
    double[] heights =
        points.stream().mapToDouble(point -> height(point.box(), floor).orElse(0)).toArray();
    if (wholeUs(points, heights) < KNOWN_AFTER_US) {
      return OptionalDouble.empty();
    }
    double[] whole = Arrays.stream(heights).filter(FeetOnFloor::isWhole).sorted().toArray();
    double tallest = whole[(int) (TALLEST * (whole.length - 1))];
    return Arrays.stream(whole).filter(height -> height >= ABOUT_AS_TALL * tallest).average();
  }

  /**
   * How tall somebody is, in metres, of whom a box shows all or less.
   *
   * @param shown how tall what the box shows would be if it ended at the feet
   * @param own how tall the person is, where that is known
   */
  private static double wholeHeight(Box box, double shown, OptionalDouble own) {
    if (own.isEmpty()) {
      boolean isHead = shown < SHORT && box.width() > WIDE * box.height();
      return isHead ? USUAL_HEIGHT : shown;
    }
    return shown < (1 - USUALLY_SHORT) * own.getAsDouble() ? own.getAsDouble() : shown;
  }

  /** How long a body of a height in metres is in the picture, pixels. */
  private static double lengthOf(Box box, double height, FloorView floor) {
    double below = floor.footOf(head(box), height).map(foot -> foot.y() - box.top()).orElse(0.0);
    return Math.max(box.height(), below);
  }

  /**
   * The point with its box moved to the median head of the points around it, as many before as
   * after, of the time in which the person stands.
   *
   * @param reach how far a head moves of somebody who stands, pixels
   */
  private static TrackPoint steady(List<TrackPoint> points, int at, double reach) {
    TrackPoint point = points.get(at);
    int side = 0;
    while (standsAt(points, at - side - 1, point, reach)
        && standsAt(points, at + side + 1, point, reach)) {
      side++;
    }
    List<TrackPoint> around = points.subList(at - side, at + side + 1);
    Point head = head(point.box());
    Shift still =
        new Shift(median(around, Point::x) - head.x(), median(around, Point::y) - head.y());
    return new TrackPoint(point.timeUs(), still.move(point.box()), point.score(), point.source());
  }

  private static boolean standsAt(
      List<TrackPoint> points, int other, TrackPoint point, double reach) {
    return other >= 0
        && other < points.size()
        && Math.abs(points.get(other).timeUs() - point.timeUs()) <= AROUND_US
        && head(points.get(other).box()).distance(head(point.box())) <= reach;
  }

  /** Of the heads of an odd number of points. */
  private static double median(List<TrackPoint> points, ToDoubleFunction<Point> axis) {
    double[] sorted =
        points.stream()
            .map(TrackPoint::box)
            .map(FeetOnFloor::head)
            .mapToDouble(axis)
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
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

  /**
   * The point with the feet of somebody so tall, where the box shows the head's end of the body.
   */
  private static TrackPoint standing(TrackPoint point, double height, FloorView floor) {
    if (floor.cameraHeight() - height < LEAST_ABOVE_HEADS) {
      return point;
    }
    Box box = point.box();
    return floor
        .footOf(head(box), height)
        .map(foot -> upright(box, foot))
        .flatMap(foot -> floor.behind(foot, BEHIND_TOES))
        .map(foot -> Box.ofFootPoint(foot, box.width(), foot.y() - box.top()))
        .map(whole -> new TrackPoint(point.timeUs(), whole, point.score(), point.source()))
        .orElse(point);
  }

  /**
   * The foot that belongs to a head in the middle of the box, moved to where the middle of what the
   * box shows is in the middle of the box; not above the box's end.
   */
  private static Point upright(Box box, Point foot) {
    double bottom = Math.max(foot.y(), box.bottom());
    double lean = foot.x() - box.centre().x();
    double shown = box.height() / (bottom - box.top());
    return new Point(foot.x() - lean * shown / 2, bottom);
  }
}
