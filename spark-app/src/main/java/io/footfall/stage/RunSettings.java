package io.footfall.stage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a run is asked for, beside site, landing and lake.
 *
 * @param from first local date, absent for no limit
 * @param to last local date, included; absent for no limit
 * @param partitions number of tasks of each stage; changes speed only; absent for one a range and
 *     Spark's own elsewhere
 * @param rangeLength how much footage one Detect task takes at least
 * @param quietTime a file is complete when it has not changed for so long; zero takes all
 * @param landedSince files that storage last saw change before are not taken; absent takes all
 * @param decoding where videos are decoded; changes speed and safety, never the result
 */
public record RunSettings(
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    OptionalInt partitions,
    Duration rangeLength,
    Duration quietTime,
    Optional<Instant> landedSince,
    Decoding decoding) {
  public static final Duration DEFAULT_RANGE = Duration.ofSeconds(30);

  /** All days, taken at once, with Spark's own number of tasks. */
  public static final RunSettings EVERYTHING =
      new RunSettings(
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          DEFAULT_RANGE,
          Duration.ZERO,
          Optional.empty(),
          Decoding.DEFAULT);

  public RunSettings {
    if (partitions.isPresent() && partitions.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "A run needs at least one partition, but was given " + partitions.getAsInt());
    }
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw new IllegalArgumentException(
          "From %s to %s is no span of days".formatted(from.get(), to.get()));
    }
  }

  /** The same on some days only. */
  public RunSettings onDays(Optional<LocalDate> first, Optional<LocalDate> last) {
    return new RunSettings(first, last, partitions, rangeLength, quietTime, landedSince, decoding);
  }

  /** The same with a number of tasks for each stage. */
  public RunSettings withPartitions(OptionalInt number) {
    return new RunSettings(from, to, number, rangeLength, quietTime, landedSince, decoding);
  }

  /** The same with other shares of footage for one Detect task. */
  public RunSettings withRangeLength(Duration least) {
    return new RunSettings(from, to, partitions, least, quietTime, landedSince, decoding);
  }

  /** The same, taking only files that have rested for a time. */
  public RunSettings withQuietTime(Duration rest) {
    return new RunSettings(from, to, partitions, rangeLength, rest, landedSince, decoding);
  }

  /** The same, taking only files that landed or changed at an instant or later. */
  public RunSettings withLandedSince(Optional<Instant> instant) {
    return new RunSettings(from, to, partitions, rangeLength, quietTime, instant, decoding);
  }

  /** The same with videos decoded elsewhere. */
  public RunSettings withDecoding(Decoding other) {
    return new RunSettings(from, to, partitions, rangeLength, quietTime, landedSince, other);
  }

  boolean covers(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && to.map(last -> !day.isAfter(last)).orElse(true);
  }
}
