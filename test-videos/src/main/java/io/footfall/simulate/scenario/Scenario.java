package io.footfall.simulate.scenario;

import java.util.List;

/**
 * Everything a simulation depends on: the same scenario gives the same world, the same pictures and
 * the same truth.
 *
 * @param about one sentence for people who choose a scenario
 */
public record Scenario(
    String name,
    String about,
    long seed,
    Footage footage,
    Traffic traffic,
    List<SimulatedStore> stores) {
  public Scenario {
    stores = List.copyOf(stores);
    if (stores.isEmpty()) {
      throw new IllegalArgumentException("Scenario %s needs a store".formatted(name));
    }
  }

  /** The same scenario drawn from another seed. */
  public Scenario withSeed(long other) {
    return new Scenario(name, about, other, footage, traffic, stores);
  }

  /** The same scenario with other footage. */
  public Scenario withFootage(Footage other) {
    return new Scenario(name, about, seed, other, traffic, stores);
  }

  /** The same scenario with its first stores only. */
  public Scenario withStores(List<SimulatedStore> other) {
    return new Scenario(name, about, seed, footage, traffic, other);
  }
}
