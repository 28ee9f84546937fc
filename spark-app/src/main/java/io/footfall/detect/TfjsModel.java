package io.footfall.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.NodeDef;

/**
 * Reads a TensorFlow.js graph model as a TensorFlow graph. Devices are forgotten.
 *
 * <p>Weights are written in single precision: storing halves behind a cast would halve the package,
 * but TensorFlow then runs slower with oneDNN switched on.
 */
final class TfjsModel {
  private TfjsModel() {}

  /**
   * Reads a model.
   *
   * @param json name of the topology file
   * @param files contents of the topology and of every shard it names
   */
  static Graph read(String json, Map<String, byte[]> files) throws ModelException {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(files.get(json));
    } catch (IOException e) {
      throw new ModelException("%s is not valid JSON: %s".formatted(json, e.getMessage()), e);
    }
    Map<String, TfjsWeights.Tensor> weights = weights(root.path("weightsManifest"), files);
    JsonNode topology = root.path("modelTopology");
    Graph graph = new Graph(topology.path("versions").path("producer").asInt());
    for (JsonNode node : topology.path("node")) {
      if (node.path("op").asText().equals("Const")) {
        putConstant(graph, node, weights);
      } else {
        Unfusion.unfuse(node(node)).forEach(graph::put);
      }
    }
    return graph;
  }

  private static Map<String, TfjsWeights.Tensor> weights(
      JsonNode manifest, Map<String, byte[]> files) throws ModelException {
    Map<String, TfjsWeights.Tensor> weights = new HashMap<>();
    for (JsonNode group : manifest) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (JsonNode path : group.path("paths")) {
        byte[] shard = files.get(path.asText());
        if (shard == null) {
          throw new ModelException(
              "The model names the weight file %s, which is not among its sources."
                  .formatted(path.asText()));
        }
        bytes.writeBytes(shard);
      }
      weights.putAll(TfjsWeights.cut(group.path("weights"), bytes.toByteArray()));
    }
    return weights;
  }

  private static void putConstant(
      Graph graph, JsonNode json, Map<String, TfjsWeights.Tensor> weights) throws ModelException {
    String name = json.path("name").asText();
    TfjsWeights.Tensor tensor = weights.get(name);
    if (tensor == null) {
      throw new ModelException(
          "The model's constant '%s' is not in its weight manifest.".formatted(name));
    }
    NodeDef constant = Nodes.constant(name, tensor.type(), tensor.shape(), tensor.bytes());
    graph.put(constant.toBuilder().addAllInput(inputs(json)).build());
  }

  private static NodeDef node(JsonNode json) throws ModelException {
    NodeDef.Builder node =
        NodeDef.newBuilder()
            .setName(json.path("name").asText())
            .setOp(json.path("op").asText())
            .addAllInput(inputs(json));
    for (Map.Entry<String, JsonNode> attribute : json.path("attr").properties()) {
      node.putAttr(attribute.getKey(), TfjsAttributes.parse(attribute.getValue()));
    }
    return node.build();
  }

  private static List<String> inputs(JsonNode json) {
    List<String> inputs = new ArrayList<>();
    json.path("input").forEach(input -> inputs.add(input.asText()));
    return inputs;
  }
}
