package io.footfall.video;

import org.bytedeco.ffmpeg.global.avutil;

/**
 * Times of pictures within one range, from the packets read for it alone.
 *
 * <p>A range knows when its first key frame is shown, so no look at the start of the file is needed
 * to say what the container's clock means.
 */
final class RangeClock {
  private static final long UNKNOWN = Long.MIN_VALUE;

  private final Demuxer demuxer;
  private final TimeBase base;
  private final long startTicks;
  private long previousPacket = avutil.AV_NOPTS_VALUE;
  private long originTicks = UNKNOWN;
  private long firstSlot;
  private StoredOrder storedOrder;
  private DecodedOrder decodedOrder;

  RangeClock(Demuxer demuxer, FrameRange range) {
    this.demuxer = demuxer;
    base = demuxer.timeBase();
    startTicks = base.toTicks(range.startUs());
  }

  /** Takes the next packet, the first being the range's key frame; returns its time in ticks. */
  long add(PictureKinds kinds) {
    boolean first = previousPacket == avutil.AV_NOPTS_VALUE;
    long time = demuxer.packetTime(previousPacket);
    previousPacket = time;
    if (demuxer.timesAreSlots()) {
      addSlot(time, first, kinds);
    } else if (first && demuxer.packetIsShown()) {
      originTicks = time - startTicks;
    }
    return time;
  }

  private void addSlot(long slot, boolean first, PictureKinds kinds) {
    if (first) {
      firstSlot = slot;
    }
    if (kinds.onlyDecoderKnowsOrder()) {
      decodedOrder = decodedOrder == null ? new DecodedOrder() : decodedOrder;
      decodedOrder.add(slot);
      originTicks = firstSlot - startTicks;
    } else {
      storedOrder = storedOrder == null ? new StoredOrder() : storedOrder;
      storedOrder.add(slot, kinds.kind());
    }
  }

  /** No packet follows. */
  void end() {
    if (storedOrder != null) {
      storedOrder.end();
    }
  }

  /** When a packet would be shown, in microseconds of the video; -1 when that is not known yet. */
  long packetUs(long ticks) {
    return storedOrder != null || originTicks == UNKNOWN ? -1 : base.toUs(ticks - originTicks);
  }

  /** When a decoded picture is shown, in microseconds of the video. */
  long shownUs(long ticks, boolean key) {
    long shown = ticks;
    if (storedOrder != null) {
      shown = storedOrder.shownAt(ticks);
      if (originTicks == UNKNOWN) {
        originTicks = storedOrder.shownAt(firstSlot) - startTicks;
      }
    } else if (decodedOrder != null) {
      shown = decodedOrder.shownAt(ticks, key);
    } else if (originTicks == UNKNOWN) {
      originTicks = shown - startTicks;
    }
    return base.toUs(shown - originTicks);
  }
}
