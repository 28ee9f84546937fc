package io.footfall.video.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.footfall.geometry.PictureSize;
import io.footfall.video.Clip;
import io.footfall.video.CountingChannel;
import io.footfall.video.FrameRange;
import io.footfall.video.FrameSizes;
import io.footfall.video.FrameSource;
import io.footfall.video.FrameTimes;
import io.footfall.video.ProbeIssue;
import io.footfall.video.VideoException;
import io.footfall.video.VideoException.Fault;
import io.footfall.video.VideoInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsolationTest {
  private static final PictureSize SIZE = new PictureSize(128, 96);

  /** Beyond what a probe looks at, before what the last frames need. */
  private static final double MIDDLE = 0.6;

  @TempDir static Path folder;
  private static WorkerPool pool;
  private static Path good;
  private static VideoInfo goodInfo;

  @BeforeAll
  static void start() throws Exception {
    pool = Poison.pool(Poison.impatient(Duration.ofSeconds(20)));
    good = Clip.of("mp4", "mpeg4").noise(100).write(folder.resolve("good.mp4"));
    goodInfo = probe(Isolation.OFF, good);
  }

  @AfterAll
  static void stop() {
    pool.close();
  }

  /** Everything that comes of a file. */
  private record Reading(
      List<Long> times,
      List<Integer> pixels,
      List<ProbeIssue> issues,
      long framesDecoded,
      long bytesRead) {}

  private static VideoInfo probe(Isolation isolation, Path file)
      throws IOException, VideoException {
    try (CountingChannel bytes = new CountingChannel(file)) {
      return isolation.probe(bytes, file.getFileName().toString());
    }
  }

  private static VideoInfo probe(Path file) throws IOException, VideoException {
    try (CountingChannel bytes = new CountingChannel(file)) {
      return IsolatedProbe.probe(pool, bytes, file.getFileName().toString());
    }
  }

  private static FrameRange whole(VideoInfo info) {
    return new FrameRange(0, info.durationUs(), -1, info.keyFrames().get(0).position());
  }

  private static FrameSizes sizes(VideoInfo info) {
    return new FrameSizes(SIZE, Optional.of(info.picture()));
  }

  private static Reading read(Isolation isolation, Path file, VideoInfo info) throws Exception {
    try (CountingChannel bytes = new CountingChannel(file);
        FrameSource frames =
            isolation.open(
                bytes,
                file.getFileName().toString(),
                whole(info),
                FrameTimes.every(),
                sizes(info))) {
      return read(frames);
    }
  }

  private static Reading read(FrameSource frames) throws VideoException {
    List<Long> times = new ArrayList<>();
    List<Integer> pixels = new ArrayList<>();
    byte[] rgb = new byte[SIZE.width() * SIZE.height() * 3];
    ByteBuffer part = ByteBuffer.allocate(rgb.length);
    while (frames.next()) {
      assertThat(frames.rgb().isDirect()).isTrue();
      frames.rgb().get(rgb);
      times.add(frames.ptsUs());
      // Of turned frames there is none.
      frames.full().ifPresent(full -> full.rgb(8, 8, 64, 48, SIZE, part));
      pixels.add(31 * Arrays.hashCode(rgb) + Arrays.hashCode(part.array()));
    }
    return new Reading(times, pixels, frames.issues(), frames.framesDecoded(), frames.bytesRead());
  }

  private static Reading read(WorkerPool workers, Path file) throws Exception {
    try (CountingChannel bytes = new CountingChannel(file);
        FrameSource frames = open(workers, bytes, file)) {
      return read(frames);
    }
  }

  private static FrameSource open(WorkerPool workers, CountingChannel bytes, Path file)
      throws VideoException {
    return IsolatedFrames.open(
        workers,
        bytes,
        file.getFileName().toString(),
        whole(goodInfo),
        FrameTimes.every(),
        sizes(goodInfo));
  }

  private static Path poisoned(String name, Poison poison, double place) throws IOException {
    Path file = Files.copy(good, folder.resolve(name));
    poison.into(file, place);
    return file;
  }

  private static void assertDies(ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            VideoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.DECODER_DIED))
        .hasMessageContainingAll(words);
  }

  @ParameterizedTest(name = "{1} in {0}, {2} B, turned {3}")
  @CsvSource({
    "mp4,libopenh264,0,0",
    "mp4,mpeg4,2,90",
    "matroska,mpeg4,0,0",
    "avi,msmpeg4,0,0",
    "mpegts,libopenh264,0,0",
    "mov,mjpeg,0,0"
  })
  void whatComesOutIsTheSameBitForBit(String container, String codec, int bidirectional, int turned)
      throws Exception {
    Path file =
        Clip.of(container, codec)
            .frames(30)
            .bidirectional(bidirectional)
            .rotated(turned)
            .write(folder.resolve("%s-%s".formatted(container, codec)));

    VideoInfo here = probe(Isolation.OFF, file);
    VideoInfo there = probe(Isolation.ON, file);

    assertThat(there).isEqualTo(here);
    assertThat(read(Isolation.ON, file, there)).isEqualTo(read(Isolation.OFF, file, here));
  }

  @Test
  void damageIsToldInTheSameWords() throws Exception {
    Path damaged = folder.resolve("damaged.mkv");
    Path whole = Clip.of("matroska", "mpeg4").frames(30).write(folder.resolve("whole.mkv"));
    byte[] bytes = Files.readAllBytes(whole);
    for (int i = bytes.length / 4; i < bytes.length; i += 97) {
      bytes[i] ^= 0x20;
    }
    Files.write(damaged, Arrays.copyOf(bytes, bytes.length * 3 / 4));
    VideoInfo info = probe(Isolation.OFF, damaged);

    Reading there = read(Isolation.ON, damaged, info);

    assertThat(probe(damaged)).isEqualTo(info);
    assertThat(there.issues()).isNotEmpty();
    assertThat(there).isEqualTo(read(Isolation.OFF, damaged, info));
  }

  @Test
  void aFileThatIsNoVideoIsToldInTheSameWordsAndTheWorkerLivesOn() throws Exception {
    Path text = Files.writeString(folder.resolve("text.mp4"), "Dear all, attached is the footage.");
    probe(good);
    List<Long> before = pool.pids();

    assertThatThrownBy(() -> probe(text))
        .isInstanceOf(VideoException.class)
        .satisfies(e -> assertThat(((VideoException) e).fault()).isEqualTo(Fault.NOT_A_VIDEO))
        .satisfies(
            e -> assertThatThrownBy(() -> probe(Isolation.OFF, text)).hasMessage(e.getMessage()));
    probe(good);
    assertThat(pool.pids()).isEqualTo(before);
  }

  @Test
  void oneWorkerServesOneAfterTheOther() throws Exception {
    Reading first = read(pool, good);
    List<Long> workers = pool.pids();

    assertThat(read(pool, good)).isEqualTo(first);
    assertThat(pool.pids()).isEqualTo(workers);
  }

  @Test
  void storageThatFailsIsNotTheVideosFault() throws Exception {
    try (CountingChannel bytes = new CountingChannel(good).failingAfter(100_000)) {
      assertThatThrownBy(
              () -> {
                try (FrameSource frames = open(pool, bytes, good)) {
                  read(frames);
                }
              })
          .isInstanceOfSatisfying(
              VideoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.STORAGE))
          .hasMessageContaining("connection reset")
          .hasRootCauseMessage("connection reset");
    }
  }

  @Test
  void aCrashInNativeCodeWhileProbingIsAFaultOfTheFile() throws Exception {
    Path file = poisoned("probe.mp4", Poison.SEGFAULT, 0.01);

    assertDies(() -> probe(file), "probe.mp4", "SIGSEGV in lib");
    assertThat(probe(good)).isEqualTo(goodInfo);
  }

  @Test
  void aCrashInNativeCodeWhileOpeningIsAFaultOfTheFile() throws Exception {
    Path file = poisoned("open.mp4", Poison.SEGFAULT, 0.01);

    assertDies(() -> read(pool, file), "open.mp4", "SIGSEGV in lib");
  }

  @Test
  void aCrashInTheMiddleTellsHowFarItCame() throws Exception {
    Path file = poisoned("middle.mp4", Poison.SEGFAULT, MIDDLE);

    assertThat(Files.size(file)).isGreaterThan(400_000);
    assertThat(probe(file)).isEqualTo(goodInfo);
    assertDies(() -> read(pool, file), "middle.mp4", "SIGSEGV", "after the frame at ");
    assertThat(read(pool, good).times()).hasSize(75);
  }

  @Test
  void aWorkerThatIsKilledFromOutsideIsSurvived() throws Exception {
    WorkerPool own = Poison.pool(Poison.impatient(Duration.ofSeconds(20)));
    try (own;
        CountingChannel bytes = new CountingChannel(good);
        FrameSource frames = open(own, bytes, good)) {
      assertThat(frames.next()).isTrue();
      ProcessHandle worker = ProcessHandle.of(own.pids().get(0)).orElseThrow();
      worker.destroyForcibly();
      worker.onExit().join();

      assertDies(() -> read(frames), "SIGKILL");
    }
  }

  @Test
  void aWorkerThatLeavesTellsItsStatus() throws Exception {
    Path file = poisoned("exit.mp4", Poison.EXIT, MIDDLE);

    assertDies(() -> read(pool, file), "ended itself with status 42");
  }

  @Test
  void aWorkerThatHangsIsEnded() throws Exception {
    Path file = poisoned("hang.mp4", Poison.HANG, MIDDLE);
    try (WorkerPool own = Poison.pool(Poison.impatient(Duration.ofSeconds(3)))) {
      assertDies(() -> read(own, file), "gave no sign of life for 3 s");
      assertThat(own.pids()).isEmpty();
    }
  }

  @Test
  void aWorkerThatWantsTooMuchMemoryDoesNotGetIt() throws Exception {
    Path file = poisoned("memory.mp4", Poison.GLUTTONY, MIDDLE);

    assertDies(() -> read(pool, file), "ran out of memory");
  }

  @Test
  void aReaderClosedEarlyEndsItsWorker() throws Exception {
    WorkerPool own = Poison.pool(Poison.impatient(Duration.ofSeconds(20)));
    try (own;
        CountingChannel bytes = new CountingChannel(good)) {
      FrameSource frames = open(own, bytes, good);
      assertThat(frames.next()).isTrue();
      ProcessHandle worker = ProcessHandle.of(own.pids().get(0)).orElseThrow();

      frames.close();

      assertThat(worker.isAlive()).isFalse();
      assertThat(own.pids()).isEmpty();
    }
  }
}
