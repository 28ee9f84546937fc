package io.footfall.simulate.world;

import java.util.List;

/**
 * A stream of random numbers that depends on its keys only, on every machine and version.
 *
 * <p>Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014
 * (SplitMix64). Not thread safe.
 */
public final class RandomStream {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private RandomStream(long state) {
    this.state = state;
  }

  /** The stream that belongs to a sequence of keys. */
  public static RandomStream of(long... keys) {
    long state = 0;
    for (long key : keys) {
      state = mix(state * 31 + mix(key + GOLDEN));
    }
    return new RandomStream(state);
  }

  /** A key for a name. */
  public static long key(String name) {
    long key = 7;
    for (int i = 0; i < name.length(); i++) {
      key = mix(key * 31 + name.charAt(i));
    }
    return key;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The next 64 random bits. */
  public long bits() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  public double unit() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  /** Uniform between two values. */
  public double between(double low, double high) {
    return low + (high - low) * unit();
  }

  /** Uniform whole number in [0, count). */
  public int index(int count) {
    return (int) (unit() * count);
  }

  public boolean chance(double probability) {
    return unit() < probability;
  }

  /** Normal with mean 0 and deviation 1 (Box and Muller, 1958). */
  public double normal() {
    return Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
  }

  /** Exponential with a mean. */
  public double exponential(double mean) {
    return -mean * Math.log(1 - unit());
  }

  /** One of several values. */
  public <T> T pick(List<T> values) {
    return values.get(index(values.size()));
  }
}
