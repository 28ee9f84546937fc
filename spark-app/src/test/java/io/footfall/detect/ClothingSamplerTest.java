package io.footfall.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.model.ClothingColour;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClothingSamplerTest {
  private static final PictureSize PICTURE = new PictureSize(120, 100);
  private static final int RED = 0xc01818;
  private static final int BLUE = 0x1830b0;
  private static final int BLACK = 0x101010;
  private static final int WHITE = 0xf0f0f0;
  private static final Box PERSON = new Box(20, 10, 44, 82);

  private final ByteBuffer rgb = ByteBuffer.allocateDirect(3 * 120 * 100);

  @BeforeEach
  void anEmptyShop() {
    paint(new Box(0, 0, 120, 100), 0x737373);
  }

  @Test
  void theSameClothesElsewhereAreTheSameColour() {
    dress(PERSON, RED, BLACK);
    Box elsewhere = new Box(70, 5, 100, 95);
    dress(elsewhere, RED, BLACK);

    assertThat(likeness(sample(PERSON), sample(elsewhere))).isGreaterThan(0.99);
  }

  @Test
  void redOverBlackDiffersFromBlackOverRedAndFromBlueOverWhite() {
    dress(PERSON, RED, BLACK);
    Box second = new Box(70, 10, 94, 82);
    dress(second, BLACK, RED);
    assertThat(likeness(sample(PERSON), sample(second))).isLessThan(0.4);

    dress(second, BLUE, WHITE);
    assertThat(likeness(sample(PERSON), sample(second))).isLessThan(0.1);
  }

  @Test
  void aLittleLessLightChangesLittle() {
    dress(PERSON, 0xc01818, 0x404040);
    Box shade = new Box(70, 10, 94, 82);
    dress(shade, 0xa81515, 0x303030);

    assertThat(likeness(sample(PERSON), sample(shade))).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.7, 1.4, 1.8})
  void aCameraThatOpensOrClosesItsIrisChangesNobodysClothes(double light) {
    paint(new Box(0, 0, 120, 100), 0x707478);
    dress(PERSON, 0x4c2020, 0x404040);
    ClothingColour before = sample(PERSON, new ScoredBox(PERSON, 0.9));

    for (int i = 0; i < rgb.capacity(); i++) {
      rgb.put(i, (byte) Math.min(255, Math.round(light * (rgb.get(i) & 0xff))));
    }

    assertThat(likeness(sample(PERSON, new ScoredBox(PERSON, 0.9)), before)).isGreaterThan(0.99);
  }

  @Test
  void whoComesNearChangesNobodyElsesClothes() {
    paint(new Box(0, 0, 120, 100), 0x707478);
    dress(PERSON, 0x4c2020, 0x404040);
    ClothingColour alone = sample(PERSON, new ScoredBox(PERSON, 0.9));
    Box near = new Box(50, 0, 120, 100);
    dress(near, BLACK, BLACK);

    assertThat(sample(PERSON, new ScoredBox(PERSON, 0.9), new ScoredBox(near, 0.9)))
        .isEqualTo(alone);
    assertThat(likeness(sample(PERSON, new ScoredBox(PERSON, 0.9)), alone)).isLessThan(0.95);
  }

  @Test
  void aPictureWithoutLightOrWithoutBackgroundIsNoReasonToFail() {
    assertThat(sample(PERSON).isKnown()).isTrue();
    ScoredBox everywhere = new ScoredBox(new Box(-5, -5, 130, 99), 0.9);
    dress(new Box(0, 0, 120, 100), RED, BLUE);
    assertThat(sample(everywhere.box(), everywhere).isKnown()).isTrue();
  }

  @Test
  void whoStandsInFrontIsLeftOut() {
    dress(PERSON, RED, RED);
    ClothingColour alone = sample(PERSON);
    Box front = new Box(32, 30, 60, 99);
    dress(front, WHITE, WHITE);

    ClothingColour masked = sample(PERSON, new ScoredBox(PERSON, 0.9), new ScoredBox(front, 0.3));

    assertThat(likeness(masked, alone)).isGreaterThan(0.99);
    assertThat(length(masked)).isLessThan(0.95 * length(alone));
    assertThat(likeness(sample(PERSON), alone)).isLessThan(0.9);
  }

  @Test
  void whoIsHardlyThereHidesNobody() {
    dress(PERSON, RED, BLACK);

    assertThat(behind(new Box(10, 5, 60, 99), 0.29)).isEqualTo(sample(PERSON));
  }

  @Test
  void legsBehindSomebodyAreNotPartOfTheSignature() {
    dress(PERSON, RED, BLACK);
    Box front = new Box(10, 39, 60, 99);
    dress(front, WHITE, WHITE);

    ClothingColour masked = behind(front, 0.9);

    for (int i = 0; i < ClothingSampler.BYTES; i++) {
      boolean chest = i < ClothingSampler.BYTES / 3;
      assertThat(masked.weight(i)).isEqualTo(chest ? sample(PERSON).weight(i) : 0);
    }
  }

  @Test
  void somebodyHiddenOrOutsideThePictureIsUnknown() {
    Box front = new Box(10, 5, 60, 99);

    assertThat(behind(front, 0.9).isKnown()).isFalse();
    assertThat(sample(new Box(130, 10, 160, 90)).isKnown()).isFalse();
    assertThat(sample(new Box(-40, 10, 10, 130)).size()).isIn(0, ClothingSampler.BYTES);
  }

  @Test
  void aSignatureIsAFewDozenBytesWithPartsOfFullLength() {
    dress(PERSON, RED, BLUE);

    ClothingColour colour = sample(PERSON);

    assertThat(colour.size()).isEqualTo(ClothingSampler.BYTES).isLessThan(64);
    assertThat(length(colour)).isBetween(438.0, 446.0);
  }

  private ClothingColour sample(Box person, ScoredBox... found) {
    return new ClothingSampler(rgb, PICTURE, List.of(found)).sample(person);
  }

  private ClothingColour behind(Box front, double score) {
    return sample(PERSON, new ScoredBox(front, score));
  }

  private void paint(Box part, int colour) {
    dress(part, colour, colour);
  }

  private void dress(Box person, int upper, int lower) {
    for (int y = (int) person.top(); y < person.bottom(); y++) {
      int colour = y + 0.5 < person.top() + person.height() / 2 ? upper : lower;
      for (int x = (int) person.left(); x < person.right(); x++) {
        int pixel = 3 * (y * PICTURE.width() + x);
        rgb.put(pixel, (byte) (colour >> 16));
        rgb.put(pixel + 1, (byte) (colour >> 8));
        rgb.put(pixel + 2, (byte) colour);
      }
    }
  }

  private static double likeness(ClothingColour a, ClothingColour b) {
    double shared = 0;
    for (int i = 0; i < a.size(); i++) {
      shared += a.weight(i) * b.weight(i);
    }
    return shared / (length(a) * length(b));
  }

  private static double length(ClothingColour colour) {
    double sum = 0;
    for (int i = 0; i < colour.size(); i++) {
      sum += colour.weight(i) * colour.weight(i);
    }
    return Math.sqrt(sum);
  }
}
