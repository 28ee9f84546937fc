package io.footfall.detect;

import ai.djl.ndarray.NDList;
import io.footfall.geometry.PictureSize;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the peaks of {@link CenternetGraph}.
 *
 * <p>A peak in column x and row y of the heat map, with distances l, t, r, b, is the box from (4x -
 * l, 4y - t) to (4x + r, 4y + b). Source: Zhou et al., "Objects as Points", 2019; we differ: that
 * paper needs no suppression, but this network often puts two peaks on one person.
 */
final class CenternetDecoder implements BoxDecoder {
  /** Two people seldom overlap this much, two peaks on one person usually do. */
  private static final double MAX_IOU = 0.6;

  private final int columns;
  private final double scoreFloor;

  CenternetDecoder(PictureSize input, double scoreFloor) {
    this.columns = input.width() / CenternetGraph.STRIDE;
    this.scoreFloor = scoreFloor;
  }

  @Override
  public List<ScoredBox> decode(NDList output) {
    return decode(output.singletonOrThrow().toFloatArray());
  }

  /** Decodes rows of score, cell number and four distances; highest raw score first. */
  List<ScoredBox> decode(float[] peaks) {
    List<ScoredBox> found = new ArrayList<>();
    for (int row = 0; row < peaks.length; row += CenternetGraph.COLUMNS) {
      double score = BoxRounding.score(peaks[row]);
      if (score < scoreFloor) {
        break;
      }
      int cell = (int) peaks[row + 1];
      int x = CenternetGraph.STRIDE * (cell % columns);
      int y = CenternetGraph.STRIDE * (cell / columns);
      BoxRounding.box(
              x - peaks[row + 2], y - peaks[row + 3], x + peaks[row + 4], y + peaks[row + 5])
          .ifPresent(box -> found.add(new ScoredBox(box, score)));
    }
    found.sort(BoxRounding.ORDER);
    return Suppression.suppress(found, MAX_IOU);
  }
}
