package io.footfall.track;

import io.footfall.assignment.SparseAssignment;
import io.footfall.model.Frame;
import io.footfall.model.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * Links tracklets into chains, one a person.
 *
 * <p>Each end is given at most one start and each start at most one end, at the least total cost;
 * then half of the links after the other half is weighed anew with the rest in view, until nothing
 * changes: a glimpse in a crowd looks like everybody, the chain on its other side does not. What
 * lies before the horizon is decided for good; what lies behind it is only weighed, as rivals, and
 * decided later with more in view.
 *
 * <p>Source: tracklet association by assignment, Huang, Wu and Nevatia, ECCV 2008. We differ: a
 * fixed cost instead of learnt probabilities, one reach for all rounds, in which links are decided
 * anew instead of kept, and a moving horizon instead of the whole video.
 */
final class Linker {
  /** Every link is weighed anew at most so often. */
  private static final int ROUNDS = 6;

  /**
   * Links that begin within such a time are weighed anew together, and in turns with those of the
   * time before and after: choices that hang on each other would change places for ever. Longer
   * from round to round, so that it is not always the same ones that have their turn together.
   */
  private static final long TURN_US = 500_000;

  private final TrackerSettings settings;
  private final LongFunction<PictureBorder> borders;
  private final Bystanders bystanders = new Bystanders();
  private final List<Tracklet> openStarts = new ArrayList<>();
  private final List<Tracklet> openEnds = new ArrayList<>();
  private final Consumer<Tracklet> beginning;

  /** Of the tracklets that are no open ends any more. */
  private final UsualClothes clothesBefore = new UsualClothes();

  private ClothesContrast contrast = clothesBefore.contrast();
  private long originUs = Long.MAX_VALUE;

  /**
   * A linker at the beginning of footage.
   *
   * @param borders the border of the picture at an instant
   * @param beginning told of each tracklet that nothing will be linked to, before the chain that
   *     begins with it is complete
   */
  Linker(
      TrackerSettings settings, LongFunction<PictureBorder> borders, Consumer<Tracklet> beginning) {
    this.settings = settings;
    this.beginning = beginning;
    this.borders = borders;
  }

  /** Takes in who else was seen in the next frame. */
  void accept(Frame frame) {
    originUs = Math.min(originUs, frame.timeUs());
    bystanders.add(frame);
  }

  /**
   * Takes in a tracklet with its first sighting, or a piece that was cut off one: before it is
   * asked to settle beyond the piece's start.
   */
  void begin(Tracklet tracklet) {
    openEnds.add(tracklet);
    if (tracklet.before() == null) {
      openStarts.add(tracklet);
    }
  }

  /**
   * Decides every end up to the horizon.
   *
   * @return the last tracklets of the chains that are now complete
   */
  List<Tracklet> settle(long horizonUs) {
    // What the builder itself linked needs no decision.
    forget(tracklet -> tracklet.after() != null);
    learnClothes();
    link();
    for (Tracklet end : openEnds) {
      if (end.after() != null && end.endUs() > horizonUs) {
        end.unlinkAfter();
      }
    }
    List<Tracklet> complete = new ArrayList<>();
    for (Tracklet tracklet : openEnds) {
      if (isDecided(tracklet, horizonUs) && tracklet.after() == null) {
        complete.add(tracklet);
      }
    }
    forget(tracklet -> isDecided(tracklet, horizonUs));
    openStarts.removeIf(tracklet -> tracklet.before() != null);
    List<Tracklet> decided =
        openStarts.stream().filter(tracklet -> tracklet.startUs() <= horizonUs).toList();
    openStarts.removeAll(decided);
    decided.forEach(beginning);
    bystanders.forgetBefore(horizonUs);
    return complete;
  }

  /** The last tracklets so far of the chains that are not complete. */
  List<Tracklet> openEnds() {
    return openEnds;
  }

  private static boolean isDecided(Tracklet tracklet, long horizonUs) {
    return tracklet.isClosed() && tracklet.endUs() <= horizonUs;
  }

  /** Drops ends that need no decision; their clothes are remembered. */
  private void forget(Predicate<Tracklet> isDone) {
    openEnds.stream().filter(isDone).forEach(clothesBefore::add);
    openEnds.removeIf(isDone);
  }

  private void learnClothes() {
    UsualClothes usual = clothesBefore.copy();
    openEnds.forEach(usual::add);
    contrast = usual.contrast();
  }

  private void link() {
    boolean changed = true;
    for (int round = 1; changed && round <= ROUNDS; round++) {
      changed = weigh(round * TURN_US, 0) | weigh(round * TURN_US, 1);
    }
  }

  /**
   * Decides the links that begin in every other turn, and those that are missing.
   *
   * @param turnUs how long a turn is
   * @param odd which turns: 0 or 1
   * @return whether that changed any
   */
  private boolean weigh(long turnUs, int odd) {
    List<Tracklet> closed = openEnds.stream().filter(Tracklet::isClosed).toList();
    List<Tracklet> before = closed.stream().map(Tracklet::after).toList();
    Predicate<Tracklet> isFree =
        end -> end.after() == null || (end.endUs() - originUs) / turnUs % 2 == odd;
    decide(
        closed.stream().filter(isFree).toList(),
        openStarts.stream()
            .filter(start -> start.before() == null || isFree.test(start.before()))
            .toList());
    return !closed.stream().map(Tracklet::after).toList().equals(before);
  }

  private void decide(List<Tracklet> ends, List<Tracklet> starts) {
    double limit = settings.linking().limit();
    List<SparseAssignment.Pair> candidates = candidates(ends, starts, limit);
    ends.stream().filter(end -> end.after() != null).forEach(Tracklet::unlinkAfter);
    for (SparseAssignment.Pair pair : SparseAssignment.solveBelow(limit, candidates)) {
      ends.get(pair.row()).linkTo(starts.get(pair.column()));
    }
  }

  private List<SparseAssignment.Pair> candidates(
      List<Tracklet> ends, List<Tracklet> starts, double limit) {
    long reachUs = Micros.of(settings.linking().reach());
    long farthestUs = Math.max(reachUs, Micros.of(settings.linking().reachStanding()));
    TrackletEnd[] ofStart = new TrackletEnd[starts.size()];
    List<SparseAssignment.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++) {
      TrackletEnd end = null;
      for (int j = 0; j < ofStart.length; j++) {
        long gapUs = starts.get(j).startUs() - ends.get(i).endUs();
        if (gapUs <= 0 || gapUs > farthestUs) {
          continue;
        }
        if (end == null) {
          end = TrackletEnd.lastOf(ends.get(i), settings, borders, contrast);
        }
        if (ofStart[j] == null) {
          ofStart[j] = TrackletEnd.firstOf(starts.get(j), settings, borders, contrast);
        }
        if (gapUs > reachUs && !end.standsOn(ofStart[j])) {
          continue;
        }
        double cost =
            end.linkCost(
                ofStart[j], settings.linking(), settings.following().damping(), bystanders);
        if (cost < limit) {
          pairs.add(new SparseAssignment.Pair(i, j, cost));
        }
      }
    }
    return pairs;
  }
}
