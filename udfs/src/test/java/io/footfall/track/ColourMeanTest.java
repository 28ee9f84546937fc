package io.footfall.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.footfall.model.ClothingColour;
import org.junit.jupiter.api.Test;

class ColourMeanTest {
  @Test
  void sameColoursAreNoDistanceAndDifferentOnesAreOne() {
    assertThat(mean(255, 0).distance(mean(100, 0))).isCloseTo(0, within(1e-12));
    assertThat(mean(255, 0).distance(mean(0, 255))).isCloseTo(1, within(1e-12));
  }

  @Test
  void unknownColoursAreLeftOut() {
    ColourMean mean = mean(255, 0);
    mean.add(ClothingColour.UNKNOWN);

    assertThat(mean.distance(mean(255, 0))).isCloseTo(0, within(1e-12));
    assertThat(new ColourMean().isKnown()).isFalse();
  }

  @Test
  void jacketsAreComparedWhereSomebodyStandsBeforeTheLegs() {
    ColourMean whole = new ColourMean();
    whole.add(colour(255, 0, 0, 255, 0, 255));

    assertThat(whole.distance(colour(255, 0, 0, 0, 0, 0))).isCloseTo(0, within(1e-12));
    assertThat(whole.distance(colour(0, 255, 0, 0, 0, 0))).isCloseTo(1, within(1e-12));
  }

  @Test
  void aPartWeighsByHowMuchOfItWasInSight() {
    ColourMean whole = new ColourMean();
    whole.add(colour(255, 0, 0, 255, 0, 255));

    // The other jacket is all in sight, of the same trousers a quarter: half the length.
    assertThat(whole.distance(colour(0, 255, 0, 127, 0, 0)))
        .isCloseTo(255.0 / (255 + 127), within(1e-12));
  }

  @Test
  void aPartSeenOftenWeighsNoMoreThanOneWholeView() {
    ColourMean often = new ColourMean();
    ColourMean other = new ColourMean();
    for (int i = 0; i < 9; i++) {
      often.add(colour(255, 0, 0, 255, 0, 255));
      other.add(colour(0, 255, 0, 255, 0, 0));
    }

    assertThat(often.distance(other)).isCloseTo(1.0 / 2, within(1e-12));
  }

  @Test
  void aJacketAndTrousersCannotBeCompared() {
    ColourMean jacket = new ColourMean();
    jacket.add(colour(255, 0, 0, 0, 0, 0));

    assertThat(jacket.distance(colour(0, 0, 255, 0, 0, 0))).isEqualTo(ColourMean.NOT_COMPARABLE);
  }

  @Test
  void whatIsTakenOutCountsNoMore() {
    ColourMean mean = mean(255, 0);
    ClothingColour other = colour(0, 255);
    mean.add(other);
    mean.remove(other);

    assertThat(mean.distance(mean(255, 0))).isCloseTo(0, within(1e-12));
    mean.remove(colour(255, 0));
    assertThat(mean.isKnown()).isFalse();
  }

  @Test
  void signaturesOfDifferentLengthCannotBeCompared() {
    assertThatThrownBy(() -> mean(255, 0).add(ClothingColour.of(new byte[] {1, 2, 3})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6 and 3 bytes");
  }

  private static ColourMean mean(int first, int second) {
    ColourMean mean = new ColourMean();
    mean.add(colour(first, second));
    return mean;
  }

  /** Trousers like the jacket. */
  private static ClothingColour colour(int first, int second) {
    return colour(first, second, first, second, first, second);
  }

  private static ClothingColour colour(int... weights) {
    byte[] bytes = new byte[weights.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) weights[i];
    }
    return ClothingColour.of(bytes);
  }
}
