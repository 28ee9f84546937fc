package io.footfall.report;

import io.footfall.measure.TimeSpans;
import io.footfall.model.TimeRange;
import java.util.ArrayList;
import java.util.List;

/** People in view over the day: the mean as a line, the maximum as a step behind it. */
final class OccupancyChart {
  private static final double TOP = 14;
  private static final double BOTTOM = 150;
  private static final double HEIGHT = BOTTOM + 32;

  private final Markup page;
  private final TimeAxis axis;
  private final TimeChart chart;
  private final List<FootfallSlot> slots;
  private final int step;
  private final int top;

  OccupancyChart(Markup page, TimeAxis axis, List<FootfallSlot> slots) {
    this.page = page;
    this.axis = axis;
    this.chart = new TimeChart(page, axis);
    this.slots =
        slots.stream()
            .filter(slot -> slot.occupancy().isPresent() && axis.shows(slot.span()))
            .toList();
    int most = this.slots.stream().mapToInt(slot -> occupancy(slot).max()).max().orElse(0);
    this.step = TimeChart.step(most, 4);
    this.top = Math.max(1, (most + step - 1) / step) * step;
  }

  void draw(TimeSpans open, TimeSpans unseen, String label) {
    chart.open(HEIGHT, label);
    chart.closed(open, TOP, BOTTOM);
    for (int value = step; value <= top; value += step) {
      chart.level(y(value), Wording.count(value), "grid");
    }
    chart.noFootage(unseen, TOP, BOTTOM);
    for (FootfallSlot slot : slots) {
      TimeRange seen = chart.seenPart(slot.span());
      double left = axis.x(seen.startUs());
      double y = y(occupancy(slot).max());
      chart.rect("most", left, y, axis.x(seen.endUs()) - left, BOTTOM - y);
    }
    unbroken().forEach(this::meanLine);
    for (FootfallSlot slot : slots) {
      hover(slot);
    }
    chart.level(BOTTOM, "0", "zero");
    chart.hours(TOP, BOTTOM);
    chart.close();
  }

  /** A line over neighbouring slots; a slot on its own becomes a short level line. */
  private void meanLine(List<FootfallSlot> run) {
    StringBuilder points = new StringBuilder();
    if (run.size() == 1) {
      TimeRange span = chart.seenPart(run.get(0).span());
      add(points, axis.x(span.startUs()), run.get(0));
      add(points, axis.x(span.endUs()), run.get(0));
    } else {
      run.forEach(slot -> add(points, middle(slot), slot));
    }
    page.empty("polyline", "class", "mean", "points", points.toString().trim());
  }

  private void add(StringBuilder points, double x, FootfallSlot slot) {
    points.append(Markup.number(x)).append(',');
    points.append(Markup.number(y(occupancy(slot).mean()))).append(' ');
  }

  private void hover(FootfallSlot slot) {
    double left = axis.x(slot.span().startUs());
    page.open("g", "class", "slot");
    page.leaf(
        "title",
        "%s: mean %s, at most %s in view"
            .formatted(
                axis.clock().span(slot.span()),
                Wording.decimal(occupancy(slot).mean(), 1),
                occupancy(slot).max()));
    chart.rect("hit", left, TOP, axis.x(slot.span().endUs()) - left, BOTTOM - TOP);
    page.close();
  }

  private List<List<FootfallSlot>> unbroken() {
    List<List<FootfallSlot>> runs = new ArrayList<>();
    long endUs = Long.MIN_VALUE;
    for (FootfallSlot slot : slots) {
      if (slot.span().startUs() != endUs) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(slot);
      endUs = slot.span().endUs();
    }
    return runs;
  }

  private static Occupancy occupancy(FootfallSlot slot) {
    return slot.occupancy().orElseThrow();
  }

  private double middle(FootfallSlot slot) {
    TimeRange seen = chart.seenPart(slot.span());
    return (axis.x(seen.startUs()) + axis.x(seen.endUs())) / 2;
  }

  private double y(double value) {
    return BOTTOM - (BOTTOM - TOP) * value / top;
  }
}
