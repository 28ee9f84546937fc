package io.footfall.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class AccuracyTest {
  private static final Logger LOG = LoggerFactory.getLogger(AccuracyTest.class);
  private static final PictureSize INPUT = new PictureSize(512, 384);

  @Test
  void findsThePeopleOfPets() throws Exception {
    assertThat(averagePrecision(Footage.pets(), 20)).isGreaterThan(0.90);
  }

  @Test
  void findsThePeopleOfStadtmitte() throws Exception {
    assertThat(averagePrecision(Footage.stadtmitte(), 10)).isGreaterThan(0.78);
  }

  private static double averagePrecision(Footage footage, int step) throws Exception {
    Map<Integer, List<Box>> truth = footage.truthByFrame();
    AveragePrecision precision = new AveragePrecision();
    double byX = (double) footage.size().width() / INPUT.width();
    double byY = (double) footage.size().height() / INPUT.height();
    try (PersonDetector detector = Detectors.open(TestModels.centernet(), INPUT)) {
      footage.visit(
          INPUT,
          step,
          (number, ptsUs, rgb) ->
              precision.add(
                  detector.detect(rgb).stream()
                      .map(found -> new ScoredBox(found.box().scale(byX, byY), found.score()))
                      .toList(),
                  truth.getOrDefault(number, List.of())));
    }
    LOG.warn("{}: person AP@0.5 {}", footage.video().getFileName(), precision.value());
    return precision.value();
  }
}
