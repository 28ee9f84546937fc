package io.footfall.detect;

import ai.djl.ndarray.NDList;
import java.util.List;

/** Reads a model's output tensors as boxes in pixels of the model's input. */
interface BoxDecoder {

  /** Boxes in the order that {@link PersonDetector#detect} promises. */
  List<ScoredBox> decode(NDList output);
}
