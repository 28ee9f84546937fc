package io.footfall.video;

import org.bytedeco.ffmpeg.global.avutil;

/** The length of a container's tick, {@code num / den} seconds, and its way to microseconds. */
record TimeBase(int num, int den) {
  private static final long MICROS = 1_000_000L;

  long toUs(long ticks) {
    return avutil.av_rescale(ticks, MICROS * num, den);
  }

  long toTicks(long us) {
    return avutil.av_rescale(us, den, MICROS * num);
  }

  /** Whether every tick has a microsecond of its own, so that {@link #toTicks} finds it again. */
  boolean isCoarse() {
    return den <= MICROS * num;
  }
}
