package io.footfall.video;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** How a picture has to be turned to stand upright. */
final class Rotation {
  private static final int MATRIX_BYTES = 36;

  private Rotation() {}

  /** Clockwise turn by the container's display matrix, to the nearest quarter. */
  static int degrees(AVCodecParameters parameters) {
    for (int i = 0; i < parameters.nb_coded_side_data(); i++) {
      AVPacketSideData data = parameters.coded_side_data().getPointer(i);
      if (data.type() == avcodec.AV_PKT_DATA_DISPLAYMATRIX && data.size() >= MATRIX_BYTES) {
        int[] matrix = new int[9];
        byte[] bytes = new byte[MATRIX_BYTES];
        data.data().get(bytes);
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asIntBuffer().get(matrix);
        double counterClockwise = avutil.av_display_rotation_get(matrix);
        return Double.isNaN(counterClockwise)
            ? 0
            : Math.floorMod(-Math.round(counterClockwise / 90) * 90, 360);
      }
    }
    return 0;
  }

  /** Turns packed RGB rows clockwise by 90, 180 or 270 degrees. */
  static void turn(ByteBuffer from, int width, int height, int degrees, ByteBuffer to) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int target =
            switch (degrees) {
              case 90 -> x * height + (height - 1 - y);
              case 180 -> (height - 1 - y) * width + (width - 1 - x);
              default -> (width - 1 - x) * height + y;
            };
        int source = (y * width + x) * 3;
        to.put(target * 3, from.get(source));
        to.put(target * 3 + 1, from.get(source + 1));
        to.put(target * 3 + 2, from.get(source + 2));
      }
    }
  }
}
