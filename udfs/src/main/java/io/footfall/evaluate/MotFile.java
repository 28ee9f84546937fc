package io.footfall.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * MOTChallenge text: {@code frame,id,left,top,width,height,mark[,class,visibility | ,x,y,z]},
 * frames from 1, one row a box, separated by commas or blanks.
 *
 * <p>The 2016 format is told by its columns: eight or nine of them, or ten in which the eighth is a
 * class number and the ninth a visibility in every row. Everything else is read by the rules of
 * 2015.
 */
public final class MotFile {
  private static final int MARK = 6;
  private static final int CLASS = 7;
  private static final int VISIBILITY = 8;

  private record Line(int number, double[] values) {}

  private MotFile() {}

  /** All rows of a file; an empty file is an empty sequence. */
  public static MotSequence read(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      number++;
      if (!text.isBlank()) {
        lines.add(parse(file, number, text.strip()));
      }
    }
    MotSequence.Format format =
        !lines.isEmpty() && lines.stream().allMatch(MotFile::hasClass)
            ? MotSequence.Format.MOT_2016
            : MotSequence.Format.MOT_2015;
    List<MotRow> rows = new ArrayList<>(lines.size());
    Set<List<Long>> seen = new HashSet<>();
    for (Line line : lines) {
      MotRow row = row(file, line, format);
      if (!seen.add(List.of((long) row.frame(), row.id()))) {
        throw fault(
            file,
            line.number,
            "frame %d holds id %d twice; keep one box an id and frame"
                .formatted(row.frame(), row.id()));
      }
      rows.add(row);
    }
    return new MotSequence(rows, format);
  }

  /** Writes tracks, ten columns: classes are not written. */
  public static void write(Path file, MotSequence sequence) throws IOException {
    StringBuilder text = new StringBuilder();
    for (MotRow row : sequence.rows()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d,%d,%.2f,%.2f,%.2f,%.2f,%.3f,-1,-1,-1\n",
              row.frame(),
              row.id(),
              row.left(),
              row.top(),
              row.width(),
              row.height(),
              row.mark()));
    }
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static Line parse(Path file, int number, String text) throws MotFileException {
    String[] fields = text.split("[,\\s]+", -1);
    double[] values = new double[fields.length];
    for (int i = 0; i < fields.length; i++) {
      try {
        values[i] = Double.parseDouble(fields[i]);
      } catch (NumberFormatException e) {
        throw fault(
            file,
            number,
            "'%s' is not a number; expected frame,id,left,top,width,height,mark"
                .formatted(fields[i]));
      }
    }
    if (values.length < MARK) {
      throw fault(
          file,
          number,
          "%d columns; expected frame,id,left,top,width,height,mark".formatted(values.length));
    }
    return new Line(number, values);
  }

  private static boolean hasClass(Line line) {
    double[] values = line.values;
    return switch (values.length) {
      case 8, 9 -> true;
      case 10 ->
          MotClass.find(values[CLASS]).isPresent()
              && values[VISIBILITY] >= 0
              && values[VISIBILITY] <= 1;
      default -> false;
    };
  }

  private static MotRow row(Path file, Line line, MotSequence.Format format)
      throws MotFileException {
    double[] v = line.values;
    MotClass kind = MotClass.PEDESTRIAN;
    // Trackers fill the class column with -1.
    if (format == MotSequence.Format.MOT_2016 && v[CLASS] != -1) {
      kind =
          MotClass.find(v[CLASS])
              .orElseThrow(
                  () ->
                      fault(
                          file,
                          line.number,
                          "class %s; the 2016 format knows 1 to %d"
                              .formatted(v[CLASS], MotClass.values().length)));
    }
    if (v[0] != Math.rint(v[0]) || v[0] < 1 || v[1] != Math.rint(v[1])) {
      throw fault(
          file,
          line.number,
          "frame %s, id %s; both are whole numbers, frames from 1".formatted(v[0], v[1]));
    }
    try {
      double mark = v.length > MARK ? v[MARK] : 1;
      return new MotRow((int) v[0], (long) v[1], v[2], v[3], v[4], v[5], mark, kind);
    } catch (IllegalArgumentException e) {
      throw fault(file, line.number, e.getMessage());
    }
  }

  private static MotFileException fault(Path file, int line, String what) {
    return new MotFileException("%s, line %d: %s.".formatted(file, line, what));
  }
}
