package io.footfall.simulate.truth;

import io.footfall.simulate.scenario.Layout;
import io.footfall.simulate.world.Person;
import io.footfall.simulate.world.QueueVisit;
import io.footfall.simulate.world.Sale;
import io.footfall.simulate.world.StoreWindow;
import io.footfall.simulate.world.Window;
import java.nio.file.Path;
import java.util.TreeMap;

/** Writes what happened in a store as comma-separated files, one stretch of recording at a time. */
public final class TruthFiles {
  private static final long SECOND_US = 1_000_000;
  private static final long HOUR_US = 3600 * SECOND_US;

  /** Side of a heat cell. */
  private static final double CELL_METRES = 0.5;

  private static final long HEAT_STEP_US = 200_000;

  private final Path folder;
  private final StoreTruth truth;
  private final StoreWindow world;
  private final String store;

  private TruthFiles(Path folder, StoreTruth truth) {
    this.folder = folder;
    this.truth = truth;
    this.world = truth.world();
    this.store = world.store().id();
  }

  /** Adds one stretch of recording to a store's truth folder. */
  public static void append(StoreTruth truth, Path folder) {
    TruthFiles files = new TruthFiles(folder, truth);
    files.people();
    files.crossings();
    files.zoneVisits();
    files.queueVisits();
    files.sales();
    files.occupancy();
    files.heat();
    Facts.append(truth, folder);
  }

  private void people() {
    try (CsvFile file = file("people.csv", "person,party,role,first_time,last_time")) {
      for (Person p : world.people()) {
        String role = p.role().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        file.row(p.number(), p.party(), role, CsvFile.time(p.firstUs()), CsvFile.time(p.lastUs()));
      }
    }
  }

  private void crossings() {
    try (CsvFile file =
        file("crossings.csv", "store_id,line_id,time,person,staff,direction,netted")) {
      for (LineCrossing c : truth.crossings()) {
        file.row(
            store,
            c.line(),
            CsvFile.time(c.timeUs()),
            c.person().number(),
            c.person().isStaff(),
            c.direction() > 0 ? "IN" : "OUT",
            c.netted());
      }
    }
  }

  private void zoneVisits() {
    String header =
        "store_id,camera_id,zone_id,person,staff,start_time,end_time,dwell_seconds,began,ended,engaged";
    try (CsvFile file = file("zone_visits.csv", header)) {
      for (ZoneStay s : truth.stays()) {
        file.row(
            store,
            s.camera(),
            s.zone(),
            s.person().number(),
            s.person().isStaff(),
            CsvFile.time(s.startUs()),
            CsvFile.time(s.endUs()),
            s.dwellUs() / 1e6,
            s.began(),
            s.ended(),
            s.engaged());
      }
    }
  }

  private void queueVisits() {
    String header = "store_id,till,party,people,joined,served,left,outcome,wait_seconds";
    try (CsvFile file = file("queue_visits.csv", header)) {
      for (QueueVisit v : world.queueVisits()) {
        file.row(
            store,
            v.till(),
            v.party(),
            v.people(),
            CsvFile.time(v.joinedUs()),
            v.gaveUp() ? "" : CsvFile.time(v.servedUs()),
            CsvFile.time(v.leftUs()),
            v.gaveUp() ? "gave-up" : "served",
            v.waitUs() / 1e6);
      }
    }
  }

  private void sales() {
    try (CsvFile file = file("transactions.csv", "store_id,till,time,party,items,amount")) {
      for (Sale s : world.sales()) {
        String amount = "%d.%02d".formatted(s.amountCents() / 100, s.amountCents() % 100);
        file.row(store, s.till(), CsvFile.time(s.timeUs()), s.party(), s.items(), amount);
      }
    }
  }

  private void occupancy() {
    Window window = world.window();
    try (CsvFile file = file("occupancy.csv", "time,customers,staff")) {
      for (long t = window.startUs(); t < window.endUs(); t += SECOND_US) {
        file.row(CsvFile.time(t), truth.customersAt(t), truth.staffAt(t));
      }
    }
  }

  /** Person-seconds in half-metre cells of the floor plan, by hour; people in the store only. */
  private void heat() {
    Layout layout = world.store().layout();
    Window window = world.window();
    int columns = (int) Math.ceil(layout.widthMetres() / CELL_METRES);
    int rows = (int) Math.ceil(layout.depthMetres() / CELL_METRES);
    TreeMap<Long, int[]> steps = new TreeMap<>();
    for (long t = window.startUs(); t < window.endUs(); t += HEAT_STEP_US) {
      for (Person person : world.around(t)) {
        long at = t;
        person
            .at(t)
            .ifPresent(
                w -> {
                  int column = (int) Math.floor(w.at().x() / CELL_METRES);
                  int row = (int) Math.floor(w.at().y() / CELL_METRES);
                  if (column >= 0 && row >= 0 && column < columns && row < rows) {
                    steps
                        .computeIfAbsent(
                            at - Math.floorMod(at, HOUR_US), h -> new int[columns * rows])[
                        row * columns + column]++;
                  }
                });
      }
    }
    String header = "store_id,hour,x_metres,y_metres,cell_metres,person_seconds";
    try (CsvFile file = file("heat_1h.csv", header)) {
      steps.forEach(
          (hour, cells) -> {
            for (int i = 0; i < cells.length; i++) {
              if (cells[i] > 0) {
                double x = (i % columns) * CELL_METRES;
                double y = Math.floorDiv(i, columns) * CELL_METRES;
                double seconds = cells[i] * HEAT_STEP_US / 1e6;
                file.row(store, CsvFile.time(hour), x, y, CELL_METRES, seconds);
              }
            }
          });
    }
  }

  private CsvFile file(String name, String header) {
    return CsvFile.append(folder.resolve(name), header);
  }
}
