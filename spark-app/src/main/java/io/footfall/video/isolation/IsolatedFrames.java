package io.footfall.video.isolation;

import io.footfall.video.FrameRange;
import io.footfall.video.FrameSizes;
import io.footfall.video.FrameSource;
import io.footfall.video.FrameTimes;
import io.footfall.video.FullPicture;
import io.footfall.video.ProbeIssue;
import io.footfall.video.VideoException;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;

/** The frames of a range, decoded in a worker while the one before is looked at. */
final class IsolatedFrames implements FrameSource {
  /** No camera is as fast; a worker that claims more would keep us busy for ever. */
  private static final long LEAST_DISTANCE_US = 1_000;

  private static final long SPARE_FRAMES = 1_000;

  private final Conversation talk;
  private final FrameRange range;
  private final FrameSizes sizes;
  private List<ProbeIssue> issues = List.of();
  private ByteBuffer rgb;
  private long ptsUs = -1;
  private long frames;
  private long framesDecoded;
  private boolean ended;

  /** Whether the frame's place is still needed: its full picture is fetched when asked for. */
  private boolean lying;

  private IsolatedFrames(Conversation talk, FrameRange range, FrameSizes sizes) {
    this.talk = talk;
    this.range = range;
    this.sizes = sizes;
  }

  static IsolatedFrames open(
      WorkerPool pool,
      SeekableByteChannel bytes,
      String name,
      FrameRange range,
      FrameTimes times,
      FrameSizes sizes)
      throws VideoException {
    IsolatedFrames opened = new IsolatedFrames(new Conversation(pool, bytes, name), range, sizes);
    try {
      opened.ask(times);
      IsolatedFrames result = opened;
      opened = null;
      return result;
    } finally {
      if (opened != null) {
        opened.close();
      }
    }
  }

  private void ask(FrameTimes times) throws VideoException {
    talk.ask(
        Request.OPEN,
        out -> {
          Wire.write(out, range);
          Wire.write(out, times);
          Wire.write(out, sizes);
          talk.worker().writeSlots(sizes.placeBytes());
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
    if (lying) {
      lying = false;
      talk.taken();
    }
    boolean more = talk.await(this::isFrame);
    if (more) {
      lying = sizes.full().isPresent();
      if (!lying) {
        talk.taken();
      }
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
    rgb = talk.worker().take(frames, 0, sizes.scaledBytes());
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
  public Optional<FullPicture> full() throws VideoException {
    if (!lying) {
      return Optional.empty();
    }
    ByteBuffer taken = talk.take(frames - 1, sizes.fullStart(), sizes.fullBytes());
    return FullPicture.in(taken, sizes.full().orElseThrow());
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
