package io.footfall.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecoderTest {
  private static final PictureSize INPUT = new PictureSize(64, 32);

  @Test
  void aPeakAndItsDistancesBecomeABox() {
    // Cell 18 of 16 columns: column 2, row 1.
    List<ScoredBox> found = centernet(0.5f, 18, 1, 2, 3, 4);
    assertThat(found).containsExactly(new ScoredBox(new Box(7, 2, 11, 8), 0.5));
  }

  @Test
  void aScoreAtTheFloorIsKeptAndOneBelowIsNot() {
    assertThat(centernet(0.25f, 0, 1, 1, 1, 1)).hasSize(1);
    assertThat(centernet(0.2495f, 0, 1, 1, 1, 1)).isEmpty();
  }

  @Test
  void aBoxWithoutAreaIsDropped() {
    assertThat(centernet(0.5f, 0, 1, 1, -1, 1)).isEmpty();
    assertThat(centernet(0.5f, 0, Float.NaN, 1, 1, 1)).isEmpty();
  }

  @Test
  void differencesInTheLastBitsDoNotShow() {
    assertThat(centernet(0.5f, 18, 1.00001f, 2, 3, 4))
        .isEqualTo(centernet(0.500001f, 18, 1, 2, 3, 3.99999f));
  }

  @Test
  void ofTwoBoxesThatOverlapTooMuchTheBetterStays() {
    ScoredBox better = new ScoredBox(new Box(0, 0, 8, 10), 0.9);
    ScoredBox sixTenths = new ScoredBox(new Box(0, 4, 8, 10), 0.8);
    ScoredBox more = new ScoredBox(new Box(0, 3, 8, 10), 0.8);
    assertThat(Suppression.suppress(List.of(better, sixTenths), 0.6)).hasSize(2);
    assertThat(Suppression.suppress(List.of(better, more), 0.6)).containsExactly(better);
  }

  @Test
  void objectDetectionBoxesAreFractionsTopFirst() {
    float[] boxes = {0.25f, 0.5f, 0.75f, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0.5f, 0.5f};
    float[] scores = {0.5f, 0.9f, 0.2f, 0.8f};
    float[] classes = {1, 2, 1, 1};
    // The second is of another class, the third below the floor, the fourth beyond the count.
    assertThat(new ObjectDetectionDecoder(INPUT, 1, 0.25).decode(boxes, scores, classes, 3))
        .containsExactly(new ScoredBox(new Box(32, 8, 64, 24), 0.5));
  }

  @Test
  void halvesAreWidenedExactly() {
    assertThat(TfjsWeights.widened((short) 0x3c00)).isEqualTo(1f);
    assertThat(TfjsWeights.widened((short) 0xc000)).isEqualTo(-2f);
    assertThat(TfjsWeights.widened((short) 0x7bff)).isEqualTo(65504f);
    assertThat(TfjsWeights.widened((short) 0x0001)).isEqualTo(0x1p-24f);
    assertThat(TfjsWeights.widened((short) 0x7c00)).isInfinite();
  }

  private static List<ScoredBox> centernet(float... row) {
    return new CenternetDecoder(INPUT, 0.25).decode(row);
  }
}
