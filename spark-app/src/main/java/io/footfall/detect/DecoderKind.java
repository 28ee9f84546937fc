package io.footfall.detect;

import java.util.Arrays;
import java.util.Optional;

/** How a model's output is read as boxes. */
public enum DecoderKind {
  /** Peaks of a heat map with distances to the four edges, as {@link ModelImport} writes them. */
  CENTERNET("centernet"),

  /**
   * The outputs of the TensorFlow Object Detection API: {@code detection_boxes}, {@code
   * detection_scores}, {@code detection_classes} and {@code num_detections}.
   */
  TF_OBJECT_DETECTION("tf-object-detection");

  private final String key;

  DecoderKind(String key) {
    this.key = key;
  }

  /** The word that stands for it in {@code model.yaml}. */
  public String key() {
    return key;
  }

  static Optional<DecoderKind> find(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }
}
