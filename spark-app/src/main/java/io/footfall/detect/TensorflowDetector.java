package io.footfall.detect;

import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import io.footfall.geometry.PictureSize;
import java.nio.ByteBuffer;
import java.util.List;

/** A detector on a shared TensorFlow model; its tensors live for one call. */
final class TensorflowDetector implements PersonDetector {
  private final PictureSize input;
  private final int pictureBytes;
  private final Predictor<ByteBuffer, List<ScoredBox>> predictor;

  TensorflowDetector(Model model, PictureSize input, BoxDecoder decoder) {
    this.input = input;
    this.pictureBytes = input.width() * input.height() * 3;
    this.predictor = model.newPredictor(new PictureTranslator(input, decoder));
  }

  @Override
  public PictureSize input() {
    return input;
  }

  @Override
  public List<ScoredBox> detect(ByteBuffer rgb) throws ModelException {
    if (!rgb.isDirect() || rgb.capacity() < pictureBytes) {
      throw new IllegalArgumentException(
          "A picture of %s needs a direct buffer of %d bytes, but was %s"
              .formatted(input, pictureBytes, rgb));
    }
    try {
      return predictor.predict(rgb.duplicate().clear().limit(pictureBytes));
    } catch (TranslateException | EngineException | IllegalStateException e) {
      throw new ModelException(
          "The model failed on a picture of %s: %s. Check that the model package suits its decoder and this size."
              .formatted(input, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    predictor.close();
  }

  /** Hands one picture to TensorFlow without batching: batches of one are the fastest on a CPU. */
  private record PictureTranslator(PictureSize input, BoxDecoder decoder)
      implements Translator<ByteBuffer, List<ScoredBox>> {
    @Override
    public NDList processInput(TranslatorContext context, ByteBuffer rgb) {
      Shape shape = new Shape(1, input.height(), input.width(), 3);
      return new NDList(context.getNDManager().create(rgb, shape, DataType.UINT8));
    }

    @Override
    public List<ScoredBox> processOutput(TranslatorContext context, NDList output) {
      return decoder.decode(output);
    }

    @Override
    public Batchifier getBatchifier() {
      return null;
    }
  }
}
