package io.footfall.simulate.truth;

import io.footfall.simulate.scenario.CameraMount;
import io.footfall.simulate.scenario.SimulatedStore;
import io.footfall.simulate.world.QueueVisit;
import io.footfall.simulate.world.StoreWindow;
import io.footfall.simulate.world.Window;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The 15-minute facts as the gold tables should hold them, quarter hours cut by the recording. */
public final class Facts {
  /** A quarter of an hour. */
  public static final long QUARTER_US = 900_000_000L;

  private final StoreTruth truth;
  private final StoreWindow world;
  private final Path folder;

  private Facts(StoreTruth truth, Path folder) {
    this.truth = truth;
    this.world = truth.world();
    this.folder = folder;
  }

  /** A quarter hour as far as it was recorded, half-open [fromUs, toUs). */
  private record Quarter(long startUs, long fromUs, long toUs) {
    double seenSeconds() {
      return (toUs - fromUs) / 1e6;
    }
  }

  static void append(StoreTruth truth, Path folder) {
    Facts facts = new Facts(truth, folder);
    facts.footfall();
    facts.zones();
    facts.queues();
  }

  private List<Quarter> quarters() {
    Window window = world.window();
    List<Quarter> quarters = new ArrayList<>();
    long first = window.startUs() - Math.floorMod(window.startUs(), QUARTER_US);
    for (long t = first; t < window.endUs(); t += QUARTER_US) {
      quarters.add(
          new Quarter(t, Math.max(t, window.startUs()), Math.min(t + QUARTER_US, window.endUs())));
    }
    return quarters;
  }

  private LocalDate day(Quarter quarter) {
    return Instant.ofEpochSecond(quarter.startUs / 1_000_000L)
        .atZone(world.store().zone())
        .toLocalDate();
  }

  private double openSeconds(Quarter quarter) {
    SimulatedStore store = world.store();
    LocalDate day = day(quarter);
    Optional<SimulatedStore.Hours> hours = store.hoursOn(day.getDayOfWeek());
    if (hours.isEmpty()) {
      return 0;
    }
    long midnight = day.atStartOfDay(store.zone()).toEpochSecond() * 1_000_000L;
    long opens = day.atTime(hours.get().opens()).atZone(store.zone()).toEpochSecond() * 1_000_000L;
    long closes =
        hours.get().closesSecondOfDay() == 86_400
            ? day.plusDays(1).atStartOfDay(store.zone()).toEpochSecond() * 1_000_000L
            : day.atTime(hours.get().closes()).atZone(store.zone()).toEpochSecond() * 1_000_000L;
    long from = Math.max(Math.max(opens, midnight), quarter.startUs);
    long to = Math.min(closes, quarter.startUs + QUARTER_US);
    return Math.max(0, to - from) / 1e6;
  }

  private void footfall() {
    String header =
        "store_id,camera_id,day,line_id,quarter_start,count_in,count_out,raw_in,raw_out,"
            + "count_in_without_staff,count_out_without_staff,seen_seconds,open_seconds";
    try (CsvFile file = CsvFile.append(folder.resolve("fact_footfall_15m.csv"), header)) {
      for (CameraMount camera : truth.cameras()) {
        for (String line : camera.lines()) {
          for (Quarter q : quarters()) {
            List<LineCrossing> in = crossings(line, q, 1);
            List<LineCrossing> out = crossings(line, q, -1);
            file.row(
                world.store().id(),
                camera.id(),
                day(q),
                line,
                CsvFile.time(q.startUs),
                in.stream().filter(c -> !c.netted()).count(),
                out.stream().filter(c -> !c.netted()).count(),
                in.size(),
                out.size(),
                in.stream().filter(c -> !c.netted() && !c.person().isStaff()).count(),
                out.stream().filter(c -> !c.netted() && !c.person().isStaff()).count(),
                q.seenSeconds(),
                openSeconds(q));
          }
        }
      }
    }
  }

  private List<LineCrossing> crossings(String line, Quarter q, int direction) {
    return truth.crossings().stream()
        .filter(c -> c.line().equals(line) && c.direction() == direction)
        .filter(c -> q.fromUs <= c.timeUs() && c.timeUs() < q.toUs)
        .toList();
  }

  private void zones() {
    String header =
        "store_id,camera_id,day,zone_id,quarter_start,visits,engaged_visits,completed_visits,"
            + "dwell_seconds,median_dwell_seconds,mean_occupancy,max_occupancy,seen_seconds,open_seconds";
    try (CsvFile file = CsvFile.append(folder.resolve("fact_zone_15m.csv"), header)) {
      for (CameraMount camera : truth.cameras()) {
        for (String zone : camera.zones()) {
          List<ZoneStay> stays =
              truth.stays().stream()
                  .filter(s -> s.camera().equals(camera.id()) && s.zone().equals(zone))
                  .toList();
          for (Quarter q : quarters()) {
            zone(file, camera.id(), zone, stays, q);
          }
        }
      }
    }
  }

  private void zone(CsvFile file, String camera, String zone, List<ZoneStay> stays, Quarter q) {
    List<ZoneStay> began =
        stays.stream().filter(s -> q.fromUs <= s.startUs() && s.startUs() < q.toUs).toList();
    List<ZoneStay> complete =
        began.stream()
            .filter(s -> s.began().equals("CROSSED") && s.ended().equals("CROSSED"))
            .toList();
    double dwell = dwellSeconds(stays, q.fromUs, q.toUs);
    OptionalDouble median = median(complete);
    file.row(
        world.store().id(),
        camera,
        day(q),
        zone,
        CsvFile.time(q.startUs),
        began.size(),
        began.stream().filter(ZoneStay::engaged).count(),
        complete.size(),
        dwell,
        median.isPresent() ? (Object) median.getAsDouble() : "",
        dwell / q.seenSeconds(),
        most(stays, q),
        q.seenSeconds(),
        openSeconds(q));
  }

  /** Person-seconds of stays within [fromUs, toUs). */
  static double dwellSeconds(List<ZoneStay> stays, long fromUs, long toUs) {
    long sum = 0;
    for (ZoneStay s : stays) {
      sum += Math.max(0, Math.min(s.endUs(), toUs) - Math.max(s.startUs(), fromUs));
    }
    return sum / 1e6;
  }

  private static OptionalDouble median(List<ZoneStay> stays) {
    long[] dwells = stays.stream().mapToLong(ZoneStay::dwellUs).sorted().toArray();
    int n = dwells.length;
    return n == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((dwells[n / 2] + dwells[(n - 1) / 2]) / 2e6);
  }

  private static int most(List<ZoneStay> stays, Quarter q) {
    record Change(long timeUs, int by) {}
    List<Change> changes = new ArrayList<>();
    for (ZoneStay s : stays) {
      if (s.startUs() < q.toUs && s.endUs() > q.fromUs) {
        changes.add(new Change(Math.max(q.fromUs, s.startUs()), 1));
        changes.add(new Change(s.endUs(), -1));
      }
    }
    changes.sort(Comparator.comparingLong(Change::timeUs).thenComparingInt(Change::by));
    int now = 0;
    int most = 0;
    for (Change change : changes) {
      now += change.timeUs < q.toUs ? change.by : 0;
      most = Math.max(most, now);
    }
    return most;
  }

  private void queues() {
    String header =
        "store_id,till,quarter_start,joined,served,gave_up,mean_wait_seconds,max_wait_seconds";
    try (CsvFile file = CsvFile.append(folder.resolve("fact_queue_15m.csv"), header)) {
      for (var till : world.store().layout().tills()) {
        for (Quarter q : quarters()) {
          List<QueueVisit> joined =
              world.queueVisits().stream()
                  .filter(v -> v.till().equals(till.id()))
                  .filter(v -> q.fromUs <= v.joinedUs() && v.joinedUs() < q.toUs)
                  .toList();
          long gaveUp = joined.stream().filter(QueueVisit::gaveUp).count();
          file.row(
              world.store().id(),
              till.id(),
              CsvFile.time(q.startUs),
              joined.size(),
              joined.size() - gaveUp,
              gaveUp,
              joined.stream().mapToLong(QueueVisit::waitUs).average().orElse(0) / 1e6,
              joined.stream().mapToLong(QueueVisit::waitUs).max().orElse(0) / 1e6);
        }
      }
    }
  }
}
