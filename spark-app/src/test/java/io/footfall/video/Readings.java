package io.footfall.video;

import io.footfall.geometry.PictureSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What readers gave for a file, for comparison. */
record Readings(List<Shown> frames, List<ProbeIssue> issues, long bytesRead) {
  /** One frame: its time, the number painted on it, and a hash over its pixels. */
  record Shown(long ptsUs, int number, int pixels) {}

  static VideoInfo probe(Path file) throws IOException, VideoException {
    try (CountingChannel bytes = new CountingChannel(file)) {
      return VideoProbe.probe(bytes, file.getFileName().toString());
    }
  }

  /** One range over everything. */
  static List<FrameRange> whole(VideoInfo info) {
    return List.of(new FrameRange(0, info.durationUs(), -1, info.keyFrames().get(0).position()));
  }

  /** A range for every key frame: as many cuts as there can be. */
  static List<FrameRange> pieces(VideoInfo info) {
    List<FrameRange> ranges = new ArrayList<>();
    List<KeyFrame> keys = info.keyFrames();
    for (int i = 0; i < keys.size(); i++) {
      long endUs = i + 1 < keys.size() ? keys.get(i + 1).ptsUs() : info.durationUs();
      KeyFrame key = keys.get(i);
      ranges.add(new FrameRange(key.ptsUs(), endUs, key.previousFrameUs(), key.position()));
    }
    return ranges;
  }

  static Readings of(Path file, List<FrameRange> ranges, FrameTimes times, PictureSize size)
      throws IOException, VideoException {
    List<Shown> frames = new ArrayList<>();
    List<ProbeIssue> issues = new ArrayList<>();
    long bytesRead = 0;
    byte[] rgb = new byte[size.width() * size.height() * 3];
    for (FrameRange range : ranges) {
      try (CountingChannel bytes = new CountingChannel(file);
          FrameReader reader =
              FrameReader.open(
                  bytes, file.getFileName().toString(), range, times, FrameSizes.scaled(size))) {
        while (reader.next()) {
          reader.rgb().get(rgb);
          frames.add(
              new Shown(reader.ptsUs(), Clip.number(rgb, size.width()), Arrays.hashCode(rgb)));
        }
        issues.addAll(reader.issues());
        bytesRead += bytes.bytesRead();
      }
    }
    return new Readings(frames, issues, bytesRead);
  }

  static Readings of(Path file, List<FrameRange> ranges) throws IOException, VideoException {
    return of(file, ranges, FrameTimes.every(), probe(file).picture());
  }

  List<Integer> numbers() {
    return frames.stream().map(Shown::number).toList();
  }

  List<Long> times() {
    return frames.stream().map(Shown::ptsUs).toList();
  }
}
