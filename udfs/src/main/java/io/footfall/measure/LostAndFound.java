package io.footfall.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongBiFunction;

/**
 * A loss and a find that may be the same person. Good enough to count by, not to say who is who.
 *
 * <p>Source: tracklet association, Huang, Wu and Nevatia, ECCV 2008. We differ: by place, time and
 * size alone, the most likely pair first.
 *
 * @param cost body heights, with time in between at {@link #PATIENCE}
 */
record LostAndFound<E extends TrackEnd>(E loss, E find, double cost) {
  /** Longest time between a loss and a find of the same person. */
  static final long LONGEST_US = 10_000_000;

  /** Two tracks of one person may overlap this long. */
  private static final long OVERLAP_US = 300_000;

  /** A find so far from the loss may be the same person, body heights ... */
  private static final double DISTANCE = 0.4;

  /** ... and so much further for each second in between ... */
  private static final double SPEED = 1;

  /** ... but no further than this. */
  private static final double FARTHEST = 1.2;

  /** Largest ratio of heights, as a logarithm: of one of them the legs may be hidden. */
  private static final double HEIGHT = 0.5;

  /** Of two finds the one a second later must be nearer by this, body heights. */
  private static final double PATIENCE = 0.3;

  /**
   * Pairs the ends of tracks, the most likely first, each end at most once.
   *
   * @param losses by time, then track
   * @param finds by time, then track
   * @param longestUs between a loss and a find that may be one person, at most {@link #LONGEST_US}
   */
  static <E extends TrackEnd> List<LostAndFound<E>> pairs(
      List<E> losses, List<E> finds, ToLongBiFunction<E, E> longestUs) {
    List<LostAndFound<E>> possible = possible(losses, finds, longestUs);
    // Stable: equal costs stay in order of time.
    possible.sort(Comparator.comparingDouble(LostAndFound::cost));
    List<LostAndFound<E>> made = new ArrayList<>();
    Set<E> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    for (LostAndFound<E> pair : possible) {
      if (!taken.contains(pair.loss) && !taken.contains(pair.find)) {
        taken.add(pair.loss);
        taken.add(pair.find);
        made.add(pair);
      }
    }
    return made;
  }

  private static <E extends TrackEnd> List<LostAndFound<E>> possible(
      List<E> losses, List<E> finds, ToLongBiFunction<E, E> longestUs) {
    List<LostAndFound<E>> possible = new ArrayList<>();
    int from = 0;
    for (E loss : losses) {
      while (from < finds.size() && finds.get(from).timeUs() < loss.timeUs() - OVERLAP_US) {
        from++;
      }
      for (int i = from; i < finds.size(); i++) {
        E find = finds.get(i);
        if (find.timeUs() - loss.timeUs() > LONGEST_US) {
          break;
        }
        if (find.timeUs() - loss.timeUs() <= longestUs.applyAsLong(loss, find)) {
          pair(loss, find).ifPresent(possible::add);
        }
      }
    }
    return possible;
  }

  private static <E extends TrackEnd> Optional<LostAndFound<E>> pair(E loss, E find) {
    double seconds = (find.timeUs() - loss.timeUs()) * 1e-6;
    double distance = 2 * loss.place().distance(find.place()) / (loss.height() + find.height());
    double reach = Math.min(FARTHEST, DISTANCE + SPEED * Math.max(0, seconds));
    boolean isPossible =
        !loss.trackId().equals(find.trackId())
            && distance <= reach
            && Math.abs(Math.log(loss.height() / find.height())) <= HEIGHT;
    return isPossible
        ? Optional.of(new LostAndFound<>(loss, find, distance + PATIENCE * Math.abs(seconds)))
        : Optional.empty();
  }
}
