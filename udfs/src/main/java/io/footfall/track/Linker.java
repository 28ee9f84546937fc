package io.footfall.track;

import io.footfall.assignment.SparseAssignment;
import io.footfall.model.Frame;
import io.footfall.model.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Links tracklets into chains, one a person.
 *
 * <p>Each end is given at most one start and each start at most one end, at the least total cost;
 * then everything is weighed anew with what is linked by then in view, until nothing changes: a
 * glimpse in a crowd looks like everybody, the chain on its other side does not. What lies before
 * the horizon is decided for good; what lies behind it is only weighed, as rivals, and decided
 * later with more in view.
 *
 * <p>Source: tracklet association by assignment, Huang, Wu and Nevatia, ECCV 2008. We differ: a
 * fixed cost instead of learnt probabilities, one reach for all rounds, in which links are decided
 * anew instead of kept, and a moving horizon instead of the whole video.
 */
final class Linker {
  /** Links are weighed anew at most so often: two choices may take turns for ever. */
  private static final int ROUNDS = 6;

  private record Link(Tracklet from, Tracklet to) {}

  private final TrackerSettings settings;
  private final LongFunction<PictureBorder> borders;
  private final Bystanders bystanders = new Bystanders();
  private final List<Tracklet> openStarts = new ArrayList<>();
  private final List<Tracklet> openEnds = new ArrayList<>();
  private final Consumer<Tracklet> beginning;

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
    openEnds.removeIf(tracklet -> tracklet.after() != null);
    for (Link link : link()) {
      if (link.from.endUs() > horizonUs) {
        link.from.unlinkAfter();
      }
    }
    List<Tracklet> complete = new ArrayList<>();
    for (Tracklet tracklet : openEnds) {
      if (isDecided(tracklet, horizonUs) && tracklet.after() == null) {
        complete.add(tracklet);
      }
    }
    openEnds.removeIf(tracklet -> isDecided(tracklet, horizonUs));
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

  private List<Link> link() {
    List<Tracklet> ends = openEnds.stream().filter(Tracklet::isClosed).toList();
    List<Link> links = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      List<SparseAssignment.Pair> candidates = candidates(ends);
      links.forEach(link -> link.from.unlinkAfter());
      List<Link> better = new ArrayList<>();
      for (SparseAssignment.Pair pair :
          SparseAssignment.solveBelow(settings.linking().limit(), candidates)) {
        Link link = new Link(ends.get(pair.row()), openStarts.get(pair.column()));
        link.from.linkTo(link.to);
        better.add(link);
      }
      if (better.equals(links)) {
        break;
      }
      links = better;
    }
    return links;
  }

  /** What may be linked at what cost: rows are ends, columns the open starts. */
  private List<SparseAssignment.Pair> candidates(List<Tracklet> ends) {
    double limit = settings.linking().limit();
    long reachUs = Micros.of(settings.linking().reach());
    TrackletEnd[] ofStart = new TrackletEnd[openStarts.size()];
    List<SparseAssignment.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++) {
      TrackletEnd end = null;
      for (int j = 0; j < ofStart.length; j++) {
        long gapUs = openStarts.get(j).startUs() - ends.get(i).endUs();
        if (gapUs <= 0 || gapUs > reachUs) {
          continue;
        }
        if (end == null) {
          end = TrackletEnd.lastOf(ends.get(i), settings, borders);
        }
        if (ofStart[j] == null) {
          ofStart[j] = TrackletEnd.firstOf(openStarts.get(j), settings, borders);
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
