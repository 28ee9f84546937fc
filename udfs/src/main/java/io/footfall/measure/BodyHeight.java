package io.footfall.measure;

import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * How tall a tracked person looks around an instant: the median of the box height, weighted by
 * time, from a second before to a second after. A box cut short for a moment does not change it,
 * and neither does the sampling rate.
 */
final class BodyHeight {
  private static final long WINDOW_US = 1_000_000;

  /** Halvings that bring the height far below a thousandth of a pixel. */
  private static final int HALVINGS = 40;

  /** Height between two instants, changing evenly. */
  private record Piece(double low, double high, double lengthUs) {
    double lengthBelow(double height) {
      if (height >= high) {
        return lengthUs;
      }
      return height <= low ? 0 : lengthUs * (height - low) / (high - low);
    }
  }

  private BodyHeight() {}

  /** The median height in pixels; the points need not reach over the whole window. */
  static double around(List<TrackPoint> points, long timeUs) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 1; i < points.size(); i++) {
      TrackPoint a = points.get(i - 1);
      TrackPoint b = points.get(i);
      long from = Math.max(a.timeUs(), timeUs - WINDOW_US);
      long to = Math.min(b.timeUs(), timeUs + WINDOW_US);
      if (from < to) {
        double atFrom = height(a, b, from);
        double atTo = height(a, b, to);
        pieces.add(new Piece(Math.min(atFrom, atTo), Math.max(atFrom, atTo), to - from));
      }
    }
    return median(pieces);
  }

  private static double height(TrackPoint a, TrackPoint b, long timeUs) {
    double fraction = (double) (timeUs - a.timeUs()) / (b.timeUs() - a.timeUs());
    return a.box().height() + (b.box().height() - a.box().height()) * fraction;
  }

  /** In plain loops: this is where most of the time of counting a line goes. */
  private static double median(List<Piece> pieces) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double whole = 0;
    for (Piece piece : pieces) {
      low = Math.min(low, piece.low());
      high = Math.max(high, piece.high());
      whole += piece.lengthUs();
    }
    for (int i = 0; i < HALVINGS && low < high; i++) {
      double middle = (low + high) / 2;
      if (lengthBelow(pieces, middle) < whole / 2) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double lengthBelow(List<Piece> pieces, double height) {
    double sum = 0;
    for (Piece piece : pieces) {
      sum += piece.lengthBelow(height);
    }
    return sum;
  }
}
