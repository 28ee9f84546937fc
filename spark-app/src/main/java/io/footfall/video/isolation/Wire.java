package io.footfall.video.isolation;

import io.footfall.geometry.PictureSize;
import io.footfall.video.FrameRange;
import io.footfall.video.FrameSizes;
import io.footfall.video.FrameTimes;
import io.footfall.video.KeyFrame;
import io.footfall.video.ProbeIssue;
import io.footfall.video.VideoException.Fault;
import io.footfall.video.VideoInfo;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The values that travel between the two processes. What is read from a worker is checked: whatever
 * it sends, reading ends in values that are whole or in an exception, and takes bounded memory.
 */
final class Wire {
  /** Longest piece of a file that is asked for at once. */
  static final int MOST_BYTES = 256 * 1024;

  private static final int MOST_LETTERS = 2_000;
  private static final int MOST_ISSUES = 100_000;

  /** A day of Motion JPEG, every frame of it a key frame. */
  private static final int MOST_KEY_FRAMES = 1 << 22;

  private static final int LONGEST_SIDE = 1 << 16;
  private static final Pattern WORD = Pattern.compile("[a-z0-9]{1,16}");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private Wire() {}

  static void write(DataOutputStream out, FrameRange range) throws IOException {
    out.writeLong(range.startUs());
    out.writeLong(range.endUs());
    out.writeLong(range.previousFrameUs());
    out.writeLong(range.seekPosition());
  }

  static FrameRange readRange(DataInputStream in) throws IOException {
    return new FrameRange(in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }

  static void write(DataOutputStream out, FrameTimes times) throws IOException {
    out.writeDouble(times.framesPerSecond());
    out.writeLong(times.captureStartUs());
  }

  static FrameTimes readTimes(DataInputStream in) throws IOException {
    return new FrameTimes(in.readDouble(), in.readLong());
  }

  static void write(DataOutputStream out, PictureSize picture) throws IOException {
    out.writeInt(picture.width());
    out.writeInt(picture.height());
  }

  static PictureSize readPicture(DataInputStream in) throws IOException {
    PictureSize picture = new PictureSize(in.readInt(), in.readInt());
    check(Math.max(picture.width(), picture.height()) <= LONGEST_SIDE, "a picture of " + picture);
    return picture;
  }

  static void write(DataOutputStream out, FrameSizes sizes) throws IOException {
    write(out, sizes.scaled());
    out.writeBoolean(sizes.full().isPresent());
    if (sizes.full().isPresent()) {
      write(out, sizes.full().get());
    }
  }

  static FrameSizes readSizes(DataInputStream in) throws IOException {
    PictureSize scaled = readPicture(in);
    return new FrameSizes(
        scaled, in.readBoolean() ? Optional.of(readPicture(in)) : Optional.empty());
  }

  static void writeText(DataOutputStream out, String text) throws IOException {
    out.writeUTF(text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS));
  }

  static String readText(DataInputStream in) throws IOException {
    String text = CONTROL.matcher(in.readUTF()).replaceAll(" ");
    check(text.length() <= MOST_LETTERS, "a text of %d letters".formatted(text.length()));
    return text;
  }

  static void write(DataOutputStream out, List<ProbeIssue> issues) throws IOException {
    out.writeInt(issues.size());
    for (ProbeIssue issue : issues) {
      writeText(out, issue.fault().name());
      out.writeLong(issue.ptsUs());
      writeText(out, issue.message());
    }
  }

  static List<ProbeIssue> readIssues(DataInputStream in) throws IOException {
    int count = readCount(in, MOST_ISSUES, "issues");
    List<ProbeIssue> issues = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Fault fault = readFault(in);
      long ptsUs = in.readLong();
      check(ptsUs >= -1, "an issue at %d us".formatted(ptsUs));
      issues.add(new ProbeIssue(fault, ptsUs, readText(in)));
    }
    return issues;
  }

  static Fault readFault(DataInputStream in) throws IOException {
    return Fault.valueOf(readText(in));
  }

  static void write(DataOutputStream out, VideoInfo info) throws IOException {
    out.writeUTF(info.container());
    out.writeUTF(info.codec());
    write(out, info.picture());
    out.writeInt(info.rotationDegrees());
    out.writeLong(info.durationUs());
    out.writeLong(info.frameCount());
    out.writeDouble(info.nominalFramesPerSecond());
    out.writeBoolean(info.variableFrameRate());
    out.writeUTF(info.fingerprint());
    out.writeInt(info.keyFrames().size());
    for (KeyFrame key : info.keyFrames()) {
      out.writeLong(key.ptsUs());
      out.writeLong(key.position());
      out.writeLong(key.previousFrameUs());
    }
    out.writeUTF(info.creationTime().map(Instant::toString).orElse(""));
    write(out, info.issues());
  }

  /**
   * What is in a file, as far as it can be true of one of this size.
   *
   * @param sizeBytes of the file; a worker is not asked for what we know
   */
  static VideoInfo readInfo(DataInputStream in, long sizeBytes) throws IOException {
    String container = readMatching(in, WORD);
    String codec = readMatching(in, WORD);
    PictureSize picture = readPicture(in);
    int degrees = in.readInt();
    check(degrees % 90 == 0 && degrees >= 0 && degrees < 360, "a turn of " + degrees);
    long durationUs = in.readLong();
    long frames = in.readLong();
    double rate = in.readDouble();
    check(Double.isFinite(rate) && rate > 0, rate + " frames a second");
    boolean variable = in.readBoolean();
    String fingerprint = readMatching(in, FINGERPRINT);
    List<KeyFrame> keys = readKeyFrames(in, sizeBytes);
    String created = in.readUTF();
    Optional<Instant> creation =
        created.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(created));
    List<ProbeIssue> issues = readIssues(in);
    return new VideoInfo(
        container,
        codec,
        picture,
        degrees,
        durationUs,
        frames,
        rate,
        variable,
        fingerprint,
        keys,
        creation,
        sizeBytes,
        issues);
  }

  private static List<KeyFrame> readKeyFrames(DataInputStream in, long sizeBytes)
      throws IOException {
    int count = readCount(in, (int) Math.min(MOST_KEY_FRAMES, sizeBytes), "key frames");
    List<KeyFrame> keys = new ArrayList<>();
    long beforeUs = -1;
    for (int i = 0; i < count; i++) {
      KeyFrame key = new KeyFrame(in.readLong(), in.readLong(), in.readLong());
      check(key.ptsUs() > beforeUs, "key frames out of order");
      check(key.position() < sizeBytes, "a key frame after the end");
      beforeUs = key.ptsUs();
      keys.add(key);
    }
    return keys;
  }

  private static int readCount(DataInputStream in, int most, String things) throws IOException {
    int count = in.readInt();
    check(count >= 0 && count <= most, count + " " + things);
    return count;
  }

  private static String readMatching(DataInputStream in, Pattern pattern) throws IOException {
    String text = readText(in);
    check(pattern.matcher(text).matches(), "the word " + text);
    return text;
  }

  static void check(boolean holds, String otherwise) throws IOException {
    if (!holds) {
      throw new IOException(otherwise);
    }
  }
}
