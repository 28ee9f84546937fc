package io.footfall.detect;

import com.google.protobuf.ByteString;
import io.footfall.geometry.PictureSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/**
 * Fits the published CenterNet graph to people, to an input size and to cheap output.
 *
 * <p>The published graph takes 512x512 floats and gives a heat map of 80 classes and the distances
 * from each cell to the four edges of the box there. The fitted graph takes unsigned bytes of the
 * chosen size, computes the heat of people only, keeps cells that are the highest of their 3x3
 * neighbourhood (Zhou et al., "Objects as Points", 2019), and gives the best {@link #PEAKS} of them
 * as rows of score, cell number, left, top, right and bottom distance. All of this is exact.
 */
final class CenternetGraph {
  static final String INPUT = "images";
  static final String OUTPUT = "peaks";

  /** Input pixels to a cell of the heat map, along each axis. */
  static final int STRIDE = 4;

  /** Rows of the output; far more people than the detector can tell apart in one picture. */
  static final int PEAKS = 256;

  /** Columns of the output: score, cell number, distances left, top, right, bottom. */
  static final int COLUMNS = 6;

  /** The first of the 80 COCO classes. */
  static final int PERSON = 0;

  /** The network halves the picture five times; other sizes would not come back together. */
  static final int SIZE_STEP = 32;

  private static final int PUBLISHED_SIDE = 512;
  private static final String PUBLISHED_INPUT = "tower_0/images";
  private static final String HEAT = "tower_0/keypoints";
  private static final String DISTANCES = "tower_0/wh";
  private static final List<String> CLASS_WEIGHTS =
      List.of(
          "CenternetHead/centernet_cls_output/pointwise_weights",
          "CenternetHead/centernet_cls_output/biases");

  private final Graph graph;
  private final PictureSize input;

  private CenternetGraph(Graph graph, PictureSize input) {
    this.graph = graph;
    this.input = input;
  }

  /** Writes the SavedModel for one input size. The published graph is left as it is. */
  static void write(Graph published, PictureSize input, Path folder)
      throws ModelException, IOException {
    if (input.width() % SIZE_STEP != 0 || input.height() % SIZE_STEP != 0) {
      throw new IllegalArgumentException(
          "CenterNet inputs are multiples of %d, but %s is not".formatted(SIZE_STEP, input));
    }
    CenternetGraph fitted = new CenternetGraph(published.copy(), input);
    fitted.takeBytes();
    fitted.resize();
    for (String weights : CLASS_WEIGHTS) {
      fitted.keepPersonClass(weights);
    }
    fitted.keepPeaks();
    Graph pruned = fitted.graph.prunedTo(List.of(OUTPUT));
    SavedModels.write(
        folder,
        pruned,
        Map.of(INPUT, SavedModels.Port.of(pruned.node(INPUT))),
        Map.of(
            OUTPUT, new SavedModels.Port(OUTPUT, DataType.DT_FLOAT, Nodes.shape(PEAKS, COLUMNS))));
  }

  private void takeBytes() {
    graph.put(Nodes.placeholder(INPUT, DataType.DT_UINT8, 1, input.height(), input.width(), 3));
    graph.put(Nodes.cast(PUBLISHED_INPUT, INPUT, DataType.DT_UINT8, DataType.DT_FLOAT));
  }

  /** The network is convolutional but for three enlargements to a fixed size. */
  private void resize() throws ModelException {
    for (NodeDef node : List.copyOf(graph.nodes())) {
      if (node.getOp().equals("ResizeBilinear")) {
        String name = node.getInput(1);
        ByteBuffer size =
            tensor(graph.node(name))
                .getTensorContent()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
        int height = size.getInt() * input.height() / PUBLISHED_SIDE;
        int width = size.getInt() * input.width() / PUBLISHED_SIDE;
        graph.put(Nodes.vector(name, height, width));
      }
    }
  }

  /** Keeps the person's part of a weight whose last axis is the class. */
  private void keepPersonClass(String name) throws ModelException {
    TensorProto weights = tensor(graph.node(name));
    int axes = weights.getTensorShape().getDimCount();
    long[] shape = new long[axes];
    for (int axis = 0; axis < axes; axis++) {
      shape[axis] = weights.getTensorShape().getDim(axis).getSize();
    }
    int classes = Math.toIntExact(shape[axes - 1]);
    shape[axes - 1] = 1;
    ByteString all = weights.getTensorContent();
    byte[] person = new byte[all.size() / classes];
    for (int i = 0; i < person.length / Float.BYTES; i++) {
      int from = (i * classes + PERSON) * Float.BYTES;
      all.substring(from, from + Float.BYTES).copyTo(person, i * Float.BYTES);
    }
    graph.put(Nodes.constant(name, DataType.DT_FLOAT, shape, ByteString.copyFrom(person)));
  }

  private void keepPeaks() {
    int cells = input.width() / STRIDE * (input.height() / STRIDE);
    graph.put(
        Nodes.op("peak/highest", "MaxPool", HEAT)
            .putAttr("T", Nodes.type(DataType.DT_FLOAT))
            .putAttr("ksize", Nodes.integers(1L, 3L, 3L, 1L))
            .putAttr("strides", Nodes.integers(1L, 1L, 1L, 1L))
            .putAttr("padding", Nodes.text("SAME"))
            .putAttr("data_format", Nodes.text("NHWC"))
            .build());
    put(floats("peak/is", "Equal", HEAT, "peak/highest"));
    graph.put(Nodes.cast("peak/mask", "peak/is", DataType.DT_BOOL, DataType.DT_FLOAT));
    put(floats("peak/heat", "Mul", HEAT, "peak/mask"));
    graph.put(Nodes.vector("peak/line", cells));
    put(shaped(floats("peak/scores", "Reshape", "peak/heat", "peak/line"), "Tshape"));
    graph.put(Nodes.scalar("peak/count", PEAKS));
    put(floats("peak/best", "TopKV2", "peak/scores", "peak/count"));

    graph.put(Nodes.vector("peak/table", cells, 4));
    put(shaped(floats("peak/distances", "Reshape", DISTANCES, "peak/table"), "Tshape"));
    graph.put(Nodes.scalar("peak/rows", 0));
    put(
        Nodes.op("peak/edges", "GatherV2", "peak/distances", "peak/best:1", "peak/rows")
            .putAttr("Tparams", Nodes.type(DataType.DT_FLOAT))
            .putAttr("Tindices", Nodes.type(DataType.DT_INT32))
            .putAttr("Taxis", Nodes.type(DataType.DT_INT32)));

    graph.put(Nodes.cast("peak/cell", "peak/best:1", DataType.DT_INT32, DataType.DT_FLOAT));
    graph.put(Nodes.scalar("peak/columns", 1));
    put(shaped(floats("peak/score-column", "ExpandDims", "peak/best", "peak/columns"), "Tdim"));
    put(shaped(floats("peak/cell-column", "ExpandDims", "peak/cell", "peak/columns"), "Tdim"));
    put(
        shaped(
                floats(
                    OUTPUT,
                    "ConcatV2",
                    "peak/score-column",
                    "peak/cell-column",
                    "peak/edges",
                    "peak/columns"),
                "Tidx")
            .putAttr("N", AttrValue.newBuilder().setI(3).build()));
  }

  private void put(NodeDef.Builder node) {
    graph.put(node.build());
  }

  private static NodeDef.Builder floats(String name, String op, String... inputs) {
    return Nodes.op(name, op, inputs).putAttr("T", Nodes.type(DataType.DT_FLOAT));
  }

  private static NodeDef.Builder shaped(NodeDef.Builder node, String attribute) {
    return node.putAttr(attribute, Nodes.type(DataType.DT_INT32));
  }

  private static TensorProto tensor(NodeDef constant) {
    return constant.getAttrOrThrow("value").getTensor();
  }
}
