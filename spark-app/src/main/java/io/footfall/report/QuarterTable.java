package io.footfall.report;

import io.footfall.measure.TimeSpans;
import io.footfall.model.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The numbers behind the charts, folded away until somebody asks. */
final class QuarterTable {
  private final Markup page;
  private final StoreDay day;
  private final TimeAxis axis;

  QuarterTable(Markup page, StoreDay day, TimeAxis axis) {
    this.page = page;
    this.day = day;
    this.axis = axis;
  }

  void write() {
    page.open("details").leaf("summary", "The numbers by quarter hour");
    page.open("div", "class", "scroll").open("table", "class", "narrow");
    page.open("thead").open("tr");
    page.leaf("th", "Quarter hour", "class", "left");
    for (String name : List.of("In", "Out", "Staff in", "Mean in view", "Most in view")) {
      page.leaf("th", name);
    }
    page.leaf("th", "Coverage").close().close().open("tbody");
    Map<TimeRange, FootfallSlot> known =
        day.quarters().stream()
            .collect(Collectors.toMap(FootfallSlot::span, Function.identity(), (one, two) -> one));
    for (TimeRange span : axis.quarters()) {
      Optional<FootfallSlot> slot = Optional.ofNullable(known.get(span));
      TimeSpans open = day.store().open().within(span);
      if (slot.isPresent() || !open.isEmpty()) {
        row(span, slot, open);
      }
    }
    page.close().close().close().closeLine();
  }

  private void row(TimeRange span, Optional<FootfallSlot> slot, TimeSpans open) {
    Optional<InOut> visitors = slot.flatMap(FootfallSlot::visitors);
    Optional<InOut> staff = slot.flatMap(FootfallSlot::staff);
    Optional<Occupancy> occupancy = slot.flatMap(FootfallSlot::occupancy);
    page.open("tr").leaf("th", axis.clock().span(span), "scope", "row", "class", "left");
    if (visitors.isEmpty() && occupancy.isEmpty()) {
      page.leaf("td", "no footage", "colspan", 5, "class", "unseen-cell");
    } else {
      cell(visitors.map(counts -> Wording.count(counts.in())));
      cell(visitors.map(counts -> Wording.count(counts.out())));
      cell(staff.map(counts -> Wording.count(counts.in())));
      cell(occupancy.map(people -> Wording.decimal(people.mean(), 1)));
      cell(occupancy.map(people -> Wording.count(people.max())));
    }
    cell(Optional.of(Wording.percent(Coverage.of(day.countingCameras(), open).share())));
    page.closeLine();
  }

  private void cell(Optional<String> text) {
    page.leaf("td", text.orElse(Wording.NOTHING));
  }
}
