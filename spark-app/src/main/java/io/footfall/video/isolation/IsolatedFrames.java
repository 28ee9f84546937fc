package io.footfall.video.isolation;

import io.footfall.geometry.PictureSize;
import io.footfall.video.FrameRange;
import io.footfall.video.FrameReader;
import io.footfall.video.FrameSource;
import io.footfall.video.FrameTimes;
import io.footfall.video.ProbeIssue;
import io.footfall.video.VideoException;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/** The frames of a range, decoded in a worker while the one before is looked at. */
final class IsolatedFrames implements FrameSource {
  /** No camera is as fast; a worker that claims more would keep us busy for ever. */
  private static final long LEAST_DISTANCE_US = 1_000;

  private static final long SPARE_FRAMES = 1_000;

  private final Conversation talk;
  private final FrameRange range;
  private final int frameBytes;
  private List<ProbeIssue> issues = List.of();
  private ByteBuffer rgb;
  private long ptsUs = -1;
  private long frames;
  private long framesDecoded;
  private boolean ended;

  private IsolatedFrames(Conversation talk, FrameRange range, PictureSize target) {
    this.talk = talk;
    this.range = range;
    frameBytes = Math.multiplyExact(Math.multiplyExact(target.width(), target.height()), 3);
  }

  static IsolatedFrames open(
      WorkerPool pool,
      SeekableByteChannel bytes,
      String name,
      FrameRange range,
      FrameTimes times,
      PictureSize target)
      throws VideoException {
    IsolatedFrames opened = new IsolatedFrames(new Conversation(pool, bytes, name), range, target);
    try {
      opened.ask(times, target);
      IsolatedFrames result = opened;
      opened = null;
      return result;
    } finally {
      if (opened != null) {
        opened.close();
      }
    }
  }

  private void ask(FrameTimes times, PictureSize target) throws VideoException {
    talk.ask(
        Request.OPEN,
        out -> {
          Wire.write(out, range);
          Wire.write(out, times);
          Wire.write(out, target);
          talk.worker().writeSlots(FrameReader.placeBytes(target));
        });
    talk.await(
        answer -> {
          Wire.check(answer == Answer.OPENED, answer + " in place of OPENED");
          talk.worker().dropSlotsName();
          return answer;
        });
  }

  @Override
  public boolean next() throws VideoException {
    if (ended) {
      return false;
    }
    ended = true;
    boolean more = talk.await(this::isFrame);
    if (more) {
      talk.taken();
      talk.reached(ptsUs);
      ended = false;
    } else {
      talk.finish();
    }
    return more;
  }

  private boolean isFrame(Answer answer) throws IOException {
    DataInputStream in = talk.worker().in();
    switch (answer) {
      case FRAME -> takeFrame(in.readLong(), in.readLong());
      case END -> {
        decoded(in.readLong());
        issues = List.copyOf(Wire.readIssues(in));
      }
      default -> throw new IOException(answer + " in place of a frame");
    }
    return answer == Answer.FRAME;
  }

  private void takeFrame(long shownUs, long decoded) throws IOException {
    Wire.check(range.contains(shownUs) && shownUs > ptsUs, "a frame at %d us".formatted(shownUs));
    Wire.check(
        frames < range.lengthUs() / LEAST_DISTANCE_US + SPARE_FRAMES, "more frames than there are");
    decoded(decoded);
    rgb = talk.worker().take(frames, frameBytes);
    ptsUs = shownUs;
    frames++;
  }

  private void decoded(long count) throws IOException {
    Wire.check(count >= Math.max(frames, framesDecoded), "only %d frames".formatted(count));
    framesDecoded = count;
  }

  @Override
  public long ptsUs() {
    return ptsUs;
  }

  @Override
  public ByteBuffer rgb() {
    if (ptsUs < 0) {
      throw new IllegalStateException("There is no frame before next() has returned true");
    }
    return rgb;
  }

  @Override
  public long framesDecoded() {
    return framesDecoded;
  }

  @Override
  public long bytesRead() {
    return talk.bytesRead();
  }

  @Override
  public List<ProbeIssue> issues() {
    return issues;
  }

  @Override
  public void close() {
    talk.close();
  }
}
