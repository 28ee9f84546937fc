package io.footfall.evaluate;

/** Measures tracks against truth. */
public final class Evaluator {
  private Evaluator() {}

  /**
   * All figures of one sequence.
   *
   * @param truth decides by its format whether distractor classes are ignored
   * @param tracks in the same frame numbers and pixels as the truth
   */
  public static Evaluation evaluate(MotSequence truth, MotSequence tracks) {
    Comparison comparison = Comparison.of(truth, tracks);
    ClearMatcher clear = new ClearMatcher(comparison);
    return new Evaluation(
        Hota.of(comparison),
        clear.summary(),
        Identity.of(comparison),
        TrackCounts.of(comparison, clear.together()));
  }
}
