package io.footfall.report;

import io.footfall.model.Zone;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Visits and dwell, one row a zone, the most visited first. */
final class ZoneTable {
  private static final int COLUMNS_WITH_FIGURES = 7;

  private final Markup page;
  private final StoreDay day;

  ZoneTable(Markup page, StoreDay day) {
    this.page = page;
    this.day = day;
  }

  private record Entry(CameraDay camera, ZoneDay zone) {
    int visits() {
      return zone.figures().map(ZoneDay.Figures::visits).orElse(-1);
    }

    double median() {
      return zone.figures().map(ZoneDay.Figures::medianDwellSeconds).stream()
          .mapToDouble(seconds -> seconds.orElse(0))
          .sum();
    }
  }

  void write() {
    List<Entry> entries =
        day.cameras().stream()
            .flatMap(camera -> camera.zones().stream().map(zone -> new Entry(camera, zone)))
            .filter(entry -> entry.zone().zone().kind() != Zone.Kind.IGNORE)
            .sorted(
                Comparator.comparingInt(Entry::visits)
                    .reversed()
                    .thenComparing(entry -> entry.camera().id())
                    .thenComparing(entry -> entry.zone().zone().id()))
            .toList();
    page.open("section").leaf("h2", "Visits and dwell by zone");
    if (entries.isEmpty()) {
      page.leaf("p", "No zone is drawn for this store yet.", "class", "lead").closeLine();
      return;
    }
    page.leaf(
        "p",
        "A visit begins after 0.5 s inside and ends after 2 s outside; a step over the edge and back"
            + " ends nothing. Visits not seen from beginning to end are censored: they count as visits"
            + " but not towards the median.",
        "class",
        "lead");
    page.open("div", "class", "scroll").open("table");
    head();
    page.open("tbody");
    int mostVisits = entries.stream().mapToInt(Entry::visits).max().orElse(0);
    double longest = entries.stream().mapToDouble(Entry::median).max().orElse(0);
    entries.forEach(entry -> row(entry, mostVisits, longest));
    page.close().close().close().closeLine();
  }

  private void head() {
    page.open("thead").open("tr");
    page.leaf("th", "Zone", "class", "left");
    page.leaf("th", "Visits", "class", "left");
    page.leaf("th", "Engaged");
    page.leaf("th", "Median dwell", "class", "left");
    page.leaf("th", "Person-hours");
    page.leaf("th", "Mean inside");
    page.leaf("th", "Most inside");
    page.leaf("th", "Censored");
    page.leaf("th", "Coverage");
    page.close().close();
  }

  private void row(Entry entry, int mostVisits, double longest) {
    Zone zone = entry.zone().zone();
    page.open("tr");
    page.open("th", "scope", "row", "class", "left").text(title(zone));
    page.leaf("small", subtitle(entry.camera(), zone)).close();
    if (entry.zone().figures().isPresent()) {
      figures(zone, entry.zone().figures().get(), mostVisits, longest);
    } else {
      page.leaf(
          "td",
          entry.camera().whyAbsent(),
          "colspan",
          COLUMNS_WITH_FIGURES,
          "class",
          "unseen-cell");
    }
    OptionalDouble coverage = Coverage.of(List.of(entry.camera()), day.store().open()).share();
    page.leaf("td", Wording.percent(coverage)).closeLine();
  }

  private void figures(Zone zone, ZoneDay.Figures figures, int mostVisits, double longest) {
    bar(Wording.count(figures.visits()), figures.visits(), mostVisits);
    page.leaf(
        "td",
        share(figures.engaged(), figures.visits()),
        "title",
        "%s of at least %s"
            .formatted(
                Wording.counted(figures.engaged(), "visit"),
                Wording.duration(zone.engagedAfter().toMillis() / 1e3)));
    OptionalDouble median = figures.medianDwellSeconds();
    bar(
        median.isPresent() ? Wording.duration(median.getAsDouble()) : Wording.NOTHING,
        median.orElse(0),
        longest);
    page.leaf("td", hours(figures.personSeconds()));
    page.leaf("td", Wording.decimal(figures.occupancy().mean(), 1));
    page.leaf("td", Wording.count(figures.occupancy().max()));
    page.leaf("td", share(figures.censored(), figures.visits()));
  }

  private void bar(String text, double value, double most) {
    page.open("td", "class", "left bar").leaf("span", text);
    double percent = most > 0 ? 100 * value / most : 0;
    page.leaf("i", "", "style", "--part:" + Markup.number(percent / 100)).close();
  }

  private static String title(Zone zone) {
    return zone.department().isBlank() ? zone.id() : zone.department();
  }

  private static String subtitle(CameraDay camera, Zone zone) {
    String kind = zone.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String id = zone.department().isBlank() ? "" : zone.id() + " · ";
    return id + kind + " · " + camera.id();
  }

  private static String hours(double personSeconds) {
    double hours = personSeconds / 3600;
    return Wording.decimal(hours, hours < 10 ? 2 : 1);
  }

  private static String share(int part, int whole) {
    return whole == 0 ? Wording.NOTHING : Wording.percent((double) part / whole);
  }
}
