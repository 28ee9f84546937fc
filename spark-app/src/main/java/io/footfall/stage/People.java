package io.footfall.stage;

import io.footfall.detect.ClothingSampler;
import io.footfall.detect.ScoredBox;
import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Turns what the detector found in its own small picture into detections on the camera's picture.
 */
final class People {
  private People() {}

  /**
   * One frame's detections.
   *
   * @param rgb the picture the detector was given, for clothing colours
   * @param input its size
   * @param picture size of the camera's picture as shown
   */
  static Frame frame(
      List<ScoredBox> found, ByteBuffer rgb, PictureSize input, PictureSize picture, long timeUs) {
    List<Box> boxes = found.stream().map(ScoredBox::box).toList();
    double byX = picture.width() / (double) input.width();
    double byY = picture.height() / (double) input.height();
    return new Frame(
        timeUs,
        found.stream()
            .map(
                person ->
                    new Detection(
                        timeUs,
                        asStored(person.box().scale(byX, byY)),
                        (float) person.score(),
                        ClothingSampler.sample(rgb, input, person.box(), boxes)))
            .toList());
  }

  /** Tables hold 32-bit floats: whoever tracks without tables in between gets the same boxes. */
  private static Box asStored(Box box) {
    return new Box(
        (float) box.left(), (float) box.top(), (float) box.right(), (float) box.bottom());
  }
}
