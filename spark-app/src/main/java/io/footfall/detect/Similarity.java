package io.footfall.detect;

import io.footfall.geometry.Shift;
import java.util.List;

/**
 * A small movement of a whole picture: of its middle, with a zoom and a turn around it.
 *
 * @param middle how far the middle of the picture moved
 * @param zoom how much larger, as a share
 * @param turn clockwise, radians
 */
record Similarity(Shift middle, double zoom, double turn) {
  /**
   * Where a part of the picture went.
   *
   * @param x of the part, from the middle of the picture
   * @param y of the part, from the middle of the picture
   */
  record Match(double x, double y, Shift shift) {}

  /** The least squares fit to parts of the picture that are not all in one place. */
  static Similarity fit(List<Match> matches) {
    double x = matches.stream().mapToDouble(Match::x).average().orElseThrow();
    double y = matches.stream().mapToDouble(Match::y).average().orElseThrow();
    double right = matches.stream().mapToDouble(m -> m.shift.right()).average().orElseThrow();
    double down = matches.stream().mapToDouble(m -> m.shift.down()).average().orElseThrow();
    double spread = 0;
    double along = 0;
    double across = 0;
    for (Match match : matches) {
      double dx = match.x - x;
      double dy = match.y - y;
      spread += dx * dx + dy * dy;
      along += dx * (match.shift.right() - right) + dy * (match.shift.down() - down);
      across += dx * (match.shift.down() - down) - dy * (match.shift.right() - right);
    }
    double zoom = along / spread;
    double turn = across / spread;
    return new Similarity(
        new Shift(right - zoom * x + turn * y, down - zoom * y - turn * x), zoom, turn);
  }

  /** How far a part went from where the movement would have brought it, pixels. */
  double distance(Match match) {
    return Math.hypot(
        middle.right() + zoom * match.x - turn * match.y - match.shift.right(),
        middle.down() + zoom * match.y + turn * match.x - match.shift.down());
  }
}
