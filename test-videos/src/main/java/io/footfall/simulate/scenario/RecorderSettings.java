package io.footfall.simulate.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a scenario's cameras write down what they see, and how wrong their clocks are.
 *
 * @param codec compression, as {@code encode} names it
 * @param container file format, as {@code encode} names it
 * @param bFrames bidirectional frames between two others
 * @param kilobitsPerSecond aimed at; empty = constant quality
 * @param jitter frames are stamped up to this much early or late
 * @param droppedFrames share of frames that are missing, in [0, 1)
 * @param clockAhead of true time at {@code clockSet}; negative = behind
 * @param driftPpm microseconds the clock gains a true second since then; negative = lost
 * @param clockSet when the clock was last set
 * @param faults what goes wrong with the files
 */
public record RecorderSettings(
    String codec,
    String container,
    int bFrames,
    OptionalInt kilobitsPerSecond,
    Duration jitter,
    double droppedFrames,
    Duration clockAhead,
    double driftPpm,
    Instant clockSet,
    Faults faults) {
  /**
   * What goes wrong with a camera's files; times count from its first frame, files in time order.
   *
   * @param gaps stretches that are not recorded
   * @param overlaps files that show again what the file before them ends with
   * @param duplicates numbers of the files, from 0, that lie there twice under two names
   * @param lastFileKept share of the last file's bytes that is left, in (0, 1]
   */
  public record Faults(
      List<Gap> gaps, List<Overlap> overlaps, List<Integer> duplicates, double lastFileKept) {
    /** Nothing goes wrong. */
    public static final Faults NONE = new Faults(List.of(), List.of(), List.of(), 1);

    /** Nothing is recorded in {@code [from, until)}. */
    public record Gap(Duration from, Duration until) {}

    /** A file, from 1, that begins earlier by a length. */
    public record Overlap(int file, Duration length) {}

    public Faults {
      gaps = List.copyOf(gaps);
      overlaps = List.copyOf(overlaps);
      duplicates = List.copyOf(duplicates);
    }

    private static Faults read(YamlNode node) {
      Faults faults =
          new Faults(
              node.nodes("gaps").stream().map(Faults::gap).toList(),
              node.nodes("overlaps").stream().map(Faults::overlap).toList(),
              node.has("duplicates")
                  ? node.numbers("duplicates").stream().map(Double::intValue).toList()
                  : List.of(),
              node.number("lastFileKept", 1));
      node.close();
      return faults;
    }

    private static Gap gap(YamlNode node) {
      Gap gap = new Gap(Duration.parse(node.text("from")), Duration.parse(node.text("until")));
      node.close();
      return gap;
    }

    private static Overlap overlap(YamlNode node) {
      Overlap overlap = new Overlap((int) node.number("file"), Duration.parse(node.text("length")));
      node.close();
      return overlap;
    }
  }

  /** H.264 in MP4 at constant quality, every frame at its time, by an exact clock. */
  public static final RecorderSettings EXACT =
      new RecorderSettings(
          "H264",
          "MP4",
          0,
          OptionalInt.empty(),
          Duration.ZERO,
          0,
          Duration.ZERO,
          0,
          Instant.EPOCH,
          Faults.NONE);

  static RecorderSettings read(YamlNode node) {
    RecorderSettings settings =
        new RecorderSettings(
            node.text("codec", EXACT.codec),
            node.text("container", EXACT.container),
            (int) node.number("bFrames", 0),
            node.has("kilobitsPerSecond")
                ? OptionalInt.of((int) node.number("kilobitsPerSecond"))
                : OptionalInt.empty(),
            Duration.parse(node.text("jitter", "PT0S")),
            node.number("droppedFrames", 0),
            Duration.parse(node.text("clockAhead", "PT0S")),
            node.number("driftPpm", 0),
            Instant.parse(node.text("clockSet", "1970-01-01T00:00:00Z")),
            node.has("faults") ? Faults.read(node.node("faults")) : Faults.NONE);
    node.close();
    return settings;
  }
}
