package io.footfall.stage;

import io.footfall.detect.CloserLook;
import io.footfall.detect.ClothingSampler;
import io.footfall.detect.GlobalMotion;
import io.footfall.detect.GreyPicture;
import io.footfall.detect.ModelException;
import io.footfall.detect.PersonDetector;
import io.footfall.detect.ScoredBox;
import io.footfall.detect.TemporalDifference;
import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Shift;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import io.footfall.video.FrameSizes;
import io.footfall.video.FrameSource;
import io.footfall.video.FullPicture;
import io.footfall.video.VideoException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Looks for people in frames, a second time where they are small, and turns what the detector found
 * in its own small picture into detections on the camera's picture; says as well how the camera
 * moved from frame to frame, and how much people changed. For one thread and frames in order of
 * time.
 */
final class People {
  private final PersonDetector detector;
  private final PictureSize input;
  private final CloserLook closer;
  private final GlobalMotion motion;
  private final TemporalDifference difference = new TemporalDifference();
  private final double byX;
  private final double byY;
  private ByteBuffer part = ByteBuffer.allocateDirect(0);

  /**
   * People in the pictures of one camera.
   *
   * @param detector closed by the caller
   * @param picture size of the camera's picture as shown
   */
  People(PersonDetector detector, PictureSize picture) {
    this.detector = detector;
    input = detector.input();
    closer = new CloserLook(picture, input);
    motion = new GlobalMotion(input);
    byX = picture.width() / (double) input.width();
    byY = picture.height() / (double) input.height();
  }

  /** What has to be had of each frame to look for people in it. */
  static FrameSizes sizes(PictureSize picture, PictureSize input) {
    return new FrameSizes(
        input, CloserLook.pays(picture, input) ? Optional.of(picture) : Optional.empty());
  }

  /** The detections of the source's current frame, which was captured at a time. */
  Frame in(FrameSource frames, long timeUs) throws VideoException, ModelException {
    List<ScoredBox> found = detector.detect(frames.rgb());
    Optional<FullPicture> full =
        closer.hasReason(found) ? frames.full() : Optional.<FullPicture>empty();
    if (full.isPresent()) {
      found = closer.look(found, window -> look(full.get(), window));
    }
    Shift moved = follow(frames.rgb(), found, timeUs);
    ClothingSampler clothes = new ClothingSampler(frames.rgb(), input, found);
    List<Detection> detections =
        found.stream()
            .map(
                person ->
                    new Detection(
                        timeUs,
                        asStored(person.box().scale(byX, byY)),
                        (float) person.score(),
                        clothes.sample(person.box()),
                        asStored(difference.changed(person.box()))))
            .toList();
    return new Frame(timeUs, detections, asStored(moved.scale(byX, byY)));
  }

  /** Takes in what the scene looks like; returns how far the camera's movement shifted it. */
  private Shift follow(ByteBuffer rgb, List<ScoredBox> found, long timeUs) {
    GreyPicture scene = GreyPicture.of(rgb, input);
    Shift moved = motion.next(scene, found);
    if (!moved.equals(Shift.NONE)) {
      difference.forget();
    }
    difference.next(scene, found.stream().map(ScoredBox::box).toList(), timeUs);
    return moved;
  }

  private List<ScoredBox> look(FullPicture full, Box window) throws ModelException {
    if (part.capacity() == 0) {
      part = ByteBuffer.allocateDirect(input.width() * input.height() * 3);
    }
    Box shown = window.scale(byX, byY);
    full.rgb(shown.left(), shown.top(), shown.width(), shown.height(), input, part);
    return detector.detect(part);
  }

  /** Tables hold 32-bit floats: whoever tracks without tables in between gets the same boxes. */
  private static Box asStored(Box box) {
    return new Box(
        (float) box.left(), (float) box.top(), (float) box.right(), (float) box.bottom());
  }

  private static OptionalDouble asStored(OptionalDouble share) {
    return share.isEmpty() ? share : OptionalDouble.of((float) share.getAsDouble());
  }

  private static Shift asStored(Shift shift) {
    return new Shift((float) shift.right(), (float) shift.down());
  }
}
