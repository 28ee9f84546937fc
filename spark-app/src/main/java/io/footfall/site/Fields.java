package io.footfall.site;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys and values of one mapping, asked for by name. */
final class Fields {
  private final YamlValue owner;
  private final Map<String, YamlValue> keys = new LinkedHashMap<>();
  private final Map<String, YamlValue> values = new LinkedHashMap<>();

  Fields(YamlValue owner, Map<YamlValue, YamlValue> entries) {
    this.owner = owner;
    entries.forEach(
        (key, value) -> {
          String name = key.text().orElse("");
          keys.putIfAbsent(name, key);
          values.putIfAbsent(name, value);
        });
  }

  Collection<String> keys() {
    return List.copyOf(keys.keySet());
  }

  YamlValue key(String name) {
    return keys.get(name);
  }

  Optional<YamlValue> optional(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A value that must be there; its absence is a fault of the mapping. */
  Optional<YamlValue> required(String name, String advice) {
    // What is no mapping has said so already.
    if (!values.containsKey(name) && owner.isMapping()) {
      owner.fault("'%s' is missing".formatted(name), advice);
    }
    return optional(name);
  }
}
