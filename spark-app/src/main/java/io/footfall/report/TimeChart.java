package io.footfall.report;

import io.footfall.measure.TimeSpans;
import io.footfall.model.TimeRange;
import java.util.List;

/** What every chart over the day has in common: the frame, the hours and where nothing was seen. */
final class TimeChart {
  static final double WIDTH = 960;
  static final double LEFT = 40;
  static final double PLOT_WIDTH = WIDTH - LEFT - 8;

  private static final double HATCH_LABEL_ROOM = 74;

  private final Markup page;
  private final TimeAxis axis;
  private TimeSpans unseen = new TimeSpans(List.of());

  TimeChart(Markup page, TimeAxis axis) {
    this.page = page;
    this.axis = axis;
  }

  /** Opens the drawing; the caller closes it with {@link #close}. */
  void open(double height, String label) {
    page.open("div", "class", "chart");
    page.open(
        "svg",
        "viewBox",
        "0 0 " + Markup.number(WIDTH) + " " + Markup.number(height),
        "role",
        "img",
        "aria-label",
        label);
  }

  void close() {
    page.close().closeLine();
  }

  /** Hatches where the store was open or a figure was due but nothing was seen. */
  void noFootage(TimeSpans spans, double top, double bottom) {
    unseen = spans;
    for (TimeRange span : axis.shown(spans)) {
      double left = axis.x(span.startUs());
      double width = axis.x(span.endUs()) - left;
      page.open("g");
      page.leaf("title", "No footage " + axis.clock().span(span));
      rect("unseen", left, top, width, bottom - top);
      if (width >= HATCH_LABEL_ROOM && bottom - top >= 30) {
        double x = left + width / 2;
        rect("plate", x - 36, (top + bottom) / 2 - 9, 72, 18);
        page.leaf("text", "no footage", "class", "mid", "x", x, "y", (top + bottom) / 2 + 4);
      }
      page.close();
    }
  }

  /** From the first to the last instant of a slot that was not hatched; all of it when none is. */
  TimeRange seenPart(TimeRange slot) {
    TimeSpans seen = TimeSpans.of(slot).minus(unseen);
    return seen.isEmpty() ? slot : seen.hull();
  }

  /** Tints the hours in which the store was closed. */
  void closed(TimeSpans open, double top, double bottom) {
    for (TimeRange span : TimeSpans.of(axis.span()).minus(open).ranges()) {
      double left = axis.x(span.startUs());
      rect("shut", left, top, axis.x(span.endUs()) - left, bottom - top);
    }
  }

  /** Hours below the plot, with a fine mark each. */
  void hours(double top, double bottom) {
    for (TimeAxis.Tick tick : axis.ticks()) {
      page.empty(
          "line", "class", "tick", "x1", tick.x(), "x2", tick.x(), "y1", bottom, "y2", bottom + 4);
      boolean atEdge = tick.x() > WIDTH - 18;
      page.leaf(
          "text",
          tick.label(),
          "class",
          atEdge ? "end" : "mid",
          "x",
          atEdge ? WIDTH : tick.x(),
          "y",
          bottom + 16);
      if (tick.repeated()) {
        page.leaf("text", "again", "class", "mid", "x", tick.x(), "y", bottom + 28);
        page.empty(
            "line", "class", "again", "x1", tick.x(), "x2", tick.x(), "y1", top, "y2", bottom);
      }
    }
  }

  /** A horizontal line with its value at the left. */
  void level(double y, String label, String kind) {
    page.empty("line", "class", kind, "x1", LEFT, "x2", axis.right(), "y1", y, "y2", y);
    page.leaf("text", label, "class", "end", "x", LEFT - 6, "y", y + 4);
  }

  void rect(String kind, double x, double y, double width, double height) {
    page.empty("rect", "class", kind, "x", x, "y", y, "width", width, "height", height);
  }

  /** A step of 1, 2 or 5 times a power of ten that divides up to a maximum in few parts. */
  static int step(double max, int parts) {
    int step = 1;
    for (int i = 0; step * parts < max; i++) {
      step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    }
    return step;
  }
}
