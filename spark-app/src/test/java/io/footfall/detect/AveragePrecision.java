package io.footfall.detect;

import io.footfall.geometry.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Average precision at intersection over union 0.5: area under the precision-recall curve,
 * precision taken as the best at that recall or beyond (Everingham et al., "The PASCAL VOC
 * Challenge", from 2010 on).
 */
final class AveragePrecision {
  private static final double MIN_IOU = 0.5;

  private record Outcome(double score, boolean hit) {}

  private final List<Outcome> outcomes = new ArrayList<>();
  private int truths;

  /** Adds one frame; each true box is hit at most once, by the best score first. */
  void add(List<ScoredBox> found, List<Box> truth) {
    truths += truth.size();
    List<Box> open = new ArrayList<>(truth);
    for (ScoredBox candidate : found) {
      Box best =
          open.stream()
              .max(Comparator.comparingDouble(box -> box.iou(candidate.box())))
              .filter(box -> box.iou(candidate.box()) >= MIN_IOU)
              .orElse(null);
      outcomes.add(new Outcome(candidate.score(), best != null));
      open.remove(best);
    }
  }

  double value() {
    outcomes.sort(Comparator.comparingDouble(Outcome::score).reversed());
    double[] precision = new double[outcomes.size()];
    int hits = 0;
    for (int i = 0; i < precision.length; i++) {
      hits += outcomes.get(i).hit() ? 1 : 0;
      precision[i] = (double) hits / (i + 1);
    }
    double area = 0;
    double best = 0;
    for (int i = precision.length - 1; i >= 0; i--) {
      best = Math.max(best, precision[i]);
      area += outcomes.get(i).hit() ? best / truths : 0;
    }
    return area;
  }
}
