package io.footfall.detect;

import io.footfall.geometry.PictureSize;
import java.nio.ByteBuffer;
import java.util.function.IntBinaryOperator;

/** Grey pictures drawn pixel by pixel. */
final class GreyPictures {
  private GreyPictures() {}

  /** The picture that has a grey level, 0 to 255 after clipping, at each place across and down. */
  static GreyPicture draw(PictureSize size, IntBinaryOperator greyAt) {
    ByteBuffer rgb = ByteBuffer.allocateDirect(3 * size.width() * size.height());
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        byte grey = (byte) Math.max(0, Math.min(255, greyAt.applyAsInt(x, y)));
        rgb.put(grey).put(grey).put(grey);
      }
    }
    return GreyPicture.of(rgb, size);
  }
}
