package io.footfall.report;

import io.footfall.model.Zone;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The six figures at the top, each with what it means and how much footage it rests on. */
final class KeyFigures {
  private final Markup page;
  private final StoreDay day;
  private final StoreClock clock;

  KeyFigures(Markup page, StoreDay day, StoreClock clock) {
    this.page = page;
    this.day = day;
    this.clock = clock;
  }

  void write() {
    page.open("section", "class", "figures", "aria-label", "Key figures");
    OptionalDouble counting = Coverage.of(day.countingCameras(), day.store().open()).share();
    Optional<InOut> visitors = sum(day.quarters().stream().map(FootfallSlot::visitors).toList());
    visitorsIn(visitors, counting);
    visitorsOut(visitors, counting);
    peak(counting);
    occupancy();
    dwell();
    coverage();
    page.closeLine();
  }

  private void visitorsIn(Optional<InOut> visitors, OptionalDouble counting) {
    String staff =
        sum(day.quarters().stream().map(FootfallSlot::staff).toList())
            .map(
                crossings ->
                    " With staff %s."
                        .formatted(
                            Wording.count(
                                visitors.map(InOut::in).orElse(0) + (long) crossings.in())))
            .orElse(" Staff were not told apart.");
    figure(
        "Visitors in",
        "in-ink",
        visitors.map(sum -> Wording.count(sum.in())),
        "People who came in over entrance lines; turning back within 10 s does not count." + staff,
        counting);
  }

  private void visitorsOut(Optional<InOut> visitors, OptionalDouble counting) {
    String balance = visitors.map(KeyFigures::balance).orElse("");
    figure(
        "Visitors out",
        "out-ink",
        visitors.map(sum -> Wording.count(sum.out())),
        "People who left over entrance lines." + balance,
        counting);
  }

  private static String balance(InOut sum) {
    int more = sum.in() - sum.out();
    if (more == 0) {
      return " As many as came in.";
    }
    return " %s %s than came in: missed at the door, or before, between or after the footage."
        .formatted(Wording.count(Math.abs(more)), more > 0 ? "fewer" : "more");
  }

  private void peak(OptionalDouble counting) {
    // The earliest of equals.
    Optional<FootfallSlot> peak =
        day.quarters().stream()
            .filter(slot -> slot.visitors().isPresent())
            .reduce((best, next) -> entries(next) > entries(best) ? next : best)
            .filter(slot -> entries(slot) > 0);
    figure(
        "Busiest quarter hour",
        "",
        peak.map(slot -> clock.span(slot.span())),
        day.quarters().stream().anyMatch(slot -> slot.visitors().isPresent())
            ? "none"
            : "no footage",
        peak.map(
                slot ->
                    "%s came in, the most in any quarter hour with footage."
                        .formatted(Wording.counted(entries(slot), "visitor")))
            .orElse("No quarter hour with footage had a visitor."),
        counting);
  }

  private void occupancy() {
    Optional<FootfallSlot> fullest =
        day.quarters().stream()
            .filter(slot -> slot.occupancy().isPresent())
            .reduce((best, next) -> most(next) > most(best) ? next : best);
    figure(
        "Most people at once",
        "",
        fullest.map(slot -> Wording.count(most(slot))),
        fullest
            .map(
                slot ->
                    "In the cameras’ view at one instant, between %s."
                        .formatted(clock.span(slot.span()).replace("–", " and ")))
            .orElse("In the cameras’ view at one instant."),
        Coverage.of(day.cameras(), day.store().open()).share());
  }

  private void dwell() {
    List<CameraDay> zoned =
        day.cameras().stream()
            .filter(camera -> camera.zones().stream().anyMatch(KeyFigures::isShopping))
            .toList();
    List<ZoneDay.Figures> zones =
        zoned.stream()
            .flatMap(camera -> camera.zones().stream())
            .filter(KeyFigures::isShopping)
            .flatMap(zone -> zone.figures().stream())
            .toList();
    int complete = zones.stream().mapToInt(ZoneDay.Figures::complete).sum();
    double seconds = zones.stream().mapToDouble(ZoneDay.Figures::completeDwellSeconds).sum();
    figure(
        "Average dwell",
        "",
        complete == 0 ? Optional.empty() : Optional.of(Wording.duration(seconds / complete)),
        zoned.isEmpty() ? "no zones" : zones.isEmpty() ? "no footage" : "none",
        complete == 0
            ? "No zone visit was seen from beginning to end."
            : "Mean length of the %s seen from beginning to end."
                .formatted(Wording.counted(complete, "zone visit")),
        Coverage.of(zoned, day.store().open()).share());
  }

  private void coverage() {
    Coverage all = Coverage.of(day.cameras(), day.store().open());
    OptionalDouble share = all.share();
    String meaning =
        share.isEmpty()
            ? "The store was closed all day or has no camera, so there is nothing to compare with."
            : "Of the opening hours were seen: %s of %s over %s. What was not seen is in no figure."
                .formatted(
                    Wording.durationUs(all.seenUs()),
                    Wording.durationUs(all.openUs()),
                    Wording.counted(day.cameras().size(), "camera"));
    figure(
        "Coverage",
        "",
        share.isPresent() ? Optional.of(Wording.percent(share.getAsDouble())) : Optional.empty(),
        Wording.NOTHING,
        meaning,
        share);
  }

  private void figure(
      String name, String ink, Optional<String> value, String meaning, OptionalDouble coverage) {
    figure(name, ink, value, "no footage", meaning, coverage);
  }

  private void figure(
      String name,
      String ink,
      Optional<String> value,
      String otherwise,
      String meaning,
      OptionalDouble coverage) {
    page.open("div", "class", "figure");
    page.leaf("h3", name);
    String kind = ("value " + (value.isPresent() ? ink : "absent")).trim();
    page.leaf("p", value.orElse(otherwise), "class", kind);
    page.leaf("p", meaning, "class", "meaning");
    if (coverage.isPresent()) {
      page.open("p", "class", "covered");
      page.open("span", "class", "gauge");
      double share = Math.min(1, coverage.getAsDouble());
      page.leaf("i", "", "style", "width:" + Markup.number(share * 100) + "%");
      page.close().text(Wording.percent(coverage) + " covered").close();
    }
    page.closeLine();
  }

  private static boolean isShopping(ZoneDay day) {
    Zone.Kind kind = day.zone().kind();
    return kind != Zone.Kind.STAFF_ONLY && kind != Zone.Kind.IGNORE;
  }

  private static Optional<InOut> sum(List<Optional<InOut>> counts) {
    return counts.stream().flatMap(Optional::stream).reduce(InOut::plus);
  }

  private static int entries(FootfallSlot slot) {
    return slot.visitors().orElseThrow().in();
  }

  private static int most(FootfallSlot slot) {
    return slot.occupancy().orElseThrow().max();
  }
}
