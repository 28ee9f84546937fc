package io.footfall.evaluate;

import java.util.Comparator;
import java.util.List;

/**
 * All rows of one sequence, truth or tracks.
 *
 * @param rows by frame, then id; an id at most once a frame
 * @param format which rules the truth is judged by; of tracks it does not matter
 */
public record MotSequence(List<MotRow> rows, Format format) {
  /** The generations of the text format. */
  public enum Format {
    /** World coordinates behind the mark, no classes; every row counts. */
    MOT_2015,
    /** A class and a visibility behind the mark; distractors and rows marked 0 are ignored. */
    MOT_2016
  }

  private static final Comparator<MotRow> ORDER =
      Comparator.comparingInt(MotRow::frame).thenComparingLong(MotRow::id);

  public MotSequence {
    rows = rows.stream().sorted(ORDER).toList();
    for (int i = 1; i < rows.size(); i++) {
      if (ORDER.compare(rows.get(i - 1), rows.get(i)) == 0) {
        throw new IllegalArgumentException(
            "Frame %d holds id %d twice".formatted(rows.get(i).frame(), rows.get(i).id()));
      }
    }
  }

  /** The last frame that has a row; 0 when there is none. */
  public int lastFrame() {
    return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).frame();
  }
}
