package io.footfall.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.Box;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody 100 wide and 200 tall stands still and is not seen from 0 to 1 s, with 9 frames. */
class BystandersTest {
  private static final Box BODY = new Box(0, 0, 100, 200);

  private final Bystanders bystanders = new Bystanders();

  @ParameterizedTest
  @CsvSource({"0.40, 1", "0.39, 0"})
  void whoCoversEnoughOfABodyHidesIt(double share, double hidden) {
    inFront(new Box(100 - 100 * share, 0, 200, 200), 0.9);

    assertThat(hiddenShare()).isCloseTo(hidden, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"180, 1", "179, 0"})
  void whoStandsFurtherBackHidesNobody(double foot, double hidden) {
    inFront(new Box(0, 0, 100, foot), 0.9);

    assertThat(hiddenShare()).isCloseTo(hidden, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0.30, 1", "0.29, 0"})
  void aDetectionTooUnsureHidesNobody(double score, double hidden) {
    inFront(BODY, score);

    assertThat(hiddenShare()).isCloseTo(hidden, within(1e-9));
  }

  @Test
  void severalHideTogetherWhatNoneHidesAlone() {
    for (int i = 1; i <= 9; i++) {
      bystanders.add(
          frame(i, found(i, new Box(75, 0, 175, 210), 0.9), found(i, new Box(-75, 0, 25, 210), 1)));
    }

    assertThat(hiddenShare()).isCloseTo(1, within(1e-9));
  }

  @Test
  void theShareIsOfTheFramesInBetween() {
    for (int i = 0; i <= 10; i++) {
      // At both ends the person was seen; what covers then does not count.
      bystanders.add(i == 0 || i > 7 ? frame(i, found(i, BODY, 0.9)) : frame(i));
    }

    assertThat(hiddenShare()).isCloseTo(2 / 9.0, within(1e-9));
  }

  @Test
  void theBodyIsLookedForOnItsWay() {
    for (int i = 1; i <= 9; i++) {
      bystanders.add(frame(i, found(i, new Box(500, 0, 600, 200), 0.9)));
    }
    Box arrived = new Box(1000, 0, 1100, 200);

    assertThat(bystanders.hiddenShare(0, BODY, 1_000_000, arrived)).isCloseTo(1 / 9.0, within(0.1));
  }

  @Test
  void withoutFramesNobodyWasHidden() {
    assertThat(hiddenShare()).isZero();
  }

  @Test
  void whatIsForgottenDoesNotCount() {
    inFront(BODY, 0.9);
    bystanders.forgetBefore(1_000_000);

    assertThat(hiddenShare()).isZero();
  }

  private double hiddenShare() {
    return bystanders.hiddenShare(0, BODY, 1_000_000, BODY);
  }

  private void inFront(Box other, double score) {
    for (int i = 1; i <= 9; i++) {
      bystanders.add(frame(i, found(i, other, score)));
    }
  }

  private static Frame frame(int tenths, Detection... detections) {
    return new Frame(tenths * 100_000L, List.of(detections));
  }

  private static Detection found(int tenths, Box box, double score) {
    return new Detection(tenths * 100_000L, box, score);
  }
}
