package io.footfall.detect;

import io.footfall.geometry.PictureSize;
import java.util.Comparator;

/** Opens person detectors. */
public final class Detectors {
  private Detectors() {}

  /**
   * The package's input whose aspect ratio is nearest to the footage, so that people are squeezed
   * least; the first listed of equally near ones.
   */
  public static PictureSize inputFor(ModelPackage model, PictureSize footage) {
    return model.inputs().stream()
        .min(
            Comparator.comparingDouble(
                input -> Math.abs(Math.log(aspect(input) / aspect(footage)))))
        .orElseThrow();
  }

  /**
   * Opens a detector for one thread. The model itself is loaded at most once a JVM for each package
   * content and input, and stays loaded.
   *
   * <p>TensorFlow's native library is taken from the folder named by {@code
   * TENSORFLOW_LIBRARY_PATH} (environment variable, else system property), else from a {@code
   * tensorflow-core-native} jar on the class path. Nothing is downloaded.
   *
   * @param input one of the package's inputs
   * @throws ModelException when the native library is missing or the model cannot be loaded
   */
  public static PersonDetector open(ModelPackage model, PictureSize input) throws ModelException {
    if (!model.inputs().contains(input)) {
      throw new IllegalArgumentException(
          "The model %s has no input %s, only %s".formatted(model.name(), input, model.inputs()));
    }
    BoxDecoder decoder =
        switch (model.decoder()) {
          case CENTERNET -> new CenternetDecoder(input, model.scoreFloor());
          case TF_OBJECT_DETECTION ->
              new ObjectDetectionDecoder(input, model.personClass(), model.scoreFloor());
        };
    return new TensorflowDetector(LoadedModels.of(model, input), input, decoder);
  }

  private static double aspect(PictureSize size) {
    return (double) size.width() / size.height();
  }
}
