package io.footfall.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Streams as cameras and recorders write them, with B-frames and open groups of pictures. Our own
 * build has no encoder for them, so the system's {@code ffmpeg} makes the files.
 */
class FieldCodecsTest {
  private static final String OPEN_H264 =
      "libx264 -preset veryfast -g 12 -bf 3 -x264-params open-gop=1:b-adapt=0:scenecut=0";
  private static final String CLOSED_H264 =
      "libx264 -preset veryfast -g 12 -bf 2 -x264-params b-pyramid=normal:scenecut=0";
  private static final String OPEN_HEVC =
      "libx265 -preset ultrafast -x265-params log-level=none:keyint=12:bframes=3:open-gop=1";

  @TempDir Path folder;

  @BeforeEach
  void anEncoderIsThere() throws Exception {
    assumeTrue(runs("ffmpeg", "-version"), "No ffmpeg on the path: B-frame streams are not made");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "open h264, mp4",
    "open h264, mov",
    "open h264, mkv",
    "open h264, ts",
    "open h264, avi",
    "closed h264, mp4",
    "closed h264, mkv",
    "closed h264, ts",
    "open hevc, mp4",
    "open hevc, mkv",
    "open hevc, ts",
  })
  void rangesGiveFrameForFrameWhatOnePassGives(String stream, String extension) throws Exception {
    Path file = encode(stream, "clip." + extension);

    assertThatRangesEqualOnePass(file, extension.equals("avi") ? 1 : 4);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"open h264", "open hevc"})
  void aStreamCopiedIntoAnotherContainerStaysTheSame(String stream) throws Exception {
    Path mp4 = encode(stream, "clip.mp4");
    Path ts = folder.resolve("copied.ts");
    ffmpeg("-i", mp4.toString(), "-c", "copy", ts.toString());
    Path mkv = folder.resolve("copied.mkv");
    ffmpeg("-i", ts.toString(), "-c", "copy", mkv.toString());

    assertThatRangesEqualOnePass(ts, 1);
    assertThatRangesEqualOnePass(mkv, 1);
  }

  @Test
  void anEditListThatHidesTheBeginningIsObeyed() throws Exception {
    Path whole = encode("closed h264", "clip.mp4");
    Path cut = folder.resolve("cut.mp4");
    ffmpeg("-ss", "0.72", "-i", whole.toString(), "-c", "copy", cut.toString());
    VideoInfo info = Readings.probe(cut);

    Readings byRanges = Readings.of(cut, Readings.pieces(info));

    assertThat(byRanges.numbers()).isEqualTo(IntStream.range(18, 75).boxed().toList());
    assertThat(byRanges.times()).startsWith(0L, 40_000L).endsWith(56 * 40_000L);
  }

  private static void assertThatRangesEqualOnePass(Path file, int leastRanges) throws Exception {
    VideoInfo info = Readings.probe(file);
    Readings onePass = Readings.of(file, Readings.whole(info));
    Readings byRanges = Readings.of(file, Readings.pieces(info));

    assertThat(info.issues()).isEmpty();
    assertThat(info.keyFrames()).hasSizeGreaterThanOrEqualTo(leastRanges);
    assertThat(onePass.numbers()).isEqualTo(IntStream.range(0, 75).boxed().toList());
    assertThat(onePass.times())
        .isEqualTo(IntStream.range(0, 75).mapToObj(i -> i * 40_000L).toList());
    assertThat(byRanges.frames()).isEqualTo(onePass.frames());
    assertThat(byRanges.issues()).isEmpty();
  }

  private Path encode(String stream, String name) throws Exception {
    Path source = Clip.of("avi", "mjpeg").write(folder.resolve("source.avi"));
    Path file = folder.resolve(name);
    String options =
        switch (stream) {
          case "open h264" -> OPEN_H264;
          case "closed h264" -> CLOSED_H264;
          default -> OPEN_HEVC;
        };
    List<String> arguments = new ArrayList<>(List.of("-i", source.toString(), "-c:v"));
    arguments.addAll(List.of(options.split(" ")));
    arguments.addAll(List.of("-pix_fmt", "yuv420p", "-threads", "1", file.toString()));
    ffmpeg(arguments.toArray(String[]::new));
    return file;
  }

  private static void ffmpeg(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
    command.addAll(List.of(arguments));
    assertThat(runs(command.toArray(String[]::new))).as(String.join(" ", command)).isTrue();
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Path said = Files.createTempFile("ffmpeg", ".txt");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      boolean well = process.waitFor() == 0;
      if (!well) {
        System.err.println(Files.readString(said));
      }
      Files.delete(said);
      return well;
    } catch (IOException e) {
      return false;
    }
  }
}
