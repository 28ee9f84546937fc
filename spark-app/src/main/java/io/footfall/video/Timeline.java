package io.footfall.video;

import io.footfall.video.VideoException.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a packet table says about time: where it starts, how long, how regular, where to cut. */
final class Timeline {
  private static final long SECOND_US = 1_000_000L;

  /** A pause counts as a gap when it is longer than a second and than so many usual distances. */
  private static final int GAP_DISTANCES = 4;

  /** Share of unusual distances from which on a frame rate is variable. */
  private static final double VARIABLE_SHARE = 0.01;

  /** What a container that counts milliseconds may round. */
  private static final long ROUNDING_US = 2_000L;

  private static final long LONE_FRAME_US = 40_000L;

  private final PacketTable table;
  private final TimeBase base;
  private final String name;
  private final List<ProbeIssue> issues;
  private final Map<Integer, Long> entries;
  private long origin;
  private int firstKey;
  private long[] shown;
  private long usualDistanceUs;
  private boolean variable;

  private Timeline(PacketWalk walk, Demuxer demuxer) {
    table = walk.table();
    entries = walk.entries();
    base = demuxer.timeBase();
    name = demuxer.file().name();
    issues = new ArrayList<>(walk.issues());
  }

  static Timeline of(PacketWalk walk, Demuxer demuxer) throws VideoException {
    Timeline timeline = new Timeline(walk, demuxer);
    timeline.findStart();
    timeline.measure();
    timeline.findGaps();
    return timeline;
  }

  long durationUs() {
    return us(shown[shown.length - 1]) + usualDistanceUs;
  }

  long frameCount() {
    return shown.length;
  }

  double nominalFramesPerSecond() {
    return variable || shown.length < 2
        ? (double) SECOND_US / usualDistanceUs
        : (shown.length - 1) * (double) SECOND_US / us(shown[shown.length - 1]);
  }

  boolean isVariable() {
    return variable;
  }

  String fingerprint() {
    return table.fingerprint(base, origin);
  }

  List<ProbeIssue> issues() {
    issues.sort(Comparator.comparingLong(ProbeIssue::ptsUs));
    return issues;
  }

  private long us(long ticks) {
    return base.toUs(ticks - origin);
  }

  /** Time starts with the first frame that a decoder can show. */
  private void findStart() throws VideoException {
    firstKey = 0;
    while (firstKey < table.count() && !table.isKey(firstKey)) {
      table.hide(firstKey++);
    }
    if (firstKey == table.count()) {
      throw VideoException.of(
          Fault.DAMAGED,
          "%s holds no key frame, so none of its %d frames can be decoded. Upload it again.",
          name,
          table.count());
    }
    if (firstKey > 0) {
      issues.add(
          new ProbeIssue(
              Fault.DAMAGED,
              0,
              "%s starts with %d frames that need an earlier one; they are left out."
                  .formatted(name, firstKey)));
    }
    if (table.isShown(firstKey)) {
      origin = table.time(firstKey);
      for (int i = firstKey; i < table.count(); i++) {
        if (table.time(i) < origin) {
          table.hide(i);
        }
      }
    }
    shown = table.shownTimes();
    if (shown.length == 0) {
      throw VideoException.of(Fault.DAMAGED, "%s shows none of its frames. Upload it again.", name);
    }
    origin = shown[0];
  }

  private void measure() {
    Map<Long, Integer> distances = new HashMap<>();
    for (int i = 1; i < shown.length; i++) {
      distances.merge(us(shown[i]) - us(shown[i - 1]), 1, Integer::sum);
    }
    distances.remove(0L);
    usualDistanceUs =
        distances.entrySet().stream()
            .max(
                Map.Entry.<Long, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .orElse(LONE_FRAME_US);
    long tolerance = Math.max(ROUNDING_US, usualDistanceUs / 10);
    long unusual =
        distances.entrySet().stream()
            .filter(entry -> Math.abs(entry.getKey() - usualDistanceUs) > tolerance)
            .mapToLong(Map.Entry::getValue)
            .sum();
    variable = unusual > VARIABLE_SHARE * shown.length;
  }

  private void findGaps() {
    long same = 0;
    for (int i = 1; i < shown.length; i++) {
      long distance = us(shown[i]) - us(shown[i - 1]);
      if (distance > Math.max(SECOND_US, GAP_DISTANCES * usualDistanceUs)) {
        issues.add(
            new ProbeIssue(
                Fault.DAMAGED,
                us(shown[i - 1]),
                "%s shows no frame for %.1f s.".formatted(name, distance / (double) SECOND_US)));
      }
      same += distance == 0 ? 1 : 0;
    }
    if (same > 0) {
      issues.add(
          new ProbeIssue(
              Fault.DAMAGED,
              -1,
              "%s has %d frames with the time of another; one of each time is used."
                  .formatted(name, same)));
    }
  }

  /**
   * Key frames before which nothing is shown later, and after which nothing is shown earlier, but
   * the leading pictures stored directly behind them.
   */
  List<KeyFrame> keyFrames() {
    long[] earliestAfter = earliestAfter();
    List<KeyFrame> cuts = new ArrayList<>();
    cuts.add(new KeyFrame(0, table.position(firstKey), -1));
    long latest = Long.MIN_VALUE;
    for (int i = firstKey; i < table.count(); i++) {
      boolean candidate = i > firstKey && table.isKey(i) && table.isShown(i);
      long time = table.time(i);
      if (candidate && entries.containsKey(i) && latest < time && latest != Long.MIN_VALUE) {
        long previous = latest;
        int next = i + 1;
        for (; next < table.count() && table.time(next) < time; next++) {
          previous = table.isShown(next) ? Math.max(previous, table.time(next)) : previous;
        }
        boolean clean = next == table.count() || earliestAfter[next] > time;
        if (clean && us(previous) < us(time)) {
          cuts.add(new KeyFrame(us(time), entries.get(i), us(previous)));
        }
      }
      if (table.isShown(i)) {
        latest = Math.max(latest, time);
      }
    }
    return cuts;
  }

  private long[] earliestAfter() {
    long[] earliest = new long[table.count()];
    long time = Long.MAX_VALUE;
    for (int i = table.count() - 1; i >= 0; i--) {
      time = table.isShown(i) ? Math.min(time, table.time(i)) : time;
      earliest[i] = time;
    }
    return earliest;
  }
}
