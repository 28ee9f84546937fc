package io.footfall.simulate.scenario;

import java.time.Duration;
import java.time.Instant;
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
    Instant clockSet) {
  /** H.264 in MP4 at constant quality, every frame at its time, by an exact clock. */
  public static final RecorderSettings EXACT =
      new RecorderSettings(
          "H264", "MP4", 0, OptionalInt.empty(), Duration.ZERO, 0, Duration.ZERO, 0, Instant.EPOCH);

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
            Instant.parse(node.text("clockSet", "1970-01-01T00:00:00Z")));
    node.close();
    return settings;
  }
}
