package io.footfall.measure;

import static java.util.stream.Collectors.groupingBy;

import io.footfall.model.CameraId;
import io.footfall.model.TimeRange;
import io.footfall.model.Zone;
import io.footfall.model.ZoneVisit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes the zone rows of a camera's day. */
public final class ZoneFacts {
  private ZoneFacts() {}

  /**
   * One row for each zone and each quarter hour in which the store was open, something was seen or
   * somebody was in a zone; by zone as given, then by time. A visit over midnight counts on the day
   * it began and spends its dwell in both days, so give every visit that touches the day.
   *
   * @throws IllegalArgumentException when a visit is to a zone that is not given
   */
  public static List<ZoneFact> of(
      CameraId camera, List<Zone> zones, Collection<ZoneVisit> visits, Coverage coverage) {
    List<String> zoneIds = zones.stream().map(Zone::id).toList();
    SortedSet<QuarterHour> slots = coverage.slots();
    for (ZoneVisit visit : visits) {
      if (!zoneIds.contains(visit.zoneId())) {
        throw new IllegalArgumentException(
            "A visit is to zone %s, but the zones are %s".formatted(visit.zoneId(), zoneIds));
      }
      slots.addAll(touched(visit, coverage.day()));
    }
    List<ZoneFact> facts = new ArrayList<>();
    for (String zone : zoneIds) {
      List<ZoneVisit> here = visits.stream().filter(v -> v.zoneId().equals(zone)).toList();
      Map<QuarterHour, List<ZoneVisit>> beginning =
          here.stream().collect(groupingBy(v -> QuarterHour.of(v.startUs())));
      Occupancy occupancy = Occupancy.of(presences(here));
      for (QuarterHour slot : slots) {
        List<ZoneVisit> begun = beginning.getOrDefault(slot, List.of());
        facts.add(fact(camera, zone, slot, begun, occupancy, coverage));
      }
    }
    return facts;
  }

  private static SortedSet<QuarterHour> touched(ZoneVisit visit, TimeRange day) {
    SortedSet<QuarterHour> slots = new TreeSet<>();
    if (day.contains(visit.startUs())) {
      slots.add(QuarterHour.of(visit.startUs()));
    }
    long startUs = Math.max(visit.startUs(), day.startUs());
    long endUs = Math.min(visit.endUs(), day.endUs());
    if (startUs < endUs) {
      slots.addAll(QuarterHour.slotsOf(new TimeRange(startUs, endUs)));
    }
    return slots;
  }

  /** The half-open times of presence; a visit without dwell has none. */
  private static List<TimeRange> presences(List<ZoneVisit> visits) {
    return visits.stream()
        .filter(v -> v.dwellUs() > 0)
        .map(v -> new TimeRange(v.startUs(), v.endUs()))
        .toList();
  }

  private static ZoneFact fact(
      CameraId camera,
      String zone,
      QuarterHour slot,
      List<ZoneVisit> begun,
      Occupancy occupancy,
      Coverage coverage) {
    long seenUs = coverage.seenUs(slot);
    long dwellUs = occupancy.presentUs(slot.range());
    boolean known = seenUs > 0 || dwellUs > 0 || !begun.isEmpty();
    List<ZoneVisit> completed = begun.stream().filter(v -> !v.isCensored()).toList();
    int engaged = (int) begun.stream().filter(ZoneVisit::engaged).count();
    return new ZoneFact(
        camera.store(),
        camera.camera(),
        zone,
        slot.startUs(),
        known ? OptionalInt.of(begun.size()) : OptionalInt.empty(),
        known ? OptionalInt.of(engaged) : OptionalInt.empty(),
        known ? OptionalLong.of(dwellUs) : OptionalLong.empty(),
        known ? OptionalInt.of(completed.size()) : OptionalInt.empty(),
        median(completed.stream().mapToLong(ZoneVisit::dwellUs).sorted().toArray()),
        seenUs > 0 ? OptionalDouble.of((double) dwellUs / seenUs) : OptionalDouble.empty(),
        known ? OptionalInt.of(occupancy.maximum(slot.range())) : OptionalInt.empty(),
        seenUs,
        coverage.openUs(slot),
        coverage.seenOpenUs(slot));
  }

  private static OptionalLong median(long[] sorted) {
    if (sorted.length == 0) {
      return OptionalLong.empty();
    }
    int middle = sorted.length / 2;
    return OptionalLong.of(
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
  }
}
