package io.footfall.simulate.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A mapping of a YAML file, read strictly: a key nobody asked for is an error. */
final class YamlNode {
  private final String where;
  private final Map<?, ?> values;
  private final Set<String> asked = new HashSet<>();

  private YamlNode(String where, Map<?, ?> values) {
    this.where = where;
    this.values = values;
  }

  static YamlNode parse(String where, String text) {
    try {
      return of(where, new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    } catch (YAMLException e) {
      throw new ScenarioException("%s is not YAML: %s".formatted(where, e.getMessage()), e);
    }
  }

  private static YamlNode of(String where, Object value) {
    if (value instanceof Map<?, ?> map) {
      return new YamlNode(where, map);
    }
    throw new ScenarioException("%s: expected a mapping, but found %s".formatted(where, value));
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  String where() {
    return where;
  }

  Set<String> keys() {
    Set<String> keys = new java.util.LinkedHashSet<>();
    values.keySet().forEach(key -> keys.add(String.valueOf(key)));
    asked.addAll(keys);
    return keys;
  }

  String text(String key) {
    return String.valueOf(need(key));
  }

  String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  double number(String key) {
    return number(key, need(key));
  }

  double number(String key, double otherwise) {
    return has(key) ? number(key) : otherwise;
  }

  private double number(String key, Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new ScenarioException(
        "%s.%s: expected a number, but found %s".formatted(where, key, value));
  }

  List<Double> numbers(String key) {
    List<Double> numbers = new ArrayList<>();
    list(key, need(key)).forEach(value -> numbers.add(number(key, value)));
    return numbers;
  }

  List<Double> numbers(String key, int count) {
    List<Double> numbers = numbers(key);
    if (numbers.size() != count) {
      throw new ScenarioException(
          "%s.%s: expected %d numbers, but found %d".formatted(where, key, count, numbers.size()));
    }
    return numbers;
  }

  FloorPoint point(String key) {
    List<Double> xy = numbers(key, 2);
    return new FloorPoint(xy.get(0), xy.get(1));
  }

  List<FloorPoint> points(String key) {
    List<FloorPoint> points = new ArrayList<>();
    for (Object pair : list(key, need(key))) {
      List<?> xy = list(key, pair);
      points.add(new FloorPoint(number(key, xy.get(0)), number(key, xy.get(1))));
    }
    return points;
  }

  List<String> texts(String key) {
    return has(key) ? list(key, need(key)).stream().map(String::valueOf).toList() : List.of();
  }

  YamlNode node(String key) {
    return of(where + "." + key, need(key));
  }

  List<YamlNode> nodes(String key) {
    List<YamlNode> nodes = new ArrayList<>();
    if (has(key)) {
      for (Object value : list(key, need(key))) {
        nodes.add(of("%s.%s[%d]".formatted(where, key, nodes.size()), value));
      }
    }
    return nodes;
  }

  /** Refuses keys that were never asked for. */
  void close() {
    for (String key : keysOf()) {
      if (!asked.contains(key)) {
        throw new ScenarioException(
            "%s: unknown key '%s'. Correct its spelling or remove it.".formatted(where, key));
      }
    }
  }

  private List<String> keysOf() {
    return values.keySet().stream().map(String::valueOf).toList();
  }

  private Object need(String key) {
    asked.add(key);
    Object value = values.get(key);
    if (value == null) {
      throw new ScenarioException("%s: '%s' is missing".formatted(where, key));
    }
    return value;
  }

  private List<?> list(String key, Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new ScenarioException(
        "%s.%s: expected a list, but found %s".formatted(where, key, value));
  }
}
