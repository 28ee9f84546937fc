package io.footfall.report;

import io.footfall.measure.TimeSpans;
import io.footfall.model.TimeRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report on one store and one day: a page in one file that loads nothing and runs nothing.
 *
 * <p>It reads well on a screen, light or dark, and prints on A4. The text is HTML and well-formed
 * XML at once, and depends on the values only.
 */
public final class StoreReport {
  private static final String STYLE = style();

  private final Markup page = new Markup();
  private final StoreDay day;
  private final TimeAxis axis;
  private final StoreClock clock;

  private StoreReport(StoreDay day) {
    this.day = day;
    this.axis = TimeAxis.of(day, TimeChart.LEFT, TimeChart.PLOT_WIDTH);
    this.clock = axis.clock();
  }

  /** Writes the page; store it as UTF-8. */
  public static String html(StoreDay day) {
    return new StoreReport(day).write();
  }

  private String write() {
    page.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
    page.open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.leaf("title", "%s, %s – Footfall".formatted(day.store().name(), day.date()));
    page.leaf("style", STYLE).closeLine();
    page.open("body").open("main");
    patterns();
    header();
    new KeyFigures(page, day, clock).write();
    charts();
    new ZoneTable(page, day).write();
    heatMaps();
    new CoverageStrip(page, day, axis).write();
    issues();
    new Definitions(page, day.run()).write();
    page.close().close().close();
    return "<!DOCTYPE html>\n" + page.finish() + "\n";
  }

  /** The hatching that stands for "no footage" wherever it appears. */
  private void patterns() {
    page.open("svg", "width", 0, "height", 0, "class", "patterns", "aria-hidden", "true");
    page.open("defs");
    page.open(
        "pattern",
        "id",
        "hatch",
        "width",
        6,
        "height",
        6,
        "patternUnits",
        "userSpaceOnUse",
        "patternTransform",
        "rotate(45)");
    page.empty("rect", "class", "hatch-ground", "width", 6, "height", 6);
    page.empty("line", "class", "hatch-line", "x1", 0, "y1", 0, "x2", 0, "y2", 6);
    page.close().close().closeLine();
  }

  private void header() {
    StoreFacts store = day.store();
    page.open("header");
    String where = store.region().isBlank() ? store.id() : store.id() + " · " + store.region();
    page.leaf("p", where, "class", "where");
    page.leaf("h1", store.name());
    page.leaf("p", clock.dayName(), "class", "date");
    page.leaf("p", opening() + ". Times are the store’s own: " + clock.zoneName() + ".");
    dayLength().ifPresent(text -> page.leaf("p", text, "class", "notice"));
    if (axis.zoomed()) {
      page.leaf("p", zoomed(), "class", "notice");
    }
    page.closeLine();
  }

  private String opening() {
    TimeSpans open = day.store().open();
    return open.isEmpty()
        ? "Closed all day"
        : "Open " + open.ranges().stream().map(clock::span).collect(Collectors.joining(" and "));
  }

  private Optional<String> dayLength() {
    Duration length = Duration.ofSeconds(clock.day().lengthUs() / StoreClock.SECOND_US);
    int off = length.compareTo(Duration.ofDays(1));
    if (off == 0) {
      return Optional.empty();
    }
    String hours = Wording.duration(length.toSeconds());
    return Optional.of(
        off > 0
            ? "Clocks went back: this day has %s. Times shown for the second time are marked “again”."
                .formatted(hours)
            : "Clocks went forward: this day has %s.".formatted(hours));
  }

  private String zoomed() {
    TimeSpans seen = day.seenByAny();
    return "Footage covers only %s of this day, %s. The charts show %s; nothing is known of the rest."
        .formatted(
            Wording.durationUs(seen.lengthUs()),
            clock.spanWithSeconds(seen.hull()),
            clock.span(axis.span()));
  }

  private void charts() {
    TimeSpans open = day.store().open();
    Optional<FineSlots> fine = FineSlots.of(day, axis);
    page.open("section").leaf("h2", "Entries and exits");
    key(Stream.of("in-key in", "out-key out", "unseen-key no footage"));
    fine.ifPresent(
        slots -> {
          String slot = Wording.durationUs(slots.slotUs());
          page.leaf("h3", "Per " + (slot.equals("1 min") ? "minute" : slot), "class", "slice");
          TimeSpans shown = TimeSpans.of(slots.axis().span());
          TimeSpans unseen = missing(shown, day.countingCameras());
          new FootfallChart(page, slots.axis(), slots.slots())
              .draw(shown, unseen, "Entries and exits per " + slot);
          page.leaf("h3", "Per quarter hour", "class", "slice");
        });
    TimeSpans blind = missing(open, day.countingCameras());
    TimeSpans noCounts = without(FootfallSlot::visitors, open);
    new FootfallChart(page, axis, day.quarters())
        .draw(open, blind.union(noCounts), "Entries and exits per quarter hour");
    numbers();
    page.closeLine();

    page.open("section").leaf("h2", "People in view");
    key(Stream.of("mean-key mean", "most-key maximum", "unseen-key no footage"));
    if (fine.isPresent()) {
      TimeAxis close = fine.get().axis();
      new OccupancyChart(page, close, fine.get().slots())
          .draw(
              TimeSpans.of(close.span()),
              missing(TimeSpans.of(close.span()), day.cameras()),
              "People in view, " + clock.spanWithSeconds(close.span()));
    } else {
      new OccupancyChart(page, axis, day.quarters())
          .draw(
              open,
              missing(open, day.cameras()).union(without(FootfallSlot::occupancy, open)),
              "People in view per quarter hour");
    }
    page.closeLine();
  }

  /** When a figure was due but not every camera it rests on saw anything. */
  private static TimeSpans missing(TimeSpans due, List<CameraDay> cameras) {
    TimeSpans seenByAll = due;
    for (CameraDay camera : cameras) {
      seenByAll = seenByAll.intersection(camera.seen());
    }
    return cameras.isEmpty() ? due : due.minus(seenByAll);
  }

  /** The open parts of quarter hours for which a figure is absent. */
  private TimeSpans without(Function<FootfallSlot, Optional<?>> figure, TimeSpans open) {
    List<TimeRange> known =
        day.quarters().stream()
            .filter(slot -> figure.apply(slot).isPresent())
            .map(FootfallSlot::span)
            .toList();
    return TimeSpans.union(axis.quarters()).minus(TimeSpans.union(known)).intersection(open);
  }

  private void key(Stream<String> entries) {
    page.open("p", "class", "lead key");
    entries.forEach(
        entry -> {
          int space = entry.indexOf(' ');
          page.open("span", "class", "step");
          page.leaf("i", "", "class", entry.substring(0, space));
          page.text(entry.substring(space + 1)).close();
        });
    page.close();
  }

  private void numbers() {
    new QuarterTable(page, day, axis).write();
  }

  private void heatMaps() {
    if (day.cameras().isEmpty()) {
      return;
    }
    page.open("section", "class", "wide").leaf("h2", "Where people were");
    page.leaf(
        "p",
        "Time spent at each place of the picture, by the position of the feet. Arrows point to"
            + " the inside of a line.",
        "class",
        "lead");
    page.open("div", "class", "heats");
    day.cameras().forEach(camera -> new HeatMap(page, camera).write());
    page.close().closeLine();
  }

  private void issues() {
    new IssueTable(page, day).write();
  }

  private static String style() {
    try (InputStream css = StoreReport.class.getResourceAsStream("store-report.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
