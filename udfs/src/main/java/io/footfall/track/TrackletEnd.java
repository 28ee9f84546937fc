package io.footfall.track;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.model.Detection;
import io.footfall.track.TrackerSettings.Linking;
import io.footfall.track.TrackerSettings.MotionNoise;

/**
 * What is known of a person at one end of a tracklet: where, how fast, how tall, in what clothes.
 *
 * @param speedX pixels a second, forward in time at either end
 * @param speedTop pixels a second, forward in time at either end
 * @param atBorder the box touches the border of the picture
 */
record TrackletEnd(
    long timeUs,
    double x,
    double top,
    double height,
    double speedX,
    double speedTop,
    boolean atBorder,
    ColourMean colour) {
  /** Motion further back says nothing about the next second. */
  private static final long MOTION_US = 2_000_000;

  /** Distance from the border that still counts as touching, body heights. */
  private static final double BORDER = 0.05;

  /** The end of a closed tracklet, looking back through its links. */
  static TrackletEnd lastOf(
      Tracklet tracklet, Linking settings, MotionNoise noise, PictureSize picture) {
    long fromUs = tracklet.endUs() - settings.memory().toNanos() / 1000;
    ColourMean colour = new ColourMean();
    for (Tracklet part = tracklet; part != null && part.endUs() >= fromUs; part = part.before()) {
      for (Detection sighting : part.sightings()) {
        if (sighting.timeUs() >= fromUs) {
          colour.add(sighting.colour());
        }
      }
    }
    int from = tracklet.sightings().size() - 1;
    while (from > 0
        && tracklet.endUs() - tracklet.sightings().get(from - 1).timeUs() <= MOTION_US) {
      from--;
    }
    Motion motion = new Motion(tracklet.sightings().get(from).box(), noise);
    for (int i = from + 1; i < tracklet.sightings().size(); i++) {
      step(motion, tracklet.sightings().get(i - 1), tracklet.sightings().get(i));
    }
    return end(tracklet.last(), motion, 1, colour, picture);
  }

  /** The start of a tracklet, looking ahead through its links. */
  static TrackletEnd firstOf(
      Tracklet tracklet, Linking settings, MotionNoise noise, PictureSize picture) {
    long toUs = tracklet.startUs() + settings.memory().toNanos() / 1000;
    ColourMean colour = new ColourMean();
    for (Tracklet part = tracklet; part != null && part.startUs() <= toUs; part = part.after()) {
      for (Detection sighting : part.sightings()) {
        if (sighting.timeUs() <= toUs) {
          colour.add(sighting.colour());
        }
      }
    }
    int to = 0;
    while (to + 1 < tracklet.sightings().size()
        && tracklet.sightings().get(to + 1).timeUs() - tracklet.startUs() <= MOTION_US) {
      to++;
    }
    Motion motion = new Motion(tracklet.sightings().get(to).box(), noise);
    for (int i = to - 1; i >= 0; i--) {
      step(motion, tracklet.sightings().get(i + 1), tracklet.sightings().get(i));
    }
    return end(tracklet.first(), motion, -1, colour, picture);
  }

  private static void step(Motion motion, Detection from, Detection to) {
    motion.predict(Math.abs(to.timeUs() - from.timeUs()) * 1e-6, 1);
    motion.update(to.box());
  }

  private static TrackletEnd end(
      Detection sighting, Motion motion, int direction, ColourMean colour, PictureSize picture) {
    Box box = sighting.box();
    double margin = BORDER * box.height();
    boolean atBorder =
        box.left() < margin
            || box.right() > picture.width() - margin
            || box.bottom() > picture.height() - margin;
    return new TrackletEnd(
        sighting.timeUs(),
        motion.x(),
        motion.top(),
        motion.height(),
        direction * motion.speedX(),
        direction * motion.speedTop(),
        atBorder,
        colour);
  }

  /**
   * The cost of taking this end and a later start for one person; infinite when it is out of the
   * question.
   */
  double linkCost(TrackletEnd start, Linking settings) {
    double seconds = (start.timeUs - timeUs) * 1e-6;
    double size = (height + start.height) / 2;
    double forward =
        Math.hypot(x + seconds * speedX - start.x, top + seconds * speedTop - start.top);
    double backward =
        Math.hypot(
            start.x - seconds * start.speedX - x, start.top - seconds * start.speedTop - top);
    double turn = Math.hypot(start.speedX - speedX, start.speedTop - speedTop);
    double different =
        colour.isKnown() && start.colour.isKnown() ? colour.distance(start.colour) : 0;
    return settings.placeWeight()
            * (forward + backward)
            / (2 * size)
            / (1 + settings.placeSpread() * seconds)
        + settings.heightWeight() * Math.abs(Math.log(height / start.height))
        + settings.speedWeight() * turn / size
        + settings.gapWeight() * seconds
        + settings.colourWeight() * different
        + (atBorder || start.atBorder ? settings.borderPenalty() : 0);
  }
}
