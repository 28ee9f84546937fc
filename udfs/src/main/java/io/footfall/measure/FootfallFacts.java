package io.footfall.measure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import io.footfall.model.CameraId;
import io.footfall.model.Crossing;
import io.footfall.model.Crossing.Direction;
import io.footfall.model.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes the footfall rows of a camera's day. */
public final class FootfallFacts {
  private FootfallFacts() {}

  /**
   * One row for each line and each quarter hour in which the store was open, something was seen or
   * somebody crossed; by line as given, then by time. Crossings outside the day are left out, and
   * every other one is in exactly one row.
   *
   * @throws IllegalArgumentException when a crossing is over a line that is not given
   */
  public static List<FootfallFact> of(
      CameraId camera, List<Line> lines, Collection<Crossing> crossings, Coverage coverage) {
    List<String> lineIds = lines.stream().map(Line::id).toList();
    for (Crossing crossing : crossings) {
      if (!lineIds.contains(crossing.lineId())) {
        throw new IllegalArgumentException(
            "A crossing is over line %s, but the lines are %s"
                .formatted(crossing.lineId(), lineIds));
      }
    }
    List<Crossing> today =
        crossings.stream().filter(c -> coverage.day().contains(c.timeUs())).toList();
    SortedSet<QuarterHour> slots =
        today.stream().map(c -> QuarterHour.of(c.timeUs())).collect(toCollection(TreeSet::new));
    slots.addAll(coverage.slots());
    List<FootfallFact> facts = new ArrayList<>();
    for (String line : lineIds) {
      Map<QuarterHour, List<Crossing>> bySlot =
          today.stream()
              .filter(c -> c.lineId().equals(line))
              .collect(groupingBy(c -> QuarterHour.of(c.timeUs())));
      for (QuarterHour slot : slots) {
        facts.add(fact(camera, line, slot, bySlot.getOrDefault(slot, List.of()), coverage));
      }
    }
    return facts;
  }

  private static FootfallFact fact(
      CameraId camera, String line, QuarterHour slot, List<Crossing> crossings, Coverage coverage) {
    boolean known = coverage.seenUs(slot) > 0 || !crossings.isEmpty();
    List<Crossing> kept = crossings.stream().filter(c -> !c.netted()).toList();
    return new FootfallFact(
        camera.store(),
        camera.camera(),
        line,
        slot.startUs(),
        known ? count(crossings, Direction.IN) : OptionalInt.empty(),
        known ? count(crossings, Direction.OUT) : OptionalInt.empty(),
        known ? count(kept, Direction.IN) : OptionalInt.empty(),
        known ? count(kept, Direction.OUT) : OptionalInt.empty(),
        coverage.seenUs(slot),
        coverage.openUs(slot),
        coverage.seenOpenUs(slot));
  }

  private static OptionalInt count(List<Crossing> crossings, Direction direction) {
    return OptionalInt.of((int) crossings.stream().filter(c -> c.direction() == direction).count());
  }
}
