package io.footfall.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.NodeDef;

/**
 * Takes apart the fused operations of TensorFlow.js for which TensorFlow has no general kernel: a
 * convolution or matrix product, then a bias, then perhaps an activation. TensorFlow's own
 * optimiser fuses them again, in its own way, when it loads the graph.
 */
final class Unfusion {
  private static final Map<String, String> BASE =
      Map.of(
          "_FusedConv2D", "Conv2D",
          "FusedDepthwiseConv2dNative", "DepthwiseConv2dNative",
          "_FusedMatMul", "MatMul");

  private static final List<String> BASE_ATTRIBUTES =
      List.of(
          "T",
          "strides",
          "padding",
          "explicit_paddings",
          "data_format",
          "dilations",
          "transpose_a",
          "transpose_b");

  private static final List<String> ACTIVATIONS =
      List.of("Relu", "Relu6", "Elu", "LeakyRelu", "Sigmoid", "Tanh");

  private Unfusion() {}

  /** The node itself, or the chain that does the same; the last one carries the node's name. */
  static List<NodeDef> unfuse(NodeDef fused) throws ModelException {
    String base = BASE.get(fused.getOp());
    if (base == null) {
      return List.of(fused);
    }
    List<String> steps =
        fused.getAttrOrThrow("fused_ops").getList().getSList().stream()
            .map(step -> step.toStringUtf8())
            .toList();
    List<NodeDef.Builder> chain = new ArrayList<>();
    chain.add(base(fused, base));
    int extra = 2;
    for (String step : steps) {
      String from = chain.get(chain.size() - 1).getName();
      if (step.equals("BiasAdd")) {
        chain.add(bias(fused, from, fused.getInput(extra)));
        extra++;
      } else if (ACTIVATIONS.contains(step)) {
        chain.add(activation(fused, step, from));
      } else {
        throw new ModelException(
            "The model's node '%s' fuses '%s', which cannot be imported."
                .formatted(fused.getName(), step));
      }
    }
    chain.get(chain.size() - 1).setName(fused.getName());
    return chain.stream().map(NodeDef.Builder::build).toList();
  }

  private static NodeDef.Builder base(NodeDef fused, String op) {
    NodeDef.Builder base =
        Nodes.op(fused.getName() + "/" + op, op, fused.getInput(0), fused.getInput(1));
    for (String name : BASE_ATTRIBUTES) {
      if (fused.containsAttr(name)) {
        base.putAttr(name, fused.getAttrOrThrow(name));
      }
    }
    return base;
  }

  private static NodeDef.Builder bias(NodeDef fused, String from, String bias) {
    AttrValue format = fused.getAttrOrDefault("data_format", Nodes.text("NHWC"));
    return Nodes.op(fused.getName() + "/BiasAdd", "BiasAdd", from, bias)
        .putAttr("T", fused.getAttrOrThrow("T"))
        .putAttr("data_format", format);
  }

  private static NodeDef.Builder activation(NodeDef fused, String op, String from) {
    NodeDef.Builder activation =
        Nodes.op(fused.getName() + "/" + op, op, from).putAttr("T", fused.getAttrOrThrow("T"));
    if (op.equals("LeakyRelu") && fused.containsAttr("leakyrelu_alpha")) {
      activation.putAttr("alpha", fused.getAttrOrThrow("leakyrelu_alpha"));
    }
    return activation;
  }
}
