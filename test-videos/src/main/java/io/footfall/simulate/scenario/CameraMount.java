package io.footfall.simulate.scenario;

import java.util.List;

/**
 * A camera of a store, how it is mounted and what is drawn on its picture.
 *
 * @param heightMetres of the lens above the floor
 * @param lookAt floor position of the point in the middle of the picture
 * @param lookAtHeightMetres of that point above the floor
 * @param fieldOfViewDegrees from the picture's left to its right edge
 * @param distortion of the lens, in (-0.5, 0]: 0 draws straight lines straight, -0.1 is a usual
 *     wide lens; see {@code Camera} for the model
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
    double distortion,
    List<String> lines,
    List<String> zones) {
  public CameraMount {
    lines = List.copyOf(lines);
    zones = List.copyOf(zones);
    if (!(heightMetres > 0 && fieldOfViewDegrees > 10 && fieldOfViewDegrees < 150)) {
      throw new IllegalArgumentException(
          "Camera %s needs a height and a field of view of 10-150 degrees".formatted(id));
    }
    if (!(distortion > -0.5 && distortion <= 0)) {
      throw new IllegalArgumentException(
          "Camera %s needs a distortion in (-0.5, 0], but has %s".formatted(id, distortion));
    }
  }
}
