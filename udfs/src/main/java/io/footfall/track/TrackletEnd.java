package io.footfall.track;

import io.footfall.geometry.Box;
import io.footfall.model.Detection;
import io.footfall.model.Micros;
import io.footfall.track.TrackerSettings.Linking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * What is known of a person at one end of a tracklet: where, how fast, how large, in what clothes.
 *
 * @param speedX pixels a second, forward in time at either end
 * @param speedTop pixels a second, forward in time at either end
 * @param atBorder the box touches the border of the picture
 * @param look what stands out of the clothes
 * @param stoodUs how long the person has been in one place here, as far as clothing is looked at
 */
record TrackletEnd(
    long timeUs,
    double x,
    double top,
    double height,
    double width,
    double speedX,
    double speedTop,
    boolean atBorder,
    ClothesContrast.Look look,
    long stoodUs) {
  /** Motion further away says nothing about the next second. */
  private static final long MOTION_US = 2_000_000;

  /** Slower than this, body heights a second, nobody walks anywhere. */
  private static final double WALKING = 0.3;

  /** Who is found again sooner was hardly out of sight. */
  private static final long UNSEEN_US = 250_000;

  /** So many times clothes count where somebody has turned round unseen. */
  private static final double TURNED_CLOTHES = 2;

  /** Who has been in one place for so long stands there ... */
  private static final long STANDING_US = 3_000_000;

  /** ... and a place reaches so far, body heights. */
  private static final double PLACE = 0.3;

  /** Distance of the looks of one and the same person, for when no colour was taken. */
  private static final double USUAL_LOOK = 0.25;

  /** Where one box is shorter than this share of the other, clothes say nothing ... */
  private static final double HALF_BODY = 0.4;

  /** ... and from this share on all they can. */
  private static final double WHOLE_BODY = 0.6;

  /** The end of a closed tracklet, looking back through its links. */
  static TrackletEnd lastOf(
      Tracklet tracklet,
      TrackerSettings settings,
      LongFunction<PictureBorder> borders,
      ClothesContrast contrast) {
    return of(nearestFirst(tracklet, false, settings), settings, borders, contrast);
  }

  /** The start of a tracklet, looking ahead through its links. */
  static TrackletEnd firstOf(
      Tracklet tracklet,
      TrackerSettings settings,
      LongFunction<PictureBorder> borders,
      ClothesContrast contrast) {
    return of(nearestFirst(tracklet, true, settings), settings, borders, contrast);
  }

  private static List<Detection> nearestFirst(
      Tracklet tracklet, boolean ahead, TrackerSettings settings) {
    long endUs = ahead ? tracklet.startUs() : tracklet.endUs();
    long farUs = Math.max(MOTION_US, Micros.of(settings.linking().memory()));
    List<Detection> nearestFirst = new ArrayList<>();
    for (Tracklet part = tracklet; part != null; part = ahead ? part.after() : part.before()) {
      List<Detection> seen = part.sightings();
      for (int i = 0; i < seen.size(); i++) {
        Detection sighting = seen.get(ahead ? i : seen.size() - 1 - i);
        if (Math.abs(sighting.timeUs() - endUs) > farUs) {
          return nearestFirst;
        }
        nearestFirst.add(sighting);
      }
    }
    return nearestFirst;
  }

  private static ColourMean colour(List<Detection> nearestFirst, Duration memory) {
    long endUs = nearestFirst.get(0).timeUs();
    ColourMean colour = new ColourMean();
    for (Detection sighting : nearestFirst) {
      if (Math.abs(sighting.timeUs() - endUs) <= Micros.of(memory)) {
        colour.add(sighting.colour());
      }
    }
    return colour;
  }

  private static long stoodUs(List<Detection> nearestFirst) {
    Box place = nearestFirst.get(0).box();
    long stoodUs = 0;
    for (Detection sighting : nearestFirst) {
      if (sighting.box().centre().distance(place.centre()) > PLACE * place.height()) {
        break;
      }
      stoodUs = Math.abs(sighting.timeUs() - nearestFirst.get(0).timeUs());
    }
    return stoodUs;
  }

  /** Lets the motion run towards the end, which is the first of the sightings. */
  private static TrackletEnd of(
      List<Detection> nearestFirst,
      TrackerSettings settings,
      LongFunction<PictureBorder> borders,
      ClothesContrast contrast) {
    Detection end = nearestFirst.get(0);
    int from = 0;
    while (from + 1 < nearestFirst.size()
        && Math.abs(nearestFirst.get(from + 1).timeUs() - end.timeUs()) <= MOTION_US) {
      from++;
    }
    Motion motion = new Motion(nearestFirst.get(from).box(), settings.noise());
    for (int i = from - 1; i >= 0; i--) {
      Detection sighting = nearestFirst.get(i);
      long us = sighting.timeUs() - nearestFirst.get(i + 1).timeUs();
      motion.predict(Math.abs(us) * 1e-6, 1);
      motion.update(sighting.box(), borders.apply(sighting.timeUs()));
    }
    boolean backwards = nearestFirst.get(from).timeUs() > end.timeUs();
    int direction = backwards ? -1 : 1;
    return new TrackletEnd(
        end.timeUs(),
        motion.x(),
        motion.top(),
        motion.height(),
        motion.width(),
        direction * motion.speedX(),
        direction * motion.speedTop(),
        borders.apply(end.timeUs()).touches(end.box()),
        contrast.look(colour(nearestFirst, settings.linking().memory())),
        stoodUs(nearestFirst));
  }

  /**
   * The cost of taking this end and a later start for one person.
   *
   * <p>Time in which somebody else stood before the person says little; time in which the person
   * should have been seen and was not says more, but not of somebody who stands where they stood:
   * who keeps still may be overlooked for a while, but goes nowhere.
   *
   * @param damping time in which a speed says only 1/e about where somebody unseen has got to:
   *     people stop and turn
   * @param bystanders everybody seen in between
   */
  double linkCost(TrackletEnd start, Linking settings, Duration damping, Bystanders bystanders) {
    double seconds = (start.timeUs - timeUs) * 1e-6;
    double certain = settings.hiddenWeight() * seconds + costBesidesTime(start, settings, damping);
    if (certain >= settings.limit() || standsOn(start)) {
      return certain;
    }
    double hidden = bystanders.hiddenShare(timeUs, box(), start.timeUs, start.box());
    return certain + (settings.gapWeight() - settings.hiddenWeight()) * (1 - hidden) * seconds;
  }

  private double costBesidesTime(TrackletEnd start, Linking settings, Duration damping) {
    double seconds = (start.timeUs - timeUs) * 1e-6;
    double trusted = damping.toNanos() * 1e-9;
    double moving = trusted * (1 - Math.exp(-seconds / trusted));
    double size = (height + start.height) / 2;
    double forward = Math.hypot(x + moving * speedX - start.x, top + moving * speedTop - start.top);
    double backward =
        Math.hypot(start.x - moving * start.speedX - x, start.top - moving * start.speedTop - top);
    double turn = Math.hypot(start.speedX - speedX, start.speedTop - speedTop);
    return (forward + backward) / (2 * size)
        + settings.heightWeight() * Math.abs(Math.log(height / start.height))
        + settings.speedWeight() * turn / size
        + settings.colourWeight()
            * (turnsUnseen(start, size) ? TURNED_CLOTHES : 1)
            * difference(start)
        + ((atBorder || start.atBorder) && !standsOn(start) ? settings.borderCost() : 0);
  }

  /**
   * Whether the person stands before this end, and at a later start again or still, in one place.
   */
  boolean standsOn(TrackletEnd start) {
    double size = (height + start.height) / 2;
    return stoodUs >= STANDING_US
        && start.stoodUs >= STANDING_US
        && box().centre().distance(start.box().centre()) <= PLACE * size;
  }

  /**
   * Whether this end and a later start walk against each other, with a while in between: where two
   * people meet unseen, one may be found where the other one was going.
   */
  private boolean turnsUnseen(TrackletEnd start, double size) {
    double walking = WALKING * size;
    return start.timeUs - timeUs > UNSEEN_US
        && Math.hypot(speedX, speedTop) > walking
        && Math.hypot(start.speedX, start.speedTop) > walking
        && speedX * start.speedX + speedTop * start.speedTop < 0;
  }

  /**
   * How different the clothes are. Parts of the body are parts of the box: when furniture hides the
   * legs of somebody, the lowest part is the chest, and clothes cannot be compared.
   */
  private double difference(TrackletEnd start) {
    if (!look.isKnown() || !start.look.isKnown()) {
      return USUAL_LOOK;
    }
    double ratio = Math.min(height / start.height, start.height / height);
    double share = (ratio - HALF_BODY) / (WHOLE_BODY - HALF_BODY);
    double comparable = Math.max(0, Math.min(1, share));
    return ClothesContrast.NOT_COMPARABLE
        + comparable * (look.distance(start.look) - ClothesContrast.NOT_COMPARABLE);
  }

  private Box box() {
    return new Box(x - width / 2, top, x + width / 2, top + height);
  }
}
