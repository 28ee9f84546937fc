package io.footfall.site;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value in a YAML file that knows its line and its path.
 *
 * <p>What it is asked for and is not, it reports as a fault and answers with nothing.
 */
final class YamlValue {
  private static final Set<Tag> PLAIN_TAGS =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.SEQ, Tag.MAP);

  private final Node node;
  private final String path;
  private final Faults faults;

  YamlValue(Node node, String path, Faults faults) {
    faults.countNode();
    this.node = node;
    this.path = path;
    this.faults = faults;
  }

  int line() {
    return node.getStartMark().getLine() + 1;
  }

  void fault(String message, String advice) {
    faults.add(node, path, message, advice);
  }

  Faults faults() {
    return faults;
  }

  boolean isText() {
    return node instanceof ScalarNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  boolean isMapping() {
    return node instanceof MappingNode && PLAIN_TAGS.contains(node.getTag());
  }

  /** Whether it is this very word; no fault if not. */
  boolean says(String word) {
    return node instanceof ScalarNode scalar && scalar.getValue().strip().equals(word);
  }

  /** The text of a scalar as it was written: {@code 0042} keeps its zeros. */
  Optional<String> text() {
    if (!isPlain("a text")) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return Optional.of(scalar.getValue().strip());
    }
    fault("a text is expected here, not %s".formatted(kind()), "Write one word or \"some words\"");
    return Optional.empty();
  }

  OptionalDouble number() {
    if (!isPlain("a number")) {
      return OptionalDouble.empty();
    }
    if (node instanceof ScalarNode scalar) {
      try {
        double value = Double.parseDouble(scalar.getValue());
        // Java also reads 1d and 0x1p3; no one means that.
        if (Double.isFinite(value) && scalar.getValue().matches("[-+0-9.eE]+")) {
          return OptionalDouble.of(value);
        }
      } catch (NumberFormatException e) {
        // Reported below, with all else that is no number.
      }
    }
    fault("a number is expected here, not %s".formatted(kind()), "Write it like 0.5");
    return OptionalDouble.empty();
  }

  /** Text read by a parser that throws when it cannot; the advice tells how to write it. */
  <T> Optional<T> parsed(Function<String, T> parser, String what, String advice) {
    Optional<String> text = text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(text.get()));
    } catch (DateTimeException | ArithmeticException e) {
      fault("'%s' is not %s".formatted(text.get(), what), advice);
    } catch (IllegalArgumentException e) {
      fault("'%s' is not %s: %s".formatted(text.get(), what, e.getMessage()), advice);
    }
    return Optional.empty();
  }

  List<YamlValue> list() {
    if (!isPlain("a list")) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      fault("a list is expected here, not %s".formatted(kind()), "Write [a, b] or lines with - ");
      return List.of();
    }
    List<YamlValue> values = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      values.add(new YamlValue(item, path + "[" + values.size() + "]", faults));
    }
    return values;
  }

  /** A mapping of the keys that may stand here; any other key is a fault. */
  Fields fields(String... known) {
    Fields fields = new Fields(this, entries());
    List<String> knownKeys = List.of(known);
    fields.keys().stream()
        .filter(key -> !knownKeys.contains(key))
        .forEach(
            key ->
                fields
                    .key(key)
                    .fault(
                        "unknown key '%s'".formatted(key),
                        Spelling.nearest(key, knownKeys)
                            .map("Did you mean '%s'?"::formatted)
                            .orElse("Known here: " + String.join(", ", knownKeys))));
    return fields;
  }

  /** A mapping's keys and values, in the order of the file; a key written twice is a fault. */
  Map<YamlValue, YamlValue> entries() {
    if (!isPlain("keys and values")) {
      return Map.of();
    }
    if (!(node instanceof MappingNode mapping)) {
      fault("keys and values are expected here, not %s".formatted(kind()), "Write key: value");
      return Map.of();
    }
    Map<YamlValue, YamlValue> entries = new LinkedHashMap<>();
    Faults.Once once = faults.once("key");
    for (NodeTuple tuple : mapping.getValue()) {
      String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      String below = path.isEmpty() ? name : path + "." + name;
      YamlValue key = new YamlValue(tuple.getKeyNode(), below, faults);
      if (key.isText()) {
        once.see(name, key, "Keep one of them");
        entries.put(key, new YamlValue(tuple.getValueNode(), below, faults));
      } else {
        key.fault("a key must be one word, not %s".formatted(key.kind()), "Write key: value");
      }
    }
    return entries;
  }

  /** Refuses tags such as {@code !!java.net.URL}: a site file holds data and makes nothing. */
  private boolean isPlain(String expected) {
    if (PLAIN_TAGS.contains(node.getTag())) {
      return true;
    }
    fault(
        "the tag %s is not allowed".formatted(node.getTag()),
        "Remove it and write %s".formatted(expected));
    return false;
  }

  private String kind() {
    if (node instanceof MappingNode) {
      return "keys and values";
    }
    if (node instanceof SequenceNode) {
      return "a list";
    }
    String text = ((ScalarNode) node).getValue();
    return text.isEmpty() || node.getTag().equals(Tag.NULL) ? "nothing" : "'" + text + "'";
  }
}
