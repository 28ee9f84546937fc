package io.footfall.stage;

import io.footfall.video.isolation.Isolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What decoding in processes of its own costs: the same loop with and without, turn about, so that
 * other work on the machine falls on both.
 */
public final class IsolationCost {
  private final BareLoops loops;
  private final int rounds;

  /** A measurement of so many rounds, after one to warm up. */
  public IsolationCost(BareLoops loops, int rounds) {
    if (rounds < 1) {
      throw new IllegalArgumentException("A measurement needs a round, but was given " + rounds);
    }
    this.loops = loops;
    this.rounds = rounds;
  }

  /**
   * One loop both ways; medians over the rounds.
   *
   * @param perSecond frames a second of the clock, without isolation
   * @param isolatedPerSecond the same with it
   * @param throughputShare throughput with isolation as a share of that without
   * @param processorShare processor time a frame takes without isolation as a share of that with it
   */
  public record Comparison(
      double perSecond, double isolatedPerSecond, double throughputShare, double processorShare) {
    /** Adds the figures under names that say what was looped. */
    public void addTo(Map<String, Object> figures, String loop) {
      figures.put(loop + "_per_second", perSecond);
      figures.put("isolated_" + loop + "_per_second", isolatedPerSecond);
      figures.put("isolated_" + loop + "_throughput_share", throughputShare);
      figures.put("isolated_" + loop + "_processor_share", processorShare);
    }
  }

  /** Decoding and scaling alone. */
  public Comparison decode() throws Exception {
    return compare(loops::decodedPerSecond);
  }

  /** Decoding, and inference on every frame. */
  public Comparison detect() throws Exception {
    return compare(loops::detectedPerSecond);
  }

  private interface Loop {
    double framesPerSecond(Isolation isolation) throws Exception;
  }

  private record Round(double perSecond, double framesPerProcessorSecond) {}

  private Comparison compare(Loop loop) throws Exception {
    List<Round> without = new ArrayList<>();
    List<Round> with = new ArrayList<>();
    run(loop, Isolation.OFF);
    run(loop, Isolation.ON);
    for (int i = 0; i < rounds; i++) {
      without.add(run(loop, Isolation.OFF));
      with.add(run(loop, Isolation.ON));
    }
    double plain = median(without.stream().map(Round::perSecond));
    double isolated = median(with.stream().map(Round::perSecond));
    return new Comparison(
        plain,
        isolated,
        isolated / plain,
        median(with.stream().map(Round::framesPerProcessorSecond))
            / median(without.stream().map(Round::framesPerProcessorSecond)));
  }

  private static Round run(Loop loop, Isolation isolation) throws Exception {
    Duration before = processorTime();
    long startedNs = System.nanoTime();
    double perSecond = loop.framesPerSecond(isolation);
    double frames = perSecond * (System.nanoTime() - startedNs) / 1e9;
    double seconds = Math.max(1, processorTime().minus(before).toMillis()) / 1e3;
    return new Round(perSecond, frames / seconds);
  }

  /** Of this process and of those it has started that still live, as warm decoders do. */
  private static Duration processorTime() {
    ProcessHandle self = ProcessHandle.current();
    return Stream.concat(Stream.of(self), self.descendants())
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static double median(Stream<Double> values) {
    List<Double> sorted = values.sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
