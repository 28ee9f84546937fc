package io.footfall.report;

import io.footfall.measure.TimeSpans;
import io.footfall.model.TimeRange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Entries as bars upwards, exits as bars downwards, one pair a slot. */
final class FootfallChart {
  private static final double TOP = 4;
  private static final double HALF = 104;

  /** Room for the value beyond the highest bar. */
  private static final double PEAK = 16;

  private static final double ZERO = TOP + PEAK + HALF;
  private static final double BOTTOM = ZERO + HALF + PEAK;
  private static final double HEIGHT = BOTTOM + 32;
  private static final double GAP = 2;
  private static final double NARROWEST_BAR = 3;
  private static final double WIDEST_BAR = 48;

  private final Markup page;
  private final TimeAxis axis;
  private final TimeChart chart;
  private final List<FootfallSlot> slots;
  private final int step;
  private final int top;

  FootfallChart(Markup page, TimeAxis axis, List<FootfallSlot> slots) {
    this.page = page;
    this.axis = axis;
    this.chart = new TimeChart(page, axis);
    this.slots = slots.stream().filter(slot -> axis.shows(slot.span())).toList();
    int most =
        this.slots.stream()
            .flatMap(slot -> slot.visitors().stream())
            .flatMap(visitors -> Stream.of(visitors.in(), visitors.out()))
            .max(Comparator.naturalOrder())
            .orElse(0);
    this.step = TimeChart.step(most, 4);
    this.top = Math.max(1, (most + step - 1) / step) * step;
  }

  /** Draws the bars over opening hours and the spans in which nothing was seen. */
  void draw(TimeSpans open, TimeSpans unseen, String label) {
    chart.open(HEIGHT, label);
    chart.closed(open, TOP, BOTTOM);
    for (int value = step; value <= top; value += step) {
      chart.level(ZERO - height(value), Wording.count(value), "grid");
      chart.level(ZERO + height(value), Wording.count(value), "grid");
    }
    chart.level(ZERO, "0", "zero");
    chart.noFootage(unseen, TOP, BOTTOM);
    slots.forEach(this::bars);
    peakLabels();
    chart.hours(TOP, BOTTOM);
    chart.close();
  }

  /** A bar stands on the time that was seen, so a quarter hour seen in part has a narrower one. */
  private void bars(FootfallSlot slot) {
    slot.visitors()
        .ifPresent(
            visitors -> {
              page.open("g", "class", "slot");
              page.leaf("title", said(slot, visitors));
              double left = axis.x(slot.span().startUs());
              chart.rect("hit", left, TOP, axis.x(slot.span().endUs()) - left, BOTTOM - TOP);
              double width = barWidth(slot);
              double x = middle(slot) - width / 2;
              if (visitors.in() > 0) {
                chart.rect("in", x, ZERO - height(visitors.in()), width, height(visitors.in()));
              }
              if (visitors.out() > 0) {
                chart.rect("out", x, ZERO, width, height(visitors.out()));
              }
              page.close();
            });
  }

  private String said(FootfallSlot slot, InOut visitors) {
    TimeRange span = slot.span();
    String time =
        span.lengthUs() < StoreClock.MINUTE_US
            ? axis.clock().spanWithSeconds(span)
            : axis.clock().span(span);
    return "%s: %s in, %s out".formatted(time, visitors.in(), visitors.out());
  }

  /** The highest bar each way carries its value. */
  private void peakLabels() {
    peak(Comparator.comparingInt(slot -> slot.visitors().orElseThrow().in()))
        .ifPresent(
            slot -> {
              int in = slot.visitors().orElseThrow().in();
              value(slot, in, "peak in-ink", ZERO - height(in) - 5);
            });
    peak(Comparator.comparingInt(slot -> slot.visitors().orElseThrow().out()))
        .ifPresent(
            slot -> {
              int out = slot.visitors().orElseThrow().out();
              value(slot, out, "peak out-ink", ZERO + height(out) + 12);
            });
  }

  private void value(FootfallSlot slot, int value, String kind, double y) {
    if (value > 0) {
      page.leaf("text", Wording.count(value), "class", kind, "x", middle(slot), "y", y);
    }
  }

  private Optional<FootfallSlot> peak(Comparator<FootfallSlot> order) {
    // The earliest of equals.
    return slots.stream()
        .filter(slot -> slot.visitors().isPresent())
        .reduce((best, next) -> order.compare(next, best) > 0 ? next : best);
  }

  private double middle(FootfallSlot slot) {
    TimeRange seen = chart.seenPart(slot.span());
    return (axis.x(seen.startUs()) + axis.x(seen.endUs())) / 2;
  }

  private double barWidth(FootfallSlot slot) {
    TimeRange seen = chart.seenPart(slot.span());
    double width = axis.x(seen.endUs()) - axis.x(seen.startUs());
    return Math.min(WIDEST_BAR, Math.max(NARROWEST_BAR, width - GAP));
  }

  private double height(int value) {
    return HALF * value / top;
  }
}
