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
  void whatIsTakenOutCountsNoMore() {
    ColourMean mean = mean(255, 0);
    ClothingColour other = ClothingColour.of(new byte[] {0, (byte) 255});
    mean.add(other);
    mean.remove(other);

    assertThat(mean.distance(mean(255, 0))).isCloseTo(0, within(1e-12));
    mean.remove(ClothingColour.of(new byte[] {(byte) 255, 0}));
    assertThat(mean.isKnown()).isFalse();
  }

  @Test
  void signaturesOfDifferentLengthCannotBeCompared() {
    assertThatThrownBy(() -> mean(255, 0).add(ClothingColour.of(new byte[] {1})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 and 1 bytes");
  }

  private static ColourMean mean(int first, int second) {
    ColourMean mean = new ColourMean();
    mean.add(ClothingColour.of(new byte[] {(byte) first, (byte) second}));
    return mean;
  }
}
