package io.footfall.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import io.footfall.geometry.PictureSize;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DetectorTest {
  private static final PictureSize INPUT = new PictureSize(512, 384);

  @Test
  void twoThreadsGiveTheBoxesOfOne() throws Exception {
    Footage footage = Footage.stadtmitte();
    ModelPackage model = TestModels.centernet();
    List<List<ScoredBox>> alone = detectAll(model, footage);
    assertThat(alone).isNotEmpty().allSatisfy(found -> assertThat(found).isNotEmpty());
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<List<List<ScoredBox>>>> both = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        both.add(threads.submit(() -> detectAll(model, footage)));
      }
      for (Future<List<List<ScoredBox>>> one : both) {
        assertThat(one.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void everyInputSizeRuns() throws Exception {
    for (PictureSize input : TestModels.centernet().inputs()) {
      try (PersonDetector detector = Detectors.open(TestModels.centernet(), input)) {
        ByteBuffer black = ByteBuffer.allocateDirect(input.width() * input.height() * 3);
        assertThat(detector.detect(black)).isEmpty();
      }
    }
  }

  @Test
  void aBufferOfTheWrongSizeIsRefused() throws Exception {
    try (PersonDetector detector = Detectors.open(TestModels.centernet(), INPUT)) {
      assertThatThrownBy(() -> detector.detect(ByteBuffer.allocateDirect(3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("512x384");
    }
  }

  @Test
  void anObjectDetectionModelGivesTheBoxesOfItsRawOutput() throws Exception {
    ModelPackage hands = TestModels.handtrack();
    PictureSize input = hands.inputs().get(0);
    Footage.stadtmitte()
        .visit(
            input,
            100,
            (number, ptsUs, rgb) -> {
              List<ScoredBox> expected = rawBoxes(hands, input, rgb);
              List<ScoredBox> actual = new ArrayList<>();
              for (int kind = 1; kind <= 7; kind++) {
                ModelPackage one = withClass(hands, kind);
                try (PersonDetector detector = Detectors.open(one, input)) {
                  actual.addAll(detector.detect(rgb));
                }
              }
              actual.sort(BoxRounding.ORDER);
              assertThat(actual).isNotEmpty().isEqualTo(expected);
            });
  }

  private static List<ScoredBox> rawBoxes(ModelPackage model, PictureSize input, ByteBuffer rgb)
      throws Exception {
    List<ScoredBox> boxes = new ArrayList<>();
    try (Predictor<NDList, NDList> predictor =
            LoadedModels.of(model, input).newPredictor(new NoopTranslator());
        NDManager manager = NDManager.newBaseManager()) {
      Shape shape = new Shape(1, input.height(), input.width(), 3);
      NDList output =
          predictor.predict(new NDList(manager.create(rgb.duplicate(), shape, DataType.UINT8)));
      float[] edges = output.get("detection_boxes").toFloatArray();
      float[] scores = output.get("detection_scores").toFloatArray();
      for (int i = 0; i < output.get("num_detections").toFloatArray()[0]; i++) {
        double score = BoxRounding.score(scores[i]);
        if (score >= 0.01) {
          boxes.add(
              new ScoredBox(
                  BoxRounding.box(
                          edges[4 * i + 1] * 320.0,
                          edges[4 * i] * 320.0,
                          edges[4 * i + 3] * 320.0,
                          edges[4 * i + 2] * 320.0)
                      .orElseThrow(),
                  score));
        }
      }
      output.close();
    }
    boxes.sort(BoxRounding.ORDER);
    return boxes;
  }

  private static ModelPackage withClass(ModelPackage model, int personClass) {
    return new ModelPackage(
        model.directory(),
        model.name(),
        model.version(),
        model.licence(),
        model.origin(),
        model.sha256(),
        model.decoder(),
        model.inputs(),
        personClass,
        0.01,
        model.sources());
  }

  private static List<List<ScoredBox>> detectAll(ModelPackage model, Footage footage)
      throws Exception {
    List<List<ScoredBox>> all = new ArrayList<>();
    try (PersonDetector detector = Detectors.open(model, INPUT)) {
      footage.visit(INPUT, 20, (number, ptsUs, rgb) -> all.add(detector.detect(rgb)));
    }
    return all;
  }
}
