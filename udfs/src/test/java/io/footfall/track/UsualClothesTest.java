package io.footfall.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.model.ClothingColour;
import io.footfall.model.Detection;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UsualClothesTest {
  private static final int BINS = 12;

  private final UsualClothes usual = new UsualClothes();
  private final Random random = new Random(11);

  @Test
  void whatEverybodyWearsTellsNobodyApart() {
    // All wear black trousers; jackets differ by a little of a second colour.
    for (int person = 0; person < 20; person++) {
      usual.add(tracklet(10, person % 2 == 0 ? 0.3 : 0, person % 2 == 0 ? 0 : 0.3));
    }
    ColourMean one = clothes(tracklet(10, 0.3, 0));
    ColourMean same = clothes(tracklet(1, 0.3, 0));
    ColourMean other = clothes(tracklet(1, 0, 0.3));

    assertThat(one.distance(other)).isLessThan(0.2);
    assertThat(distance(one, other)).isGreaterThanOrEqualTo(1);
    assertThat(distance(one, same)).isLessThan(0.2);
  }

  @Test
  void whatChangesOnEverybodyTellsNobodyApart() {
    // Light moves everybody between the last two colours; the first two tell people apart.
    for (int person = 0; person < 20; person++) {
      usual.add(flickering(person % 2 == 0 ? 0.3 : 0, person % 2 == 0 ? 0 : 0.3));
    }
    ColourMean lit = seen(1, 0.3, 0, 0.6, 0);
    ColourMean shaded = seen(1, 0.3, 0, 0, 0.6);
    ColourMean otherLit = seen(1, 0, 0.3, 0.6, 0);

    assertThat(lit.distance(shaded)).isGreaterThan(lit.distance(otherLit));
    assertThat(distance(lit, shaded)).isLessThan(distance(lit, otherLit));
  }

  @Test
  void theOnlyPersonFarAndWideIsTakenForNobodyElse() {
    for (int hour = 0; hour < 30; hour++) {
      usual.add(tracklet(300, 0.2, 0.2));
    }

    for (int glimpse = 0; glimpse < 200; glimpse++) {
      double distance = distance(clothes(tracklet(20, 0.2, 0.2)), clothes(tracklet(1, 0.2, 0.2)));
      assertThat(distance).isLessThan(0.7);
    }
  }

  @Test
  void theFirstPeopleAreToldApartAsWell() {
    usual.add(tracklet(3, 0.7, 0));
    usual.add(tracklet(3, 0, 0.7));

    assertThat(distance(clothes(tracklet(1, 0.7, 0)), clothes(tracklet(1, 0, 0.7))))
        .isGreaterThan(0.7);
    assertThat(distance(clothes(tracklet(1, 0.7, 0)), clothes(tracklet(1, 0.7, 0))))
        .isLessThan(0.1);
  }

  @Test
  void whatIsAddedToACopyIsNotKnownToTheFirst() {
    usual.add(tracklet(10, 0.3, 0));
    ColourMean one = clothes(tracklet(10, 0.3, 0.1));
    ColourMean other = clothes(tracklet(10, 0.1, 0.3));
    double before = distance(one, other);

    UsualClothes copy = usual.copy();
    for (int i = 0; i < 10; i++) {
      copy.add(tracklet(10, 0, 0.3));
    }

    assertThat(distance(one, other)).isEqualTo(before);
    assertThat(copy.contrast().look(one).distance(copy.contrast().look(other)))
        .isNotEqualTo(before);
  }

  @Test
  void aJacketAndTrousersCannotBeCompared() {
    usual.add(tracklet(10, 0.3, 0));
    ClothesContrast contrast = usual.contrast();
    ColourMean jacket = new ColourMean();
    jacket.add(ClothingColour.of(new byte[] {9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    ColourMean trousers = new ColourMean();
    trousers.add(ClothingColour.of(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0}));

    assertThat(contrast.look(jacket).distance(contrast.look(trousers)))
        .isEqualTo(ClothesContrast.NOT_COMPARABLE);
    assertThat(contrast.look(new ColourMean()).isKnown()).isFalse();
  }

  private double distance(ColourMean one, ColourMean other) {
    ClothesContrast contrast = usual.contrast();
    return contrast.look(one).distance(contrast.look(other));
  }

  private static ColourMean clothes(Tracklet tracklet) {
    ColourMean mean = new ColourMean();
    tracklet.sightings().forEach(sighting -> mean.add(sighting.colour()));
    return mean;
  }

  private ColourMean seen(int times, double... jacket) {
    ColourMean mean = new ColourMean();
    for (int i = 0; i < times; i++) {
      mean.add(colour(jacket));
    }
    return mean;
  }

  /** Somebody whose jacket shows two shares of colours, the third is the rest of it. */
  private Tracklet tracklet(int sightings, double first, double second) {
    Tracklet tracklet = new Tracklet(sighting(0, first, second, 1 - first - second, 0));
    for (int i = 1; i < sightings; i++) {
      tracklet.add(sighting(i, first, second, 1 - first - second, 0));
    }
    return tracklet;
  }

  /** The same, but the rest goes from one colour to another and back. */
  private Tracklet flickering(double first, double second) {
    Tracklet tracklet = new Tracklet(sighting(0, first, second, 0.6, 0));
    for (int i = 1; i < 20; i++) {
      double lit = (1 + Math.cos(i)) / 2 * 0.6;
      tracklet.add(sighting(i, first, second, lit, 0.6 - lit));
    }
    return tracklet;
  }

  private Detection sighting(int index, double... jacket) {
    return new Detection(index * 200_000L, new Box(0, 0, 40, 100), 0.8, colour(jacket));
  }

  /** A signature with noise as real ones have; the trousers are black. */
  private ClothingColour colour(double... jacket) {
    byte[] bytes = new byte[BINS];
    for (int i = 0; i < BINS; i++) {
      double share = i < 8 ? jacket[i % 4] : i == 8 ? 1 : 0;
      double noisy = Math.sqrt(share) + 0.05 * random.nextGaussian();
      bytes[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, noisy)));
    }
    return ClothingColour.of(bytes);
  }
}
