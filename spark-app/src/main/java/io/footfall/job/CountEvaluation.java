package io.footfall.job;

import io.footfall.evaluate.CrossingScore;
import io.footfall.evaluate.Tally;
import io.footfall.evaluate.VisitScore;
import io.footfall.model.CameraId;
import io.footfall.model.Crossing;
import io.footfall.model.Crossing.Direction;
import io.footfall.model.Micros;
import io.footfall.model.ZoneVisit;
import io.footfall.stage.StoredMeasures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Compares what a lake counted on simulated footage with what happened. */
final class CountEvaluation {
  /**
   * A crossing counted this far from the true one is another crossing. Whoever loiters on the line
   * passes it many times, and which time was the decisive one is a matter of centimetres: about as
   * long as people loiter.
   */
  private static final Duration NEAR = Duration.ofSeconds(20);

  /**
   * One line of the result.
   *
   * @param measure what is compared: in, out, visits, dwell seconds, people or appearances
   * @param where store, camera and line or zone; "all" for sums
   * @param missed single crossings or visits that were not found; 0 where only sums are compared
   * @param extra single crossings or visits that did not happen; 0 where only sums are compared
   */
  record Figure(String measure, String where, Tally tally, int missed, int extra) {
    Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("measure", measure);
      fields.put("where", where);
      fields.put("truth", tally.truth());
      fields.put("counted", tally.counted());
      fields.put("error_percent", percent().isPresent() ? percent().getAsDouble() : null);
      fields.put("missed", missed);
      fields.put("extra", extra);
      return fields;
    }

    String text() {
      return String.format(
          Locale.ROOT,
          "  %-14s %-34s %9.1f %9.1f %8s %6d %6d",
          measure,
          where,
          tally.truth(),
          tally.counted(),
          percent().isPresent()
              ? String.format(Locale.ROOT, "%+.1f %%", percent().getAsDouble())
              : "-",
          missed,
          extra);
    }

    private Figure plus(Figure other) {
      return new Figure(
          measure, "all", tally.plus(other.tally), missed + other.missed, extra + other.extra);
    }

    private OptionalDouble percent() {
      OptionalDouble error = tally.error();
      return error.isPresent() ? OptionalDouble.of(100 * error.getAsDouble()) : error;
    }
  }

  private final SimulatedTruth truth;
  private final StoredMeasures stored;
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  CountEvaluation(SimulatedTruth truth, StoredMeasures stored) throws IOException {
    this.truth = truth;
    this.stored = stored;
    for (CameraId camera : truth.cameras()) {
      lines(camera);
      zones(camera);
      people(camera);
    }
    Map<String, Figure> sums = new LinkedHashMap<>();
    figures.forEach(figure -> sums.merge(figure.measure(), figure, Figure::plus));
    sums.values().stream().filter(sum -> sum.where().equals("all")).forEach(figures::add);
  }

  static String heading() {
    return String.format(
        Locale.ROOT,
        "  %-14s %-34s %9s %9s %8s %6s %6s",
        "measure",
        "where",
        "truth",
        "counted",
        "error",
        "missed",
        "extra");
  }

  /** By camera, then line or zone; last the sums of measures that more than one place has. */
  List<Figure> figures() {
    return List.copyOf(figures);
  }

  /** Each missed and each extra crossing or visit, as a sentence's worth of words. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  private void lines(CameraId camera) throws IOException {
    List<Crossing> happened = truth.crossings(camera.store());
    List<Crossing> counted = stored.crossings(camera);
    for (String line : truth.lines(camera)) {
      String where = camera + "/" + line;
      for (Direction direction : Direction.values()) {
        CrossingScore score =
            CrossingScore.of(
                published(happened, line, direction), published(counted, line, direction), NEAR);
        figures.add(
            new Figure(
                direction.name().toLowerCase(Locale.ROOT),
                where,
                score.tally(),
                score.missed().size(),
                score.extra().size()));
        score.missed().forEach(c -> faults.add("missed " + text(where, c)));
        score.extra().forEach(c -> faults.add("extra " + text(where, c)));
      }
    }
  }

  private static List<Crossing> published(
      List<Crossing> crossings, String line, Direction direction) {
    return crossings.stream()
        .filter(c -> c.lineId().equals(line) && c.direction() == direction && !c.netted())
        .toList();
  }

  private void zones(CameraId camera) throws IOException {
    List<ZoneVisit> happened = truth.visits(camera);
    List<ZoneVisit> counted = stored.visits(camera);
    for (String zone : truth.zones(camera)) {
      String where = camera + "/" + zone;
      VisitScore score = VisitScore.of(of(happened, zone), of(counted, zone));
      figures.add(
          new Figure("visits", where, score.visits(), score.missed().size(), score.extra().size()));
      figures.add(new Figure("dwell seconds", where, score.dwellSeconds(), 0, 0));
      score.missed().forEach(v -> faults.add("missed " + text(where, v)));
      score.extra().forEach(v -> faults.add("extra " + text(where, v)));
    }
  }

  private static List<ZoneVisit> of(List<ZoneVisit> visits, String zone) {
    return visits.stream().filter(visit -> visit.zoneId().equals(zone)).toList();
  }

  private void people(CameraId camera) throws IOException {
    Optional<SimulatedTruth.Shown> shown = truth.shown(camera);
    if (shown.isPresent()) {
      long counted = stored.appearances(camera);
      Tally people = new Tally(shown.get().people(), counted);
      Tally appearances = new Tally(shown.get().appearances(), counted);
      figures.add(new Figure("people", camera.toString(), people, 0, 0));
      figures.add(new Figure("appearances", camera.toString(), appearances, 0, 0));
    }
  }

  private static String text(String where, Crossing crossing) {
    return "%s over %s at %s, %s"
        .formatted(
            crossing.direction().name().toLowerCase(Locale.ROOT),
            where,
            Micros.instant(crossing.timeUs()),
            crossing.trackId());
  }

  private static String text(String where, ZoneVisit visit) {
    return "visit of %s from %s to %s, %s"
        .formatted(
            where, Micros.instant(visit.startUs()), Micros.instant(visit.endUs()), visit.trackId());
  }
}
