package io.footfall.measure;

import io.footfall.geometry.Homography;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.geometry.Polygon;
import io.footfall.model.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A zone of a camera in pixels, and who has left it.
 *
 * <p>Foot points are known to about a tenth of a body height, so somebody who stands at the border
 * of a zone would be in it and out of it many times. Who has been inside has left it only when seen
 * further outside than that; as with {@link CountingLine}, in metres where the camera's floor is
 * known.
 */
public final class CountingZone {
  private final Zone zone;
  private final Polygon pixels;
  private final Optional<OnFloor> onFloor;

  /** The zone in metres, and what maps pixels there. */
  private record OnFloor(Homography floor, Polygon metres) {}

  private CountingZone(Zone zone, Polygon pixels, Optional<OnFloor> onFloor) {
    this.zone = zone;
    this.pixels = pixels;
    this.onFloor = onFloor;
  }

  /**
   * All zones of a camera.
   *
   * @param floor points of the picture, in 0-1 fractions, whose place on the floor is known: none,
   *     or enough for {@link Homography#fit}
   */
  public static List<CountingZone> of(
      List<Zone> zones, PictureSize picture, List<Homography.Pair> floor) {
    Optional<Homography> map = Homography.inPixels(floor, picture);
    List<CountingZone> counting = new ArrayList<>();
    for (Zone zone : zones) {
      Polygon pixels = Polygon.of(zone.polygon().stream().map(picture::toPixels).toList());
      counting.add(new CountingZone(zone, pixels, map.flatMap(known -> onFloor(pixels, known))));
    }
    return List.copyOf(counting);
  }

  /** Empty where a corner of the zone is not on the floor, or it has no area there. */
  private static Optional<OnFloor> onFloor(Polygon pixels, Homography floor) {
    List<Point> corners =
        pixels.corners().stream().map(floor::toFloor).flatMap(Optional::stream).toList();
    return corners.size() == pixels.corners().size() && Polygon.findFault(corners).isEmpty()
        ? Optional.of(new OnFloor(floor, Polygon.of(corners)))
        : Optional.empty();
  }

  public Zone zone() {
    return zone;
  }

  Polygon pixels() {
    return pixels;
  }

  /**
   * True when somebody who was inside is so far outside that it cannot be an error of the foot
   * point.
   *
   * @param foot pixels
   * @param height of the body, pixels
   */
  boolean isLeftAt(Point foot, double height, VisitSettings settings) {
    return onFloor
        .map(known -> isLeftAt(known, foot, settings.bandMetres()))
        .orElseGet(() -> pixels.distance(foot) > settings.bandBodyHeights() * height);
  }

  /** Above the horizon is far away. */
  private static boolean isLeftAt(OnFloor known, Point foot, double band) {
    return known.floor.toFloor(foot).map(place -> known.metres.distance(place) > band).orElse(true);
  }
}
