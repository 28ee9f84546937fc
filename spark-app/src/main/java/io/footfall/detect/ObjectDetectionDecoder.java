package io.footfall.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.footfall.geometry.PictureSize;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the outputs of the TensorFlow Object Detection API: boxes as top, left, bottom, right in
 * fractions of the picture. Such a model suppresses overlapping boxes itself.
 */
final class ObjectDetectionDecoder implements BoxDecoder {
  private final PictureSize input;
  private final int personClass;
  private final double scoreFloor;

  ObjectDetectionDecoder(PictureSize input, int personClass, double scoreFloor) {
    this.input = input;
    this.personClass = personClass;
    this.scoreFloor = scoreFloor;
  }

  @Override
  public List<ScoredBox> decode(NDList output) {
    float[] boxes = tensor(output, "detection_boxes");
    float[] scores = tensor(output, "detection_scores");
    float[] classes = tensor(output, "detection_classes");
    int count = Math.min(scores.length, Math.round(tensor(output, "num_detections")[0]));
    return decode(boxes, scores, classes, count);
  }

  List<ScoredBox> decode(float[] boxes, float[] scores, float[] classes, int count) {
    List<ScoredBox> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double score = BoxRounding.score(scores[i]);
      if (score < scoreFloor || Math.round(classes[i]) != personClass) {
        continue;
      }
      BoxRounding.box(
              (double) boxes[4 * i + 1] * input.width(),
              (double) boxes[4 * i] * input.height(),
              (double) boxes[4 * i + 3] * input.width(),
              (double) boxes[4 * i + 2] * input.height())
          .ifPresent(box -> found.add(new ScoredBox(box, score)));
    }
    found.sort(BoxRounding.ORDER);
    return List.copyOf(found);
  }

  private static float[] tensor(NDList output, String name) {
    NDArray array = output.get(name);
    if (array == null) {
      throw new IllegalArgumentException(
          "the model has no output '%s', only %s"
              .formatted(name, output.stream().map(NDArray::getName).toList()));
    }
    return array.toFloatArray();
  }
}
