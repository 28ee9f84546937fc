package io.footfall.site;

import java.util.Optional;

/** Reads ids: names that are safe in paths, tables and messages. */
final class Ids {
  private static final String ALLOWED = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}";

  private Ids() {}

  static Optional<String> read(Fields fields, Faults.Once once, String advice) {
    Optional<YamlValue> value = fields.required("id", advice);
    Optional<String> id = value.flatMap(YamlValue::text);
    if (id.isPresent() && !id.get().matches(ALLOWED)) {
      value
          .get()
          .fault(
              "'%s' cannot be an id".formatted(id.get()),
              "Use up to 64 letters, digits, spaces, dots, dashes and underscores, a letter or digit first");
      return Optional.empty();
    }
    id.ifPresent(text -> once.see(text, value.get(), "Give each its own id"));
    return id;
  }
}
