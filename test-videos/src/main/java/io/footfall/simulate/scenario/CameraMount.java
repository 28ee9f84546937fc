package io.footfall.simulate.scenario;

import java.util.List;

/**
 * A camera of a store, how it is mounted and what is drawn on its picture.
 *
 * @param heightMetres of the lens above the floor
 * @param lookAt floor position of the point in the middle of the picture
 * @param lookAtHeightMetres of that point above the floor
 * @param fieldOfViewDegrees from the picture's left to its right edge
 * @param lines ids of the floor lines it counts
 * @param zones ids of the floor zones it watches
 */
public record CameraMount(
    String id,
    FloorPoint at,
    double heightMetres,
    FloorPoint lookAt,
    double lookAtHeightMetres,
    double fieldOfViewDegrees,
    List<String> lines,
    List<String> zones) {
  public CameraMount {
    lines = List.copyOf(lines);
    zones = List.copyOf(zones);
    if (!(heightMetres > 0 && fieldOfViewDegrees > 10 && fieldOfViewDegrees < 150)) {
      throw new IllegalArgumentException(
          "Camera %s needs a height and a field of view of 10-150 degrees".formatted(id));
    }
  }
}
