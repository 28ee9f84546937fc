package io.footfall.detect;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.VersionDef;

/** A TensorFlow graph under construction: nodes by name, in the order they were added. */
final class Graph {
  private final Map<String, NodeDef> nodes = new LinkedHashMap<>();
  private final int producer;

  /**
   * An empty graph.
   *
   * @param producer TensorFlow's graph version number of the program that made the graph
   */
  Graph(int producer) {
    this.producer = producer;
  }

  /** Adds a node, or replaces the one of the same name. */
  void put(NodeDef node) {
    nodes.put(node.getName(), node);
  }

  NodeDef node(String name) throws ModelException {
    NodeDef node = nodes.get(name);
    if (node == null) {
      throw new ModelException(
          "The model's graph has no node '%s'. It is not the model this import was made for."
              .formatted(name));
    }
    return node;
  }

  /** All nodes, in order. */
  Collection<NodeDef> nodes() {
    return nodes.values();
  }

  /** An independent graph with the same nodes. */
  Graph copy() {
    Graph copy = new Graph(producer);
    copy.nodes.putAll(nodes);
    return copy;
  }

  /** A graph with only the nodes that the outputs need, in the same order. */
  Graph prunedTo(Collection<String> outputs) throws ModelException {
    Set<String> needed = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(outputs);
    while (!open.isEmpty()) {
      String name = open.pop();
      if (needed.add(name)) {
        node(name).getInputList().forEach(input -> open.push(nodeOf(input)));
      }
    }
    Graph pruned = new Graph(producer);
    nodes.values().stream().filter(node -> needed.contains(node.getName())).forEach(pruned::put);
    return pruned;
  }

  GraphDef toProto() {
    return GraphDef.newBuilder()
        .addAllNode(nodes.values())
        .setVersions(VersionDef.newBuilder().setProducer(producer))
        .build();
  }

  /** The node that an input such as {@code name:1} or {@code ^name} comes from. */
  private static String nodeOf(String input) {
    String name = input.startsWith("^") ? input.substring(1) : input;
    int port = name.lastIndexOf(':');
    return port < 0 ? name : name.substring(0, port);
  }
}
