package io.footfall.simulate.truth;

import io.footfall.simulate.camera.Camera;
import io.footfall.simulate.scenario.CameraMount;
import io.footfall.simulate.scenario.FloorLine;
import io.footfall.simulate.scenario.FloorPoint;
import io.footfall.simulate.scenario.FloorZone;
import io.footfall.simulate.scenario.Footage;
import io.footfall.simulate.scenario.RecorderSettings;
import io.footfall.simulate.scenario.Scenario;
import io.footfall.simulate.scenario.SimulatedStore;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes the site file that fits simulated footage. */
public final class SiteYaml {
  private static final double[][] ANCHORS = {
    {0.12, 0.95}, {0.88, 0.95}, {0.74, 0.55}, {0.26, 0.55}
  };

  private static final int BENT_PIECES = 6;

  private static final double NANOS_A_DAY = 86_400e9;

  private final StringBuilder text = new StringBuilder();
  private final Footage footage;

  private SiteYaml(Footage footage) {
    this.footage = footage;
  }

  /**
   * The site file of a scenario.
   *
   * @param camerasPerStore the first cameras of each store that are recorded
   */
  public static String of(Scenario scenario, int camerasPerStore) {
    SiteYaml yaml = new SiteYaml(scenario.footage());
    yaml.text.append("# Written by the footage simulator: ").append(scenario.about()).append('\n');
    yaml.text.append("apiVersion: footfall/v1\nstores:\n");
    for (SimulatedStore store : scenario.stores()) {
      yaml.store(store, camerasPerStore);
    }
    return yaml.text.toString();
  }

  private void store(SimulatedStore store, int cameras) {
    add("  - id: %s", store.id());
    add("    name: \"%s\"", store.name());
    add("    region: \"%s\"", store.region());
    add("    timeZone: %s", store.zone().getId());
    if (!store.hours().isEmpty()) {
      add("    open: { %s }", hours(store.hours()));
    }
    add("    cameras:");
    store.layout().cameras().stream().limit(cameras).forEach(mount -> camera(store, mount));
  }

  private static String hours(Map<DayOfWeek, SimulatedStore.Hours> hours) {
    List<String> days = new ArrayList<>();
    new TreeMap<>(hours)
        .forEach(
            (day, h) -> {
              String closes = h.closesSecondOfDay() == 86_400 ? "24:00" : h.closes().toString();
              String name = day.name().substring(0, 3).toLowerCase(Locale.ROOT);
              days.add("%s: \"%s-%s\"".formatted(name, h.opens(), closes));
            });
    return String.join(", ", days);
  }

  private void camera(SimulatedStore store, CameraMount mount) {
    Camera camera = Camera.of(mount, footage.width(), footage.height());
    add("      - id: %s", mount.id());
    add("        recordings: \"%s/%s/**\"", store.id(), mount.id());
    add("        captureTime: { preset: %s, zone: store }", footage.vendor());
    clock(footage.recorder());
    add("        sampling: 5");
    List<FloorLine> lines = mount.lines().stream().map(store.layout()::line).toList();
    if (!lines.isEmpty()) {
      add("        lines:");
      lines.forEach(line -> line(camera, line));
    }
    List<FloorZone> zones =
        mount.zones().stream()
            .map(store.layout()::zone)
            .filter(zone -> camera.visible(zone.area()).size() >= 3)
            .toList();
    if (!zones.isEmpty()) {
      add("        zones:");
      zones.forEach(zone -> zone(camera, zone));
    }
    List<String> anchors = Arrays.stream(ANCHORS).map(a -> anchor(camera, a[0], a[1])).toList();
    add("        floor: { metres: [%s] }", String.join(", ", anchors));
  }

  /** What a person who has looked at the camera's clock would write. */
  private void clock(RecorderSettings recorder) {
    if (!recorder.clockAhead().isZero()) {
      add("        clockOffset: %s", recorder.clockAhead().negated());
    }
    if (recorder.driftPpm() != 0) {
      add(
          "        clockDrift: { perDay: %s, since: %s }",
          Duration.ofNanos(Math.round(-recorder.driftPpm() * NANOS_A_DAY / 1e6)),
          recorder.clockSet());
    }
  }

  private void line(Camera camera, FloorLine line) {
    double[] from = fraction(camera, line.from());
    double[] to = fraction(camera, line.to());
    double[] in = fraction(camera, line.from().towards(line.to(), 0.5).towards(line.inside(), 0.2));
    // With y pointing down, a positive cross product lies to the right.
    double cross = (to[0] - from[0]) * (in[1] - from[1]) - (to[1] - from[1]) * (in[0] - from[0]);
    add(
        "          - { id: %s, kind: %s, from: %s, to: %s, in: %s }",
        line.id(), line.kind(), pair(from), pair(to), cross > 0 ? "right" : "left");
  }

  private void zone(Camera camera, FloorZone zone) {
    List<String> corners = outline(camera, camera.visible(zone.area()));
    String department =
        zone.department().isEmpty() ? "" : " department: \"%s\",".formatted(zone.department());
    add(
        "          - { id: %s, kind: %s,%s engagedAfter: %s,",
        zone.id(), zone.kind(), department, zone.engagedAfter());
    add("              polygon: [%s] }", String.join(", ", corners));
  }

  /** An area's corners in the picture; its edges in pieces where the lens bends them. */
  private List<String> outline(Camera camera, List<FloorPoint> corners) {
    int pieces = camera.isStraight() ? 1 : BENT_PIECES;
    List<String> outline = new ArrayList<>();
    for (int i = 0; i < corners.size(); i++) {
      FloorPoint next = corners.get((i + 1) % corners.size());
      for (int k = 0; k < pieces; k++) {
        FloorPoint p = corners.get(i).towards(next, (double) k / pieces);
        outline.add(pair(fraction(camera, p)));
      }
    }
    return outline;
  }

  private String anchor(Camera camera, double x, double y) {
    FloorPoint p = camera.floorAt(x * footage.width(), y * footage.height());
    return String.format(Locale.ROOT, "[%.4f, %.4f, %.4f, %.4f]", x, y, p.x(), p.y());
  }

  private double[] fraction(Camera camera, FloorPoint p) {
    double[] out = new double[3];
    camera.project(p.x(), p.y(), 0, out);
    return new double[] {out[0] / footage.width(), out[1] / footage.height()};
  }

  private static String pair(double[] xy) {
    return String.format(Locale.ROOT, "[%.6f, %.6f]", snapped(xy[0]), snapped(xy[1]));
  }

  /** Takes rounding errors at the picture's edge away. */
  private static double snapped(double v) {
    return Math.abs(v) < 1e-9 ? 0 : Math.abs(v - 1) < 1e-9 ? 1 : v;
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
