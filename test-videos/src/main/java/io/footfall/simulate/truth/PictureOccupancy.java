package io.footfall.simulate.truth;

import io.footfall.simulate.draw.Sighting;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;

/**
 * How many people a camera shows: mean and maximum of every quarter hour, as {@code
 * fact_occupancy_15m} should hold them. A person is shown while at least {@link
 * Appearances#LEAST_VISIBLE} of the body is in the picture and not hidden.
 */
final class PictureOccupancy {
  private final double framesPerSecond;
  private final TreeMap<Long, Quarter> quarters = new TreeMap<>();

  private static final class Quarter {
    private long frames;
    private long people;
    private long most;
  }

  PictureOccupancy(double framesPerSecond) {
    this.framesPerSecond = framesPerSecond;
  }

  /** Takes in a frame. */
  void accept(long timeUs, List<Sighting> sightings) {
    long shown = sightings.stream().filter(s -> s.visible() >= Appearances.LEAST_VISIBLE).count();
    Quarter quarter =
        quarters.computeIfAbsent(
            timeUs - Math.floorMod(timeUs, Facts.QUARTER_US), start -> new Quarter());
    quarter.frames++;
    quarter.people += shown;
    quarter.most = Math.max(quarter.most, shown);
  }

  /** Adds a camera's quarter hours to a file. */
  void append(Path csv, String store, String camera, ZoneId zone) {
    String header = "store_id,camera_id,day,quarter_start,mean_people,max_people,seen_seconds";
    try (CsvFile file = CsvFile.append(csv, header)) {
      quarters.forEach(
          (startUs, q) ->
              file.row(
                  store,
                  camera,
                  Instant.ofEpochSecond(startUs / 1_000_000L).atZone(zone).toLocalDate(),
                  CsvFile.time(startUs),
                  (double) q.people / q.frames,
                  q.most,
                  q.frames / framesPerSecond));
    }
  }
}
