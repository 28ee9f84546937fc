package io.footfall.site;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date and time as it stands somewhere in a recording's name, in the letters of {@link
 * java.time.format.DateTimeFormatter}.
 *
 * <p>Letters: {@code yyyy MM dd HH mm ss}, {@code S} once for each digit of a fraction, {@code X}
 * for an offset such as {@code Z}, {@code -06}, {@code -0600} or {@code -06:00}. Year, month, day,
 * hour and minute are needed. Text between {@code '} stands for itself, and so does every character
 * that is no letter; {@code [ ]} encloses what may be absent. Beyond the formatter, {@code *}
 * stands for anything within a folder or file name and {@code **} for anything at all. A pattern
 * with a {@code /} is looked for in the whole name below the landing root, any other in the last
 * part only. Digits of a longer number do not match. The first place that reads as a real date
 * wins, so of a beginning and an end the beginning is taken.
 */
public final class NamePattern {
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2199;

  /** What a pattern may read, with its regular expression. */
  private enum Field {
    YEAR("yyyy", "(?<year>\\d{4})"),
    MONTH("MM", "(?<month>\\d{2})"),
    DAY("dd", "(?<day>\\d{2})"),
    HOUR("HH", "(?<hour>\\d{2})"),
    MINUTE("mm", "(?<minute>\\d{2})"),
    SECOND("ss", "(?<second>\\d{2})"),
    FRACTION("S", null),
    OFFSET("X", "(?<offset>Z|[+-](?:0\\d|1[0-4])(?::?[0-5]\\d)?)");

    private final String letters;
    private final String regex;

    Field(String letters, String regex) {
      this.letters = letters;
      this.regex = regex;
    }

    private String regex(int length) {
      return this == FRACTION ? "(?<fraction>\\d{%d})".formatted(length) : regex;
    }

    /** The field that a run of one letter stands for. */
    private static Field of(String run) {
      for (Field field : values()) {
        boolean variable = field == FRACTION || field == OFFSET;
        if (variable && run.charAt(0) == field.letters.charAt(0) && run.length() <= 9
            || field.letters.equals(run)) {
          return field;
        }
      }
      throw new IllegalArgumentException(
          "'%s' is not known; use yyyy, MM, dd, HH, mm, ss, S or X, and put text between '"
              .formatted(run));
    }
  }

  /**
   * What a name says.
   *
   * @param offset the name's own offset from UTC, when it has one
   */
  public record Reading(LocalDateTime local, Optional<ZoneOffset> offset) {}

  private final String text;
  private final Pattern regex;
  private final Set<Field> fields = EnumSet.noneOf(Field.class);

  private NamePattern(String text) {
    this.text = text;
    this.regex =
        Pattern.compile(
            (beginsWithField(text) ? "(?<!\\d)" : "")
                + translate(text)
                + (endsWithField(text) ? "(?!\\d)" : ""));
    for (Field needed : EnumSet.range(Field.YEAR, Field.MINUTE)) {
      if (!fields.contains(needed)) {
        throw new IllegalArgumentException(
            "the %s (%s) is missing"
                .formatted(needed.name().toLowerCase(Locale.ROOT), needed.letters));
      }
    }
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException with a reason to show to whoever wrote it
   */
  public static NamePattern of(String text) {
    return new NamePattern(text);
  }

  /** The first date and time that a name, relative to the landing root, shows by this pattern. */
  public Optional<Reading> find(String name) {
    String searched = text.contains("/") ? name : name.substring(name.lastIndexOf('/') + 1);
    Matcher matcher = regex.matcher(searched);
    for (int at = 0; at <= searched.length() && matcher.find(at); at = matcher.start() + 1) {
      Optional<Reading> reading = reading(matcher);
      if (reading.isPresent()) {
        return reading;
      }
    }
    return Optional.empty();
  }

  private Optional<Reading> reading(Matcher match) {
    int year = Integer.parseInt(match.group("year"));
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              year,
              Integer.parseInt(match.group("month")),
              Integer.parseInt(match.group("day")),
              Integer.parseInt(match.group("hour")),
              Integer.parseInt(match.group("minute")),
              group(match, Field.SECOND).map(Integer::parseInt).orElse(0),
              group(match, Field.FRACTION).map(NamePattern::nanoseconds).orElse(0));
      return Optional.of(new Reading(local, group(match, Field.OFFSET).map(ZoneOffset::of)));
    } catch (DateTimeException e) {
      // Digits that are no date, such as a serial number: look further on.
      return Optional.empty();
    }
  }

  private Optional<String> group(Matcher match, Field field) {
    return fields.contains(field)
        ? Optional.ofNullable(match.group(field.name().toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  private static int nanoseconds(String fraction) {
    return Integer.parseInt(fraction + "0".repeat(9 - fraction.length()));
  }

  private static boolean beginsWithField(String pattern) {
    return pattern.matches("(?s)[\\p{L}\\[].*");
  }

  private static boolean endsWithField(String pattern) {
    return pattern.matches("(?s).*[\\p{L}\\]]");
  }

  private String translate(String pattern) {
    StringBuilder regex = new StringBuilder();
    int open = 0;
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      int end = i + 1;
      if (Character.isLetter(c)) {
        while (end < pattern.length() && pattern.charAt(end) == c) {
          end++;
        }
        regex.append(field(pattern.substring(i, end)));
      } else if (c == '\'') {
        int close = pattern.indexOf('\'', end);
        if (close < 0) {
          throw new IllegalArgumentException("a ' is not closed");
        }
        regex.append(Pattern.quote(close == end ? "'" : pattern.substring(end, close)));
        end = close + 1;
      } else if (c == '*') {
        boolean folders = pattern.startsWith("**", i);
        regex.append(folders ? ".*?" : "[^/]*?");
        end = folders ? i + 2 : end;
      } else if (c == '[') {
        open++;
        regex.append("(?:");
      } else if (c == ']') {
        open--;
        regex.append(")?");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
      if (open < 0) {
        break;
      }
      i = end;
    }
    if (open != 0) {
      throw new IllegalArgumentException("[ and ] do not pair up");
    }
    return regex.toString();
  }

  private String field(String run) {
    Field field = Field.of(run);
    if (!fields.add(field)) {
      throw new IllegalArgumentException("'%s' stands twice".formatted(run));
    }
    return field.regex(run.length());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamePattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The pattern as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
