package io.footfall.video;

import io.footfall.video.VideoException.Fault;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Reads the wanted frames of one range, in the order they are shown.
 *
 * <p>The ranges of a recording together give frame for frame what one range over all of it gives,
 * and fetch its bytes about once. A frame that cannot be decoded is left out and becomes an issue;
 * it never ends the range. Everything runs in the caller's thread; not thread safe.
 */
public final class FrameReader implements FrameSource {
  /** A broken file may have an issue for every frame; so many tell enough. */
  private static final int MOST_ISSUES = 100;

  private static final long SECOND_US = 1_000_000L;

  private final Demuxer demuxer;
  private final Decoder decoder;
  private final PictureKinds kinds;
  private final Scaler scaler;
  private final RangeClock clock;
  private final FrameRange range;
  private final FrameTimes times;
  private final FrameSizes sizes;
  private final int degrees;
  private final Optional<Supplier<ByteBuffer>> places;
  private final List<ProbeIssue> issues = new ArrayList<>();
  private boolean started;
  private boolean fed;
  private boolean ended;
  private boolean fileEnded;
  private long endKeyTicks = Long.MAX_VALUE;
  private long previousUs;
  private long ptsUs = -1;
  private long framesDecoded;
  private ByteBuffer rgb;
  private ByteBuffer full;

  private FrameReader(
      Demuxer demuxer,
      Decoder decoder,
      FrameRange range,
      FrameTimes times,
      FrameSizes sizes,
      Optional<Supplier<ByteBuffer>> places) {
    this.demuxer = demuxer;
    this.decoder = decoder;
    this.range = range;
    this.times = times;
    this.sizes = sizes;
    this.places = places;
    kinds = new PictureKinds(demuxer);
    degrees = Rotation.degrees(demuxer.file().stream().codecpar());
    scaler = new Scaler(sizes.scaled(), degrees);
    clock = new RangeClock(demuxer, range);
    previousUs = range.previousFrameUs();
  }

  /**
   * Opens a range of a video.
   *
   * @param bytes the file; the caller closes it, after the reader
   * @param name what messages call it
   * @param range as planned for this very file
   * @param sizes of the frames to deliver
   * @throws VideoException when the file cannot be opened there, or its bytes cannot be fetched
   */
  public static FrameReader open(
      SeekableByteChannel bytes, String name, FrameRange range, FrameTimes times, FrameSizes sizes)
      throws VideoException {
    return open(bytes, name, range, times, sizes, Optional.empty());
  }

  /**
   * Opens a range whose frames are laid into memory of the caller's.
   *
   * @param places asked before each wanted frame for a direct buffer of {@link
   *     FrameSizes#placeBytes}
   * @throws VideoException when the file cannot be opened there, or its bytes cannot be fetched
   */
  public static FrameReader open(
      SeekableByteChannel bytes,
      String name,
      FrameRange range,
      FrameTimes times,
      FrameSizes sizes,
      Supplier<ByteBuffer> places)
      throws VideoException {
    return open(bytes, name, range, times, sizes, Optional.of(places));
  }

  private static FrameReader open(
      SeekableByteChannel bytes,
      String name,
      FrameRange range,
      FrameTimes times,
      FrameSizes sizes,
      Optional<Supplier<ByteBuffer>> places)
      throws VideoException {
    Demuxer demuxer = Demuxer.openForReading(bytes, name);
    Decoder decoder = null;
    try {
      if (range.startUs() > 0) {
        demuxer.seek(range.seekPosition());
      }
      decoder = Decoder.open(demuxer);
      FrameReader reader = new FrameReader(demuxer, decoder, range, times, sizes, places);
      demuxer = null;
      decoder = null;
      return reader;
    } finally {
      if (decoder != null) {
        decoder.close();
      }
      if (demuxer != null) {
        demuxer.close();
      }
    }
  }

  @Override
  public boolean next() throws VideoException {
    while (!ended) {
      switch (decoder.receive()) {
        case FRAME:
          framesDecoded++;
          if (take()) {
            return true;
          }
          break;
        case HUNGRY:
          feed();
          break;
        case FAILED:
          report(previousUs, "a frame after this one cannot be decoded: " + decoder.failure());
          break;
        default:
          end();
      }
    }
    return false;
  }

  /** Whether the decoded frame is in the range and wanted; then it is ready to be had. */
  private boolean take() {
    long shownUs = clock.shownUs(decoder.frame().pts(), decoder.frameIsKey());
    if (shownUs >= range.endUs()) {
      ended = true;
      return false;
    }
    if (shownUs < range.startUs()) {
      return false;
    }
    if (shownUs <= previousUs) {
      report(previousUs, "a frame that claims to be no later than this one is left out");
      return false;
    }
    if (decoder.frameIsDamaged()) {
      report(shownUs, "this frame is damaged and was patched up");
    }
    boolean wanted = times.wanted(previousUs, shownUs);
    previousUs = shownUs;
    if (wanted) {
      ptsUs = shownUs;
      places.ifPresentOrElse(this::layInto, this::keep);
    }
    return wanted;
  }

  private void layInto(Supplier<ByteBuffer> given) {
    ByteBuffer place = given.get();
    scaler.toRgb(decoder.frame(), place.slice(0, sizes.fullStart()));
    rgb = place.slice(0, sizes.scaledBytes());
    layFull(place.slice(sizes.fullStart(), sizes.fullBytes()));
  }

  private void keep() {
    rgb = scaler.toRgb(decoder.frame());
    layFull(full == null ? ByteBuffer.allocateDirect(sizes.fullBytes()) : full);
  }

  private void layFull(ByteBuffer place) {
    full = place;
    sizes.full().ifPresent(size -> FullPicture.lay(decoder.frame(), size, degrees, place));
  }

  private void feed() throws VideoException {
    if (fed) {
      throw new IllegalStateException("The decoder asks for more after its end");
    }
    if (!demuxer.read()) {
      fileEnded = true;
      if (!started) {
        throw VideoException.of(
            Fault.DAMAGED,
            "%s has no key frame at byte %d any more. Has it been replaced? Probe it again.",
            demuxer.file().name(),
            range.seekPosition());
      }
      finishFeeding();
      return;
    }
    AVPacket packet = demuxer.packet();
    boolean slots = demuxer.timesAreSlots();
    if (slots) {
      kinds.inspect(packet);
    }
    started |= isStart(slots ? kinds.isKey() : demuxer.packetIsKey());
    if (!started) {
      return;
    }
    long ticks = clock.add(kinds);
    if (ticks > endKeyTicks) {
      finishFeeding();
      return;
    }
    long us = clock.packetUs(ticks);
    if (us == range.endUs() && demuxer.packetIsKey()) {
      endKeyTicks = ticks;
    }
    packet.pts(ticks);
    if (!decoder.send(packet)) {
      report(Math.max(us, previousUs), "a frame cannot be decoded: " + decoder.failure());
    }
  }

  private boolean isStart(boolean key) {
    return key && (range.startUs() == 0 || demuxer.packetIsAt(range.seekPosition()));
  }

  private void finishFeeding() {
    fed = true;
    clock.end();
    decoder.send(null);
  }

  private void end() {
    ended = true;
    if (previousUs < range.startUs()) {
      report(range.startUs(), "none of the frames from here to the end of the range can be shown");
    }
    if (fileEnded && range.endUs() - Math.max(previousUs, range.startUs()) > SECOND_US) {
      issues.add(
          new ProbeIssue(
              Fault.TRUNCATED,
              Math.max(previousUs, range.startUs()),
              "%s ends %.1f s before the range does."
                  .formatted(
                      demuxer.file().name(),
                      (range.endUs() - Math.max(previousUs, range.startUs()))
                          / (double) SECOND_US)));
    }
  }

  private void report(long atUs, String what) {
    if (issues.size() < MOST_ISSUES) {
      issues.add(
          new ProbeIssue(
              Fault.DAMAGED,
              atUs,
              "%s at %.3f s: %s."
                  .formatted(demuxer.file().name(), atUs / (double) SECOND_US, what)));
    }
  }

  @Override
  public long ptsUs() {
    return ptsUs;
  }

  @Override
  public ByteBuffer rgb() {
    checkFrame();
    return rgb;
  }

  @Override
  public Optional<FullPicture> full() {
    checkFrame();
    return sizes.full().flatMap(size -> FullPicture.in(full, size));
  }

  private void checkFrame() {
    if (ptsUs < 0) {
      throw new IllegalStateException("There is no frame before next() has returned true");
    }
  }

  @Override
  public long framesDecoded() {
    return framesDecoded;
  }

  @Override
  public long bytesRead() {
    return demuxer.file().input().bytesRead();
  }

  @Override
  public List<ProbeIssue> issues() {
    return List.copyOf(issues);
  }

  @Override
  public void close() {
    scaler.close();
    kinds.close();
    decoder.close();
    demuxer.close();
  }
}
