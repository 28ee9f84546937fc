package io.footfall.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.geometry.Point;
import io.footfall.model.ClothingColour;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A camera-day, for time and memory; with {@code -Dfootfall.cost=true}. */
@EnabledIfSystemProperty(named = "footfall.cost", matches = "true")
class TrackerCostTest {
  private static final System.Logger log = System.getLogger(TrackerCostTest.class.getName());
  private static final int PEOPLE = 10;
  private static final int FRAMES_A_SECOND = 5;
  private static final int FRAMES = 24 * 3600 * FRAMES_A_SECOND;

  private final Random random = new Random(1);
  private final double[] x = new double[PEOPLE];
  private final double[] y = new double[PEOPLE];
  private final double[] speed = new double[PEOPLE];
  private final ClothingColour[] colour = new ClothingColour[PEOPLE];

  @Test
  void aDayOfTenPeopleTakesLittleTimeAndFlatMemory() {
    Tracker tracker =
        new Tracker(Scene.CAMERA, Scene.PICTURE, TrackerSettings.DEFAULT, track -> {});
    for (int i = 0; i < PEOPLE; i++) {
      enter(i);
    }
    List<Double> millis = new ArrayList<>();
    List<Long> usedBytes = new ArrayList<>();
    long nanos = 0;
    for (int i = 0; i < FRAMES; i++) {
      Frame frame = frame(i);
      long before = System.nanoTime();
      tracker.accept(frame);
      nanos += System.nanoTime() - before;
      if ((i + 1) % (FRAMES / 8) == 0) {
        millis.add(nanos * 1e-6 / (FRAMES / 8));
        nanos = 0;
        System.gc();
        usedBytes.add(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
      }
    }
    log.log(Level.INFO, "ms a frame by three hours {0}, bytes in use {1}", millis, usedBytes);
    assertThat(millis).allMatch(value -> value < 0.3);
    assertThat(usedBytes.get(7) - usedBytes.get(0)).isLessThan(20_000_000);
  }

  private Frame frame(int index) {
    long timeUs = Scene.START_US + index * 1_000_000L / FRAMES_A_SECOND;
    List<Detection> found = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      x[i] += speed[i] / FRAMES_A_SECOND;
      if (x[i] < -80 || x[i] > 2000) {
        enter(i);
      }
      if (random.nextInt(10) > 0) {
        Point foot = new Point(x[i] + 2 * random.nextGaussian(), y[i] + 2 * random.nextGaussian());
        double score = 0.3 + 0.6 * random.nextDouble();
        found.add(new Detection(timeUs, Box.ofFootPoint(foot, 72, 180), score, colour[i]));
      }
    }
    return new Frame(timeUs, found);
  }

  private void enter(int i) {
    speed[i] = (random.nextBoolean() ? 1 : -1) * (30 + random.nextInt(80));
    x[i] = speed[i] > 0 ? -60 : 1980;
    y[i] = 300 + random.nextInt(700);
    byte[] bins = new byte[48];
    random.nextBytes(bins);
    colour[i] = ClothingColour.of(bins);
  }
}
