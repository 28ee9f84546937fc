package io.footfall.job;

import io.footfall.model.CameraId;
import io.footfall.model.Crossing;
import io.footfall.model.Crossing.Direction;
import io.footfall.model.Micros;
import io.footfall.model.ZoneVisit;
import io.footfall.model.ZoneVisit.Edge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What really happened in simulated stores, read from the simulator's truth folder. */
final class SimulatedTruth {
  /**
   * The people a camera showed.
   *
   * @param people different people
   * @param appearances the same, counted again whenever they came back into the picture
   */
  record Shown(long people, long appearances) {}

  private final Path folder;

  /**
   * @throws CommandException if the folder holds no store
   */
  SimulatedTruth(Path folder) throws IOException {
    this.folder = folder;
    if (!Files.isDirectory(folder) || cameras().isEmpty()) {
      throw new CommandException(
          ExitCode.CONFIGURATION,
          "%s is no truth folder of the simulator: give the folder `truth` that `footfall simulate` wrote."
              .formatted(folder));
    }
  }

  /** Cameras the truth is for, by store and name. */
  List<CameraId> cameras() throws IOException {
    List<CameraId> cameras = new ArrayList<>();
    for (Path store : folders(folder)) {
      for (Path camera : folders(store)) {
        cameras.add(new CameraId(store.getFileName().toString(), camera.getFileName().toString()));
      }
    }
    return cameras;
  }

  /** The lines that a camera watches. */
  SortedSet<String> lines(CameraId camera) throws IOException {
    return shapes(camera, "fact_footfall_15m.csv", "line_id");
  }

  /** The zones that a camera watches. */
  SortedSet<String> zones(CameraId camera) throws IOException {
    return shapes(camera, "fact_zone_15m.csv", "zone_id");
  }

  /** Crossings of all of a store's lines, netted ones too. */
  List<Crossing> crossings(String store) throws IOException {
    List<Crossing> crossings = new ArrayList<>();
    for (Map<String, String> row : CsvRows.read(folder.resolve(store).resolve("crossings.csv"))) {
      crossings.add(
          new Crossing(
              row.get("person"),
              row.get("line_id"),
              timeUs(row.get("time")),
              Direction.valueOf(row.get("direction")),
              Boolean.parseBoolean(row.get("netted"))));
    }
    return crossings;
  }

  /** Visits to a camera's zones. */
  List<ZoneVisit> visits(CameraId camera) throws IOException {
    List<ZoneVisit> visits = new ArrayList<>();
    Path csv = folder.resolve(camera.store()).resolve("zone_visits.csv");
    for (Map<String, String> row : CsvRows.read(csv)) {
      if (row.get("camera_id").equals(camera.camera())) {
        visits.add(
            new ZoneVisit(
                row.get("person"),
                row.get("zone_id"),
                timeUs(row.get("start_time")),
                timeUs(row.get("end_time")),
                Edge.valueOf(row.get("began")),
                Edge.valueOf(row.get("ended")),
                Boolean.parseBoolean(row.get("engaged"))));
      }
    }
    return visits;
  }

  /** Who a camera showed, over all days; empty where an older simulator did not say. */
  Optional<Shown> shown(CameraId camera) throws IOException {
    boolean said = false;
    Set<String> people = new HashSet<>();
    long appearances = 0;
    Path ofCamera = folder.resolve(camera.store()).resolve(camera.camera());
    try (Stream<Path> files = Files.list(ofCamera)) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().startsWith("appearances-")) {
          said = true;
          List<Map<String, String>> rows = CsvRows.read(file);
          appearances += rows.size();
          rows.forEach(row -> people.add(row.get("person")));
        }
      }
    }
    return said ? Optional.of(new Shown(people.size(), appearances)) : Optional.empty();
  }

  private SortedSet<String> shapes(CameraId camera, String facts, String column)
      throws IOException {
    SortedSet<String> shapes = new TreeSet<>();
    for (Map<String, String> row : CsvRows.read(folder.resolve(camera.store()).resolve(facts))) {
      if (row.get("camera_id").equals(camera.camera())) {
        shapes.add(row.get(column));
      }
    }
    return shapes;
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static long timeUs(String text) {
    return Micros.of(Instant.parse(text));
  }
}
