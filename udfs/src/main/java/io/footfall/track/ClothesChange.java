package io.footfall.track;

import io.footfall.model.Detection;
import io.footfall.model.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a tracklet where the clothes change: there one person's box went over to another's while one
 * hid the other.
 *
 * <p>What was seen within a while before is compared with what was seen within as long after, so
 * that a change shows that no single sighting is sure enough of. A cut in the wrong place costs
 * little: what belongs together is linked again.
 *
 * <p>Source: change detection by two sliding windows, as in Kifer, Ben-David and Gehrke, "Detecting
 * change in data streams", VLDB 2004. We differ: the distance of two mean colours against a fixed
 * limit instead of a test.
 */
final class ClothesChange {
  /** Sightings that a mean needs. */
  private static final int FEWEST = 3;

  /**
   * Where boxes are shorter than this share of the others, something hides or cuts off a part of
   * the body, and what is left shows other clothes.
   */
  private static final double SAME_HEIGHT = 0.75;

  private final double limit;
  private final long windowUs;

  /**
   * @param limit clothing further apart than this was changed; 0 the same, 1 nothing in common
   * @param window how long before and after is looked at
   */
  ClothesChange(double limit, Duration window) {
    this.limit = limit;
    this.windowUs = Micros.of(window);
  }

  /**
   * Cuts a closed tracklet, which keeps what came before the first change.
   *
   * @return the pieces cut off, closed, in time order; what the tracklet was linked to follows the
   *     last of them
   */
  List<Tracklet> cut(Tracklet tracklet) {
    List<Tracklet> pieces = new ArrayList<>();
    int change = greatestChange(tracklet.sightings());
    if (change > 0) {
      Tracklet rest = tracklet.cutFrom(change);
      pieces.addAll(cut(tracklet));
      pieces.add(rest);
      pieces.addAll(cut(rest));
    }
    return pieces;
  }

  /** The sighting that other clothes begin with; 0 where they never change. */
  private int greatestChange(List<Detection> sightings) {
    Window before = new Window();
    Window after = new Window();
    int first = 0;
    int end = 0;
    int change = 0;
    double greatest = limit;
    for (int i = 0; i < sightings.size(); i++) {
      long timeUs = sightings.get(i).timeUs();
      for (; end < sightings.size() && sightings.get(end).timeUs() < timeUs + windowUs; end++) {
        after.add(sightings.get(end));
      }
      for (; sightings.get(first).timeUs() < timeUs - windowUs; first++) {
        before.remove(sightings.get(first));
      }
      if (before.isComparableTo(after)) {
        double distance = before.clothes.distance(after.clothes);
        if (distance > greatest) {
          greatest = distance;
          change = i;
        }
      }
      after.remove(sightings.get(i));
      before.add(sightings.get(i));
    }
    return change;
  }

  private static final class Window {
    private final ColourMean clothes = new ColourMean();
    private double heights;
    private int count;

    void add(Detection sighting) {
      clothes.add(sighting.colour());
      heights += sighting.box().height();
      count++;
    }

    void remove(Detection sighting) {
      clothes.remove(sighting.colour());
      heights -= sighting.box().height();
      count--;
    }

    boolean isComparableTo(Window other) {
      if (Math.min(count, other.count) < FEWEST || !clothes.isKnown() || !other.clothes.isKnown()) {
        return false;
      }
      double ratio = heights / count / (other.heights / other.count);
      return Math.min(ratio, 1 / ratio) >= SAME_HEIGHT;
    }
  }
}
