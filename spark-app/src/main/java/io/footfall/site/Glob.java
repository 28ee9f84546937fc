package io.footfall.site;

import java.util.regex.Pattern;

/**
 * A pattern of names below the landing root, parts separated by {@code /}.
 *
 * <p>{@code *} stands for any characters within a part, {@code ?} for one, {@code **} for any
 * number of parts or characters, {@code {a,b}} for either; all else, brackets too because recorders
 * write them into names, stands for itself. Letters count as they are, upper or lower.
 */
public final class Glob {
  private final String text;
  private final Pattern regex;

  /** What every matching name begins with: a quick no for most. */
  private final String prefix;

  private Glob(String text) {
    this.text = text;
    this.regex = Pattern.compile(translate(text), Pattern.DOTALL);
    this.prefix = text.replaceFirst("(?s)[*?{].*", "");
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException with a reason to show to whoever wrote it
   */
  public static Glob of(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("it is empty");
    }
    if (text.startsWith("/") || text.contains("://")) {
      throw new IllegalArgumentException("it must be relative to the landing root");
    }
    if (text.contains("\\")) {
      throw new IllegalArgumentException("parts are separated by /, not by a backslash");
    }
    if (("/" + text + "/").contains("/../")) {
      throw new IllegalArgumentException("it must not leave the landing root with ..");
    }
    String last = text.substring(text.lastIndexOf('/') + 1);
    if (last.isEmpty() || !text.matches(".*[*?{].*") && !last.contains(".")) {
      throw new IllegalArgumentException("it names a folder; end it with /** for all below");
    }
    return new Glob(text);
  }

  public boolean matches(String name) {
    return name.startsWith(prefix) && regex.matcher(name).matches();
  }

  private static String translate(String glob) {
    StringBuilder regex = new StringBuilder();
    boolean inBraces = false;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '{' && !inBraces) {
        inBraces = true;
        regex.append("(?:");
      } else if (c == '}' && inBraces) {
        inBraces = false;
        regex.append(')');
      } else if (c == ',' && inBraces) {
        regex.append('|');
      } else if (c == '{' || c == '}') {
        throw new IllegalArgumentException("{ and } do not pair up");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    if (inBraces) {
      throw new IllegalArgumentException("{ and } do not pair up");
    }
    return regex.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob that && text.equals(that.text);
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
