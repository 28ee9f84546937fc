package io.footfall.simulate.encode;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/** What both sides of FFmpeg need here: its error codes and its fractions. */
final class Native {
  private static final int MESSAGE_BYTES = 128;

  /** Numerator and denominator stay below what MPEG-4's 16-bit clock holds. */
  private static final int MAX_FRACTION = 60_000;

  private Native() {}

  static int check(int code, String what, Object file) {
    if (code >= 0) {
      return code;
    }
    throw new VideoWriteException(
        "Cannot %s for %s: %s. Is the folder writable and the disk not full?"
            .formatted(what, file, message(code)));
  }

  static <T> T check(T pointer, String what, Object file) {
    if (pointer == null) {
      throw new VideoWriteException(
          "Cannot %s for %s: FFmpeg returned nothing; is memory short?".formatted(what, file));
    }
    return pointer;
  }

  static AVRational fraction(int numerator, int denominator) {
    return new AVRational().num(numerator).den(denominator);
  }

  static AVRational frameRate(VideoSpec spec) {
    return avutil.av_d2q(spec.framesPerSecond(), MAX_FRACTION);
  }

  private static String message(int code) {
    byte[] text = new byte[MESSAGE_BYTES];
    avutil.av_strerror(code, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }
}
