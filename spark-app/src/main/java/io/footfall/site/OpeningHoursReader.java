package io.footfall.site;

import io.footfall.site.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads opening hours such as {@code {mon-sat: "09:00-21:00", sun: [10:00-13:00, 14:00-18:00]}}.
 */
final class OpeningHoursReader {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern SPAN =
      Pattern.compile("(\\d{1,2}):(\\d{2})\\s*-\\s*(\\d{1,2}):(\\d{2})");
  private static final String ADVICE =
      "Write it as 09:00-21:00, 22:00-02:00 past midnight, 00:00-24:00 for all day, or closed";

  private OpeningHoursReader() {}

  static OpeningHours read(YamlValue value) {
    Map<DayOfWeek, List<Span>> spans = new EnumMap<>(DayOfWeek.class);
    if (value.says("always")) {
      return OpeningHours.ALWAYS;
    }
    value
        .entries()
        .forEach(
            (key, hours) -> {
              List<Span> ofDay = spans(hours);
              for (DayOfWeek day : days(key)) {
                if (spans.putIfAbsent(day, ofDay) != null) {
                  key.fault(
                      "%s has hours already".formatted(DAYS.get(day.ordinal())),
                      "Give a day once; several spans as a list");
                }
              }
            });
    return new OpeningHours(spans);
  }

  /** Days such as {@code mon}, {@code mon-fri}, {@code sat-mon} or {@code mon,wed}. */
  private static List<DayOfWeek> days(YamlValue key) {
    List<DayOfWeek> days = new ArrayList<>();
    for (String part : List.of(key.text().orElse("").toLowerCase(Locale.ROOT).split(",", -1))) {
      List<String> ends = List.of(part.strip().split("-", -1));
      int first = DAYS.indexOf(ends.get(0));
      int last = DAYS.indexOf(ends.get(ends.size() - 1));
      if (first < 0 || last < 0 || ends.size() > 2) {
        key.fault(
            "'%s' is not a day".formatted(part.strip()),
            "Write days as mon, mon-fri or mon,wed,fri");
        continue;
      }
      int count = Math.floorMod(last - first, DAYS.size()) + 1;
      for (int i = 0; i < count; i++) {
        days.add(DayOfWeek.of(1).plus(first + i));
      }
    }
    return days;
  }

  private static List<Span> spans(YamlValue hours) {
    List<Span> spans = new ArrayList<>();
    for (YamlValue value : hours.isList() ? hours.list() : List.of(hours)) {
      span(value).ifPresent(spans::add);
    }
    spans.sort(Comparator.comparing(Span::from));
    for (int i = 1; i < spans.size(); i++) {
      Span before = spans.get(i - 1);
      if (before.pastMidnight() || before.to().isAfter(spans.get(i).from())) {
        hours.fault("two spans overlap", "Join them or end one earlier");
      }
    }
    return spans;
  }

  private static Optional<Span> span(YamlValue value) {
    Optional<String> text = value.text();
    if (text.isEmpty() || text.get().equals("closed")) {
      return Optional.empty();
    }
    Matcher match = SPAN.matcher(text.get());
    if (match.matches()) {
      Optional<LocalTime> from = time(match.group(1), match.group(2));
      boolean midnight = match.group(3).equals("24") && match.group(4).equals("00");
      Optional<LocalTime> to =
          midnight ? Optional.of(LocalTime.MIDNIGHT) : time(match.group(3), match.group(4));
      boolean empty = from.equals(to) && !midnight;
      if (from.isPresent() && to.isPresent() && !empty) {
        return Optional.of(new Span(from.get(), to.get()));
      }
    }
    value.fault("'%s' are no opening hours".formatted(text.get()), ADVICE);
    return Optional.empty();
  }

  private static Optional<LocalTime> time(String hour, String minute) {
    int h = Integer.parseInt(hour);
    int m = Integer.parseInt(minute);
    return h < 24 && m < 60 ? Optional.of(LocalTime.of(h, m)) : Optional.empty();
  }
}
