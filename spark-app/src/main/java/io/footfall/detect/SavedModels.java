package io.footfall.detect;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/** Writes graphs without variables as TensorFlow SavedModels. */
final class SavedModels {
  static final String FILE = "saved_model.pb";

  private SavedModels() {}

  /** A tensor of the signature: a node's first output, its type and shape. */
  record Port(String node, DataType type, TensorShapeProto shape) {
    TensorInfo toInfo() {
      return TensorInfo.newBuilder()
          .setName(node + ":0")
          .setDtype(type)
          .setTensorShape(shape)
          .build();
    }

    static Port of(NodeDef placeholder) {
      return new Port(
          placeholder.getName(),
          placeholder.getAttrOrThrow("dtype").getType(),
          placeholder.getAttrOrThrow("shape").getShape());
    }
  }

  /** Writes a folder with tag {@code serve}; the same graph always gives the same bytes. */
  static void write(Path folder, Graph graph, Map<String, Port> inputs, Map<String, Port> outputs)
      throws IOException {
    SignatureDef.Builder signature =
        SignatureDef.newBuilder().setMethodName("tensorflow/serving/predict");
    inputs.forEach((name, port) -> signature.putInputs(name, port.toInfo()));
    outputs.forEach((name, port) -> signature.putOutputs(name, port.toInfo()));
    SavedModel model =
        SavedModel.newBuilder()
            .setSavedModelSchemaVersion(1)
            .addMetaGraphs(
                MetaGraphDef.newBuilder()
                    .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags("serve"))
                    .setGraphDef(graph.toProto())
                    .putSignatureDef("serving_default", signature.build()))
            .build();
    Files.createDirectories(folder);
    try (OutputStream out = Files.newOutputStream(folder.resolve(FILE))) {
      CodedOutputStream coded = CodedOutputStream.newInstance(out);
      coded.useDeterministicSerialization();
      model.writeTo(coded);
      coded.flush();
    }
  }
}
