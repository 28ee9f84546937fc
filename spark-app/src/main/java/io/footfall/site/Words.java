package io.footfall.site;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one word out of a few: {@code staff-only} for {@code STAFF_ONLY}. */
final class Words {
  private Words() {}

  static <E extends Enum<E>> Optional<E> read(YamlValue value, Class<E> type) {
    List<String> words = Arrays.stream(type.getEnumConstants()).map(Words::word).toList();
    Optional<String> written = value.text();
    if (written.isEmpty()) {
      return Optional.empty();
    }
    int index = words.indexOf(written.get());
    if (index < 0) {
      value.fault("'%s' is not known here".formatted(written.get()), advice(written.get(), words));
      return Optional.empty();
    }
    return Optional.of(type.getEnumConstants()[index]);
  }

  static String advice(String written, List<String> words) {
    return Spelling.nearest(written, words)
        .map("Did you mean '%s'?"::formatted)
        .orElse("Use one of: " + String.join(", ", words));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
