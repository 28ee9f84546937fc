package io.footfall.video.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.footfall.geometry.PictureSize;
import io.footfall.video.CountingChannel;
import io.footfall.video.FrameRange;
import io.footfall.video.FrameSizes;
import io.footfall.video.FrameSource;
import io.footfall.video.FrameTimes;
import io.footfall.video.KeyFrame;
import io.footfall.video.ProbeIssue;
import io.footfall.video.VideoException;
import io.footfall.video.VideoException.Fault;
import io.footfall.video.VideoInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that say anything at all; none is a real process here. */
class HostileWorkerTest {
  private static final PictureSize SIZE = new PictureSize(32, 24);
  private static final FrameRange RANGE = new FrameRange(0, 1_000_000, -1, 0);
  private static final int ROUNDS = 1_000;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    file = Files.write(folder.resolve("file"), new byte[4096]);
  }

  private interface Script {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] bytes(Script script) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(Answer.READY.ordinal());
      script.write(out);
    }
    return bytes.toByteArray();
  }

  private static void read(DataOutputStream out, long position, int length) throws IOException {
    out.writeByte(Answer.READ.ordinal());
    out.writeLong(position);
    out.writeInt(length);
  }

  private static void frame(DataOutputStream out, long ptsUs, long decoded) throws IOException {
    out.writeByte(Answer.FRAME.ordinal());
    out.writeLong(ptsUs);
    out.writeLong(decoded);
  }

  private static void range(DataOutputStream out) throws IOException {
    read(out, 0, 4096);
    out.writeByte(Answer.OPENED.ordinal());
    for (int i = 0; i < 5; i++) {
      read(out, i * 100L, 100);
      frame(out, i * 40_000L, i + 1);
    }
    out.writeByte(Answer.END.ordinal());
    out.writeLong(5);
    Wire.write(out, List.of(new ProbeIssue(Fault.DAMAGED, 40_000, "a frame is damaged")));
  }

  private static void info(DataOutputStream out) throws IOException {
    out.writeByte(Answer.INFO.ordinal());
    Wire.write(
        out,
        new VideoInfo(
            "mp4",
            "h264",
            SIZE,
            90,
            1_000_000,
            25,
            25,
            false,
            "0123456789abcdef0123456789abcdef",
            List.of(new KeyFrame(0, 48, -1), new KeyFrame(480_000, 2048, 440_000)),
            Optional.of(Instant.EPOCH),
            4096,
            List.of()));
  }

  /** What a pool's only worker says, come what may. */
  private static WorkerPool pool(byte[] words) {
    return new WorkerPool(
        (folder, limits) -> new Spoken(words),
        new WorkerLimits(1, 2, Duration.ofSeconds(30), Duration.ofSeconds(30)));
  }

  private int decode(byte[] words) throws IOException, VideoException {
    int frames = 0;
    try (WorkerPool pool = pool(words);
        CountingChannel bytes = new CountingChannel(file);
        FrameSource source =
            IsolatedFrames.open(
                pool, bytes, "file", RANGE, FrameTimes.every(), FrameSizes.scaled(SIZE))) {
      while (source.next()) {
        frames++;
      }
    }
    return frames;
  }

  private VideoInfo probe(byte[] words) throws IOException, VideoException {
    try (WorkerPool pool = pool(words);
        CountingChannel bytes = new CountingChannel(file)) {
      return IsolatedProbe.probe(pool, bytes, "file");
    }
  }

  private void assertNonsense(Script script, String told) {
    assertThatThrownBy(() -> decode(bytes(script)))
        .isInstanceOfSatisfying(
            VideoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.DECODER_DIED))
        .hasMessageContaining("makes no sense")
        .hasMessageContaining(told);
  }

  private static Script opened(Script then) {
    return out -> {
      out.writeByte(Answer.OPENED.ordinal());
      then.write(out);
    };
  }

  @Test
  void whatMakesSenseIsTaken() throws Exception {
    assertThat(decode(bytes(HostileWorkerTest::range))).isEqualTo(5);
    assertThat(probe(bytes(HostileWorkerTest::info)).keyFrames()).hasSize(2);
  }

  @Test
  void whatMakesNoSenseIsTheEndOfTheWorker() {
    assertNonsense(out -> out.writeByte(99), "answer 99");
    assertNonsense(out -> read(out, -1, 10), "at -1 of 4096");
    assertNonsense(out -> read(out, 4000, 97), "97 bytes at 4000");
    assertNonsense(out -> read(out, 0, Integer.MAX_VALUE), "bytes at 0");
    assertNonsense(out -> read(out, Long.MAX_VALUE, 1), "of 4096");
    assertNonsense(out -> frame(out, 0, 1), "FRAME in place of OPENED");
    assertNonsense(opened(out -> frame(out, 1_000_000, 1)), "1000000 us");
    assertNonsense(opened(out -> frame(out, 0, -1)), "only -1 frames");
    assertNonsense(
        opened(
            out -> {
              frame(out, 40_000, 1);
              frame(out, 40_000, 2);
            }),
        "40000 us");
    assertNonsense(
        opened(
            out -> {
              out.writeByte(Answer.END.ordinal());
              out.writeLong(1);
              out.writeInt(Integer.MAX_VALUE);
            }),
        "2147483647 issues");
    assertNonsense(
        out -> {
          out.writeByte(Answer.FAULT.ordinal());
          out.writeUTF("NO_SUCH_FAULT");
        },
        "NO_SUCH_FAULT");
  }

  @Test
  void aWorkerThatShowsTooManyFramesIsEnded() {
    assertNonsense(
        opened(
            out -> {
              for (int i = 0; i < 2_100; i++) {
                frame(out, i, i + 1);
              }
            }),
        "more frames");
  }

  @Test
  void nothingThatIsSaidHangsOrThrowsAnythingElse() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < ROUNDS; i++) {
      boolean probing = i % 2 == 0;
      byte[] words = bytes(probing ? HostileWorkerTest::info : HostileWorkerTest::range);
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        words[1 + random.nextInt(words.length - 1)] = (byte) random.nextInt(256);
      }
      try {
        Object outcome = probing ? probe(words) : decode(words);
        assertThat(outcome).isNotNull();
      } catch (VideoException e) {
        assertThat(e.getMessage()).as("round %d", i).isNotBlank();
      }
    }
  }

  @Test
  void aWorkerThatCannotStartIsNoVideosFault() {
    assertThatThrownBy(() -> decode(new byte[] {99}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot be started");
  }

  @Test
  void aFrameThatTheOtherProcessCutsOffIsNoCrash() throws Exception {
    FrameSlots slots = FrameSlots.create(100_000);
    ByteBuffer target = ByteBuffer.allocateDirect(100_000);
    slots.copy(0, 0, target);
    try (FileChannel cut = FileChannel.open(slots.file(), StandardOpenOption.WRITE)) {
      cut.truncate(0);
    }
    slots.unlink();

    assertThatThrownBy(() -> slots.copy(0, 0, target))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not there");
  }

  /** A process that has said all it will ever say, and hears nothing. */
  private static final class Spoken extends Process {
    private final InputStream words;

    Spoken(byte[] words) {
      this.words = new ByteArrayInputStream(words);
    }

    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
      return words;
    }

    @Override
    public InputStream getErrorStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() {
      return 1;
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) {
      return true;
    }

    @Override
    public int exitValue() {
      return 1;
    }

    @Override
    public void destroy() {
      // It never lived.
    }

    @Override
    public Process destroyForcibly() {
      return this;
    }

    @Override
    public boolean isAlive() {
      return false;
    }
  }
}
