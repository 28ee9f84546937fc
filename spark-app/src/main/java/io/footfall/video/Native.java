package io.footfall.video;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;

/** What FFmpeg's numbers mean in words. */
final class Native {
  static {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
  }

  private Native() {}

  /** Keeps FFmpeg from writing to the console; what matters is reported by us. */
  static void silence() {
    // Initialising the class has done it.
  }

  static String message(int error) {
    byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
    avutil.av_strerror(error, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }
}
