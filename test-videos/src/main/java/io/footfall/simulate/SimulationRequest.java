package io.footfall.simulate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What to simulate and where to write it.
 *
 * @param scenario a built-in scenario's name, or the path of a scenario file
 * @param out folder for {@code site.yaml}, {@code footage} and {@code truth}
 * @param length of each day's recording; empty = as the scenario says
 * @param cameras of each store, the first ones; empty = all
 * @param stores the first ones; empty = all
 * @param seed empty = the scenario's own
 * @param output what is written
 */
public record SimulationRequest(
    String scenario,
    Path out,
    Optional<Duration> length,
    OptionalInt cameras,
    OptionalInt stores,
    OptionalLong seed,
    Output output) {
  /** What a simulation writes. */
  public enum Output {
    FOOTAGE_AND_TRUTH,
    TRUTH_ONLY
  }

  /** All of a scenario. */
  public static SimulationRequest of(String scenario, Path out) {
    return new SimulationRequest(
        scenario,
        out,
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalLong.empty(),
        Output.FOOTAGE_AND_TRUTH);
  }

  public SimulationRequest withLength(Duration newLength) {
    return new SimulationRequest(
        scenario, out, Optional.of(newLength), cameras, stores, seed, output);
  }

  public SimulationRequest withCameras(int count) {
    return new SimulationRequest(
        scenario, out, length, OptionalInt.of(count), stores, seed, output);
  }

  public SimulationRequest withStores(int count) {
    return new SimulationRequest(
        scenario, out, length, cameras, OptionalInt.of(count), seed, output);
  }

  public SimulationRequest withSeed(long newSeed) {
    return new SimulationRequest(
        scenario, out, length, cameras, stores, OptionalLong.of(newSeed), output);
  }

  public SimulationRequest withOutput(Output newOutput) {
    return new SimulationRequest(scenario, out, length, cameras, stores, seed, newOutput);
  }
}
