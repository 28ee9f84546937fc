package io.footfall.lake;

/**
 * Told of every step by which a run changes the lake, before and after it is taken.
 *
 * <p>A run may die at any of them; the tests stop it at each. Called by several threads.
 */
@FunctionalInterface
public interface Steps {
  Steps UNWATCHED = step -> {};

  /** A step such as {@code before run_ledger}, which may come several times in a run. */
  void reached(String step);
}
