package io.footfall.detect;

import java.util.ArrayList;
import java.util.List;

/** Greedy non-maximum suppression: of boxes that overlap too much, the best one stays. */
final class Suppression {
  private Suppression() {}

  /**
   * Keeps the boxes that overlap no better one.
   *
   * @param ordered best first
   * @param maxIou two kept boxes overlap by at most this intersection over union
   * @return the kept boxes, in the same order
   */
  static List<ScoredBox> suppress(List<ScoredBox> ordered, double maxIou) {
    List<ScoredBox> kept = new ArrayList<>();
    for (ScoredBox candidate : ordered) {
      if (kept.stream().allMatch(better -> better.box().iou(candidate.box()) <= maxIou)) {
        kept.add(candidate);
      }
    }
    return List.copyOf(kept);
  }
}
