package io.footfall.simulate.scenario;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * The floor plan of a store, front wall at y = 0.
 *
 * @param widthMetres along x
 * @param depthMetres along y
 * @param doors openings in the glass front
 * @param staffDoor opening in the back wall, for staff only
 */
public record Layout(
    String name,
    double widthMetres,
    double depthMetres,
    List<Opening> doors,
    Opening staffDoor,
    List<Fixture> fixtures,
    List<Till> tills,
    List<FloorLine> lines,
    List<FloorZone> zones,
    List<Prop> props,
    List<CameraMount> cameras) {
  /** Id of the line that every store has across its staff-only door; no camera counts it. */
  public static final String STAFF_DOOR_LINE = "staff-door";

  public Layout {
    doors = List.copyOf(doors);
    fixtures = List.copyOf(fixtures);
    tills = List.copyOf(tills);
    lines = List.copyOf(lines);
    zones = List.copyOf(zones);
    props = List.copyOf(props);
    cameras = List.copyOf(cameras);
    if (doors.isEmpty() || cameras.isEmpty()) {
      throw new IllegalArgumentException(
          "Layout %s needs at least one door and one camera".formatted(name));
    }
  }

  /** The line with this id. */
  public FloorLine line(String id) {
    return lines.stream()
        .filter(line -> line.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new NoSuchElementException("Layout %s has no line %s".formatted(name, id)));
  }

  /** The zone with this id. */
  public FloorZone zone(String id) {
    return zones.stream()
        .filter(zone -> zone.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new NoSuchElementException("Layout %s has no zone %s".formatted(name, id)));
  }

  /** The line across the staff-only door, inside towards the shop. */
  public FloorLine staffDoorLine() {
    double y = depthMetres - 0.1;
    return new FloorLine(
        STAFF_DOOR_LINE,
        "internal",
        new FloorPoint(staffDoor.x0() - 0.2, y),
        new FloorPoint(staffDoor.x1() + 0.2, y),
        new FloorPoint(staffDoor.middle(), y - 1));
  }
}
