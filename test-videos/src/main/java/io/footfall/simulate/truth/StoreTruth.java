package io.footfall.simulate.truth;

import io.footfall.simulate.camera.Camera;
import io.footfall.simulate.scenario.CameraMount;
import io.footfall.simulate.scenario.FloorArea;
import io.footfall.simulate.scenario.FloorLine;
import io.footfall.simulate.scenario.FloorPoint;
import io.footfall.simulate.scenario.FloorZone;
import io.footfall.simulate.scenario.Footage;
import io.footfall.simulate.scenario.Layout;
import io.footfall.simulate.world.StoreWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What really happened in a store during one stretch of recording. */
public final class StoreTruth {
  private final StoreWindow world;
  private final List<CameraMount> cameras;
  private final List<LineCrossing> crossings = new ArrayList<>();
  private final List<ZoneStay> stays = new ArrayList<>();
  private final Occupancy customers;
  private final Occupancy staff;

  private StoreTruth(StoreWindow world, Footage footage, List<CameraMount> cameras) {
    this.world = world;
    this.cameras = List.copyOf(cameras);
    Layout layout = world.store().layout();
    List<FloorLine> lines = new ArrayList<>(layout.lines());
    lines.add(layout.staffDoorLine());
    lines.forEach(line -> crossings.addAll(LineCrossing.of(line, world.people())));
    List<LineCrossing> ways = crossings.stream().filter(c -> isWayIn(layout, c.line())).toList();
    customers = Occupancy.of(ways, c -> !c.person().isStaff());
    staff = Occupancy.of(ways, c -> c.person().isStaff());
    crossings.removeIf(c -> !world.window().contains(c.timeUs()));
    crossings.sort(
        Comparator.comparingLong(LineCrossing::timeUs)
            .thenComparing(LineCrossing::line)
            .thenComparingInt(c -> c.person().number()));
    for (CameraMount mount : cameras) {
      Camera camera = Camera.of(mount, footage.width(), footage.height());
      for (String id : mount.zones()) {
        FloorZone zone = layout.zone(id);
        List<FloorPoint> seen = camera.visible(zone.area());
        if (seen.size() >= 3) {
          stays.addAll(
              ZoneStay.of(mount.id(), zone, new FloorArea(seen), world.people(), world.window()));
        }
      }
    }
    stays.sort(
        Comparator.comparingLong(ZoneStay::startUs)
            .thenComparing(ZoneStay::camera)
            .thenComparing(ZoneStay::zone)
            .thenComparingInt(s -> s.person().number()));
  }

  /** Works the truth out for some of the store's cameras. */
  public static StoreTruth of(StoreWindow world, Footage footage, List<CameraMount> cameras) {
    return new StoreTruth(world, footage, cameras);
  }

  private static boolean isWayIn(Layout layout, String line) {
    return line.equals(Layout.STAFF_DOOR_LINE) || layout.line(line).kind().equals("entrance");
  }

  public StoreWindow world() {
    return world;
  }

  /** The cameras the truth is for. */
  public List<CameraMount> cameras() {
    return cameras;
  }

  /** Crossings of all lines within the window, by time. */
  public List<LineCrossing> crossings() {
    return List.copyOf(crossings);
  }

  /** Stays in the cameras' zones within the window, by start. */
  public List<ZoneStay> stays() {
    return List.copyOf(stays);
  }

  /** Customers inside at an instant. */
  public int customersAt(long timeUs) {
    return customers.at(timeUs);
  }

  /** Staff inside at an instant. */
  public int staffAt(long timeUs) {
    return staff.at(timeUs);
  }
}
