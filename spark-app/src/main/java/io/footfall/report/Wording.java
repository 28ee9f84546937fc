package io.footfall.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** Figures as people read them. */
final class Wording {
  /** Stands where there is nothing to say. */
  static final String NOTHING = "–";

  private Wording() {}

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A noun with its number: "1 visit", "1,200 visits". */
  static String counted(long value, String singular) {
    return count(value) + " " + singular + (value == 1 ? "" : "s");
  }

  static String decimal(double value, int places) {
    return String.format(Locale.ROOT, "%,." + places + "f", value);
  }

  /** A share of 0-1 in percent; only nothing is 0 % and only everything is 100 %. */
  static String percent(double share) {
    if (share <= 0) {
      return "0 %";
    }
    if (share < 0.001) {
      return "< 0.1 %";
    }
    if (share < 0.1 || (share > 0.9 && share < 1)) {
      return String.format(
          Locale.ROOT, "%.1f %%", share < 0.1 ? share * 100 : Math.floor(share * 1000) / 10);
    }
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  static String percent(OptionalDouble share) {
    return share.isPresent() ? percent(share.getAsDouble()) : NOTHING;
  }

  /** A length of time: "4.2 s", "42 s", "2 min 14 s", "11 h 10 min". */
  static String duration(double seconds) {
    if (seconds < 9.95) {
      return Markup.number(Math.round(seconds * 10) / 10.0) + " s";
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
    }
    long minutes = Math.round(seconds / 60);
    return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }

  static String durationUs(long us) {
    return duration(us / 1e6);
  }
}
