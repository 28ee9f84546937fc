package io.footfall.detect;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import io.footfall.geometry.PictureSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.proto.ConfigProto;

/** The models of this JVM: loaded once, shared by all threads, kept until the process ends. */
final class LoadedModels {
  private static final Map<Key, Model> LOADED = new HashMap<>();

  /** What tells one model from another: content, not place. */
  private record Key(String packageSha256, PictureSize input) {}

  private LoadedModels() {}

  static Model of(ModelPackage model, PictureSize input) throws ModelException {
    synchronized (LOADED) {
      Key key = new Key(model.sha256(), input);
      Model loaded = LOADED.get(key);
      if (loaded == null) {
        loaded = load(model, model.savedModel(input));
        LOADED.put(key, loaded);
      }
      return loaded;
    }
  }

  private static Model load(ModelPackage description, Path savedModel) throws ModelException {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    // DJL opens an eager context of its own first, and whoever comes first in a process fixes the
    // size of TensorFlow's pool for all sessions: the session's own setting would come too late.
    System.setProperty("ai.djl.tensorflow.num_intraop_threads", "1");
    System.setProperty("ai.djl.tensorflow.num_interop_threads", "-1");
    TensorflowNatives.locate();
    Model model = null;
    try {
      model = Model.newInstance("saved_model", "TensorFlow");
      model.load(savedModel.toAbsolutePath(), null, Map.of("ConfigProto", sessionConfig()));
      return model;
    } catch (IOException
        | MalformedModelException
        | EngineException
        | IllegalStateException
        | LinkageError e) {
      if (model != null) {
        model.close();
      }
      throw new ModelException(
          "Cannot load the model %s %s from %s: %s. Check that TensorFlow's libraries fit this machine and that the package is a SavedModel with signature serving_default."
              .formatted(description.name(), description.version(), savedModel, e),
          e);
    }
  }

  /**
   * One thread an inference: operations run in the caller's thread. With {@code inter_op = 1} the
   * calls of all threads would queue in one pool thread. No lower precision is switched on. Whether
   * TensorFlow uses oneDNN is its own choice by CPU unless {@code TF_ENABLE_ONEDNN_OPTS} says so;
   * the two round differently, which now and then adds or removes a weak box.
   */
  private static ConfigProto sessionConfig() {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(1)
        .setInterOpParallelismThreads(-1)
        .build();
  }
}
