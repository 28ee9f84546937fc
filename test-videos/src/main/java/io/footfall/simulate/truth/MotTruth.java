package io.footfall.simulate.truth;

import io.footfall.simulate.draw.Box;
import io.footfall.simulate.draw.CameraFootage;
import io.footfall.simulate.draw.Sighting;
import io.footfall.simulate.encode.ProgressListener;
import io.footfall.simulate.scenario.SimulatedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Writes boxes as MOTChallenge text: {@code
 * frame,id,left,top,width,height,considered,class,visible}, frames from 1, coordinates from 1 as
 * that format has them, class 1 for people and 8 with considered 0 for mannequins and posters; and
 * beside them who was shown when, see {@link Appearances}, and how many, see {@link
 * PictureOccupancy}.
 */
public final class MotTruth {
  private static final int CHUNK = 512;
  private static final int FIRST_DISTRACTOR = 90_000_001;

  private MotTruth() {}

  /**
   * Writes a camera's truth over one stretch of recording; uses all cores.
   *
   * @param folder of the store's truth; boxes go into the camera's folder below it
   * @param date names the files
   */
  public static void write(
      CameraFootage footage,
      List<Box> distractors,
      SimulatedStore store,
      String camera,
      Path folder,
      LocalDate date,
      ProgressListener progress) {
    long frames = footage.frameCount();
    Path boxes = fresh(folder.resolve(camera).resolve("gt-%s.txt".formatted(date)));
    Path shown = fresh(folder.resolve(camera).resolve("appearances-%s.csv".formatted(date)));
    Appearances appearances = new Appearances(footage.framesPerSecond());
    PictureOccupancy occupancy = new PictureOccupancy(footage.framesPerSecond());
    try (CsvFile out = CsvFile.append(boxes, "")) {
      for (long from = 0; from < frames; from += CHUNK) {
        long first = from;
        int count = (int) Math.min(CHUNK, frames - from);
        List<List<Sighting>> seen =
            IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> footage.sightings(first + i))
                .toList();
        for (int i = 0; i < count; i++) {
          String text = frame(seen.get(i), distractors, first + i);
          if (!text.isEmpty()) {
            out.line(text);
          }
          appearances.accept(footage.captureTimeUs(first + i), seen.get(i));
          occupancy.accept(footage.captureTimeUs(first + i), seen.get(i));
        }
        progress.progress(from + count, frames);
      }
    }
    appearances.write(shown);
    occupancy.append(folder.resolve("fact_occupancy_15m.csv"), store.id(), camera, store.zone());
  }

  private static Path fresh(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot replace %s".formatted(file), e);
    }
    return file;
  }

  private static String frame(List<Sighting> seen, List<Box> distractors, long n) {
    StringBuilder text = new StringBuilder();
    List<Sighting> sightings =
        seen.stream().sorted(Comparator.comparingInt((Sighting s) -> s.person().number())).toList();
    for (Sighting s : sightings) {
      row(text, n, s.person().number(), s.box(), "1,1", s.visible());
    }
    for (int i = 0; i < distractors.size() && !sightings.isEmpty(); i++) {
      row(text, n, FIRST_DISTRACTOR + i, distractors.get(i), "0,8", 1);
    }
    return text.toString();
  }

  private static void row(
      StringBuilder text, long n, int id, Box box, String what, double visible) {
    if (!text.isEmpty()) {
      text.append('\n');
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%d,%d,%.2f,%.2f,%.2f,%.2f,%s,%.3f",
            n + 1,
            id,
            box.left() + 1,
            box.top() + 1,
            box.width(),
            box.height(),
            what,
            visible));
  }
}
