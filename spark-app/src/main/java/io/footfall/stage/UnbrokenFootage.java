package io.footfall.stage;

import io.footfall.geometry.PictureSize;
import io.footfall.model.TimeRange;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a camera saw of a day, overlaps resolved: which recording speaks for which span, and where
 * footage is unbroken.
 *
 * <p>Where two recordings overlap, the one that started first speaks until it ends. Footage goes on
 * over the border of two spans when the gap is no longer than a lost person is waited for and the
 * picture keeps its size. All of it follows from the recordings' own times, so it is the same on
 * every cluster.
 */
record UnbrokenFootage(List<Span> spans) implements Serializable {
  /**
   * A span in which one recording speaks.
   *
   * @param chain counts unbroken footage within the day from 0
   */
  record Span(String recordingId, long startUs, long endUs, int width, int height, int chain)
      implements Serializable {
    PictureSize picture() {
      return new PictureSize(width, height);
    }

    boolean speaksFor(String recording, long timeUs) {
      return startUs <= timeUs && timeUs < endUs && recordingId.equals(recording);
    }
  }

  UnbrokenFootage {
    spans = List.copyOf(spans);
  }

  /** Resolves raw spans, in any order and overlapping; their own chain numbers do not matter. */
  static UnbrokenFootage of(List<Span> raw, long maxGapUs) {
    List<Span> ordered = new ArrayList<>(raw);
    ordered.sort(
        Comparator.comparingLong(Span::startUs)
            .thenComparingLong(Span::endUs)
            .thenComparing(Span::recordingId));
    List<Span> resolved = new ArrayList<>();
    int chain = 0;
    Span previous = null;
    for (Span span : ordered) {
      long startUs = previous == null ? span.startUs : Math.max(span.startUs, previous.endUs);
      if (startUs >= span.endUs) {
        continue;
      }
      if (previous != null
          && (startUs - previous.endUs > maxGapUs || !span.picture().equals(previous.picture()))) {
        chain++;
      }
      previous = new Span(span.recordingId, startUs, span.endUs, span.width, span.height, chain);
      resolved.add(previous);
    }
    return new UnbrokenFootage(resolved);
  }

  /**
   * The unbroken footage as spans of time, in order: where it begins and ends, people are cut off.
   */
  List<TimeRange> chains() {
    List<TimeRange> chains = new ArrayList<>();
    int current = -1;
    for (Span span : spans) {
      if (span.chain == current) {
        TimeRange open = chains.remove(chains.size() - 1);
        chains.add(new TimeRange(open.startUs(), span.endUs));
      } else {
        chains.add(new TimeRange(span.startUs, span.endUs));
        current = span.chain;
      }
    }
    return chains;
  }

  /** The seen time itself: neighbours merged, gaps left out. */
  List<TimeRange> seen() {
    List<TimeRange> seen = new ArrayList<>();
    for (Span span : spans) {
      int last = seen.size() - 1;
      if (last >= 0 && seen.get(last).endUs() == span.startUs) {
        seen.set(last, new TimeRange(seen.get(last).startUs(), span.endUs));
      } else {
        seen.add(new TimeRange(span.startUs, span.endUs));
      }
    }
    return seen;
  }
}
