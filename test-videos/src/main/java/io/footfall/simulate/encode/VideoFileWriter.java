package io.footfall.simulate.encode;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.av_log_get_level;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * Writes one video file, picture by picture, each with its own presentation time.
 *
 * <p>Times are microseconds and grow. They are stored in the container's own grid: 11 µs (MP4, MOV,
 * TS), 1 ms (MKV), whole frames (AVI, where a picture moves to the next free slot of the nominal
 * rate). In MP4 and MOV an edit list hides pictures with a negative time and delays the first one
 * to its time; in the other containers the stored times begin where the container lets them, their
 * distances stay.
 *
 * <p>Not thread safe; the caller closes, which completes the file. Same calls, same bytes.
 */
public final class VideoFileWriter implements AutoCloseable {
  /** Divides milliseconds and microseconds alike as far as needed, and is what MPEG systems use. */
  private static final int TICKS_PER_SECOND = 90_000;

  /** MPEG-4's own clock has 16 bits. */
  private static final int MPEG4_TICKS_PER_SECOND = 60_000;

  private final VideoSpec spec;
  private final Path path;
  private final byte[] turned;
  private final AVRational timeBase;
  private final PacketWriter file;
  private final PictureEncoder encoder;

  /** Packets of the group under way as long as its pictures are all equal. */
  private final List<AVPacket> group = new ArrayList<>();

  private boolean groupIsStill;
  private int framesInGroup;
  private long framesWritten;
  private long lastTick = Long.MIN_VALUE;
  private boolean closed;

  private VideoFileWriter(Path path, VideoSpec spec) {
    this.spec = spec;
    this.path = path;
    this.turned =
        spec.rotation() == Rotation.NONE ? null : new byte[spec.width() * spec.height() * 3];
    this.timeBase = timeBase(spec);
    this.file = new PacketWriter(path, spec);
    PictureEncoder opened = null;
    try {
      opened = new PictureEncoder(spec, timeBase, file.wantsGlobalHeader(), path);
      file.begin(opened.context());
    } catch (RuntimeException e) {
      file.close();
      if (opened != null) {
        opened.close();
      }
      throw e;
    }
    this.encoder = opened;
  }

  /**
   * Creates the file, with its parent folders, over one of the same name.
   *
   * @throws VideoWriteException when the file cannot be written or the codec has no encoder here
   */
  public static VideoFileWriter open(Path path, VideoSpec spec) {
    if (av_log_get_level() > AV_LOG_ERROR) {
      av_log_set_level(AV_LOG_ERROR);
    }
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new VideoWriteException("Cannot create the folder of %s.".formatted(path), e);
    }
    return new VideoFileWriter(path, spec);
  }

  /**
   * Writes a picture.
   *
   * @param bgr packed BGR as shown: height x width x 3 bytes; free for reuse afterwards
   * @param ptsUs presentation time, later than the last
   */
  public void write(byte[] bgr, long ptsUs) {
    if (bgr.length != spec.width() * spec.height() * 3) {
      throw new IllegalArgumentException(
          "A %dx%d BGR picture has %d bytes, but got %d"
              .formatted(
                  spec.width(), spec.height(), spec.width() * spec.height() * 3, bgr.length));
    }
    long tick = nextTick(ptsUs);
    if (turned == null) {
      encoder.load(bgr);
    } else {
      spec.rotation().store(bgr, spec.width(), spec.height(), turned);
      encoder.load(turned);
    }
    if (framesInGroup != 0) {
      groupIsStill = false;
      forgetGroup();
    }
    encodeLoaded(tick);
  }

  /** Writes the last picture once more, without a conversion. */
  public void writeUnchanged(long ptsUs) {
    if (framesWritten == 0) {
      throw new IllegalStateException("Nothing was written yet that could be repeated");
    }
    encodeLoaded(nextTick(ptsUs));
  }

  /**
   * Says whether the last group, key frame to before the next, is complete and shows one picture
   * only, so that {@link #repeatGroup} may stand for encoding it again.
   */
  public boolean canRepeatGroup() {
    return framesInGroup == 0 && groupIsStill && !group.isEmpty();
  }

  /**
   * Writes the packets of the last group again, under new times: the last picture, once for each
   * time.
   *
   * <p>Exact, because such a group begins with a key frame and refers to nothing outside; a decoder
   * sees what it saw in the group before. The next picture begins a new group.
   *
   * @param ptsUs growing times, at most as many as a group has frames
   */
  public void repeatGroup(long[] ptsUs) {
    if (!canRepeatGroup() || ptsUs.length > group.size()) {
      throw new IllegalStateException(
          "No still group of %d frames was just completed".formatted(ptsUs.length));
    }
    for (int i = 0; i < ptsUs.length; i++) {
      long tick = nextTick(ptsUs[i]);
      AVPacket copy = Native.check(av_packet_clone(group.get(i)), "copy a packet", path);
      copy.pts(tick).dts(tick);
      try {
        file.write(copy);
      } finally {
        av_packet_free(copy);
      }
      framesWritten++;
    }
  }

  public long framesWritten() {
    return framesWritten;
  }

  private void encodeLoaded(long tick) {
    if (framesInGroup == 0) {
      forgetGroup();
      groupIsStill = spec.codec().repeatable();
      encoder.encodeKey(tick, this::store);
    } else {
      encoder.encode(tick, this::store);
    }
    framesWritten++;
    framesInGroup = (framesInGroup + 1) % spec.groupFrames();
  }

  private void store(AVPacket packet) {
    if (groupIsStill) {
      group.add(Native.check(av_packet_clone(packet), "copy a packet", path));
    }
    file.write(packet);
  }

  private void forgetGroup() {
    group.forEach(packet -> av_packet_free(packet));
    group.clear();
  }

  private long nextTick(long ptsUs) {
    if (closed) {
      throw new IllegalStateException("The writer of %s is closed".formatted(path));
    }
    if (ptsUs < 0 && !spec.container().hasEditList()) {
      throw new IllegalArgumentException(
          "Only MP4 and MOV hide pictures before time 0, but %s got %d µs"
              .formatted(spec.container(), ptsUs));
    }
    long tick = Math.round(ptsUs * (double) timeBase.den() / timeBase.num() / 1e6);
    if (!spec.container().storesTimes()) {
      tick = Math.max(tick, lastTick + 1);
    }
    if (tick <= lastTick) {
      throw new IllegalArgumentException(
          "Times must grow by a tick of 1/%d s, but %d µs came too soon"
              .formatted(timeBase.den() / timeBase.num(), ptsUs));
    }
    lastTick = tick;
    return tick;
  }

  private static AVRational timeBase(VideoSpec spec) {
    if (!spec.container().storesTimes()) {
      AVRational rate = Native.frameRate(spec);
      return Native.fraction(rate.den(), rate.num());
    }
    boolean mpeg4 = spec.codec() == Codec.MPEG4;
    return Native.fraction(1, mpeg4 ? MPEG4_TICKS_PER_SECOND : TICKS_PER_SECOND);
  }

  /** Completes the file and frees everything native. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      encoder.finish(this::store);
      file.finish();
    } finally {
      forgetGroup();
      file.close();
      encoder.close();
    }
  }
}
