package io.footfall.track;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Shift;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import io.footfall.model.TrackPoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scene as a camera that never moves would show it: there a person moves only by walking.
 *
 * <p>Coordinates of the scene are those of the first picture; when the camera moves, the picture
 * and its border wander over the scene. Source: camera motion compensation as in Aharon et al.,
 * "BoT-SORT", 2022. We differ: boxes are moved once, as they come and go, and not what is known of
 * each person in every frame.
 */
final class SteadyScene {
  /** Where the picture shows the scene's origin, and the picture's border in the scene. */
  private record View(Shift origin, PictureBorder border) {}

  private final PictureSize picture;
  private final TreeMap<Long, View> changes = new TreeMap<>();
  private View before;
  private View now;

  /** A camera that has not moved so far. */
  SteadyScene(PictureSize picture) {
    this.picture = picture;
    this.now = view(Shift.NONE);
    this.before = now;
  }

  private View view(Shift origin) {
    Box shown = new Box(0, 0, picture.width(), picture.height());
    return new View(origin, new PictureBorder(origin.reversed().move(shown)));
  }

  /** Takes in the next frame and returns it as part of the scene. */
  Frame accept(Frame frame) {
    if (!frame.moved().equals(Shift.NONE)) {
      now = view(now.origin.plus(frame.moved()));
      changes.put(frame.timeUs(), now);
    }
    if (now.origin.equals(Shift.NONE)) {
      return frame;
    }
    Shift intoScene = now.origin.reversed();
    List<Detection> detections =
        frame.detections().stream().map(detection -> moved(detection, intoScene)).toList();
    return new Frame(frame.timeUs(), detections);
  }

  /** The border of the picture in the scene at an instant that is not forgotten. */
  PictureBorder borderAt(long timeUs) {
    return at(timeUs).border;
  }

  /** Where a detection of the scene lies in the picture. */
  Detection asShown(Detection inScene) {
    return moved(inScene, at(inScene.timeUs()).origin);
  }

  /** Where a point of a track in the scene lies in the picture. */
  TrackPoint asShown(TrackPoint inScene) {
    Box box = at(inScene.timeUs()).origin.move(inScene.box());
    return new TrackPoint(inScene.timeUs(), box, inScene.score(), inScene.source());
  }

  /** Nobody will ask about instants before this one any more. */
  void forgetBefore(long timeUs) {
    Map.Entry<Long, View> last = changes.floorEntry(timeUs);
    if (last != null) {
      before = last.getValue();
      changes.headMap(timeUs, true).clear();
    }
  }

  private View at(long timeUs) {
    if (changes.isEmpty()) {
      return before;
    }
    Map.Entry<Long, View> last = changes.floorEntry(timeUs);
    return last == null ? before : last.getValue();
  }

  private static Detection moved(Detection detection, Shift shift) {
    return detection.at(detection.timeUs(), shift.move(detection.box()));
  }
}
