package io.footfall.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisSmootherTest {
  private static final AxisNoise NOISE = AxisNoise.of(9, 20, 90);

  @Test
  void aStraightCourseStaysStraightThroughAGap() {
    double[] smooth = smooth(0, 40, 60);

    for (int i = 0; i < smooth.length; i++) {
      assertThat(smooth[i]).isCloseTo(7.0 * i, within(0.5));
    }
  }

  @Test
  void noiseShrinks() {
    double[] smooth = smooth(9, 0, 0);

    double square = 0;
    for (int i = 0; i < smooth.length; i++) {
      square += (smooth[i] - 7.0 * i) * (smooth[i] - 7.0 * i);
    }
    assertThat(Math.sqrt(square / smooth.length)).isLessThan(5);
  }

  private static double[] smooth(double deviation, int gapFrom, int gapTo) {
    Random random = new Random(3);
    double[] seconds = new double[100];
    double[] measured = new double[100];
    AxisNoise[] noise = new AxisNoise[100];
    for (int i = 0; i < 100; i++) {
      seconds[i] = i * 0.1;
      double error = deviation * random.nextGaussian();
      measured[i] = i >= gapFrom && i < gapTo ? Double.NaN : 7 * i + error;
      noise[i] = NOISE;
    }
    return AxisSmoother.smooth(seconds, measured, noise);
  }
}
