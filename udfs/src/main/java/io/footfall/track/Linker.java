package io.footfall.track;

import io.footfall.assignment.SparseAssignment;
import io.footfall.geometry.PictureSize;
import io.footfall.track.TrackerSettings.Linking;
import io.footfall.track.TrackerSettings.MotionNoise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Links tracklets into chains, one a person.
 *
 * <p>In rounds of growing reach each end is given at most one start and each start at most one end,
 * at the least total cost. What lies before the horizon is decided for good; what lies behind it is
 * only weighed, as rivals, and decided later with more in view.
 */
final class Linker {
  private record Link(Tracklet from, Tracklet to) {}

  private final Linking settings;
  private final MotionNoise noise;
  private final PictureSize picture;
  private final List<Tracklet> openStarts = new ArrayList<>();
  private final List<Tracklet> openEnds = new ArrayList<>();

  Linker(Linking settings, MotionNoise noise, PictureSize picture) {
    this.settings = settings;
    this.noise = noise;
    this.picture = picture;
  }

  /** Takes in a tracklet with its first sighting; they come in time order. */
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
    openEnds.removeIf(tracklet -> tracklet.after() != null);
    List<Link> links = new ArrayList<>();
    for (Duration reach : settings.reaches()) {
      links.addAll(round(reach.toNanos() / 1000));
    }
    for (Link link : links) {
      if (link.from.endUs() > horizonUs) {
        link.from.unlinkAfter();
      }
    }
    List<Tracklet> complete = new ArrayList<>();
    for (Tracklet tracklet : openEnds) {
      if (tracklet.isClosed() && tracklet.endUs() <= horizonUs && tracklet.after() == null) {
        complete.add(tracklet);
      }
    }
    openEnds.removeIf(tracklet -> tracklet.isClosed() && tracklet.endUs() <= horizonUs);
    openStarts.removeIf(tracklet -> tracklet.before() != null || tracklet.startUs() <= horizonUs);
    return complete;
  }

  /** The last tracklets so far of the chains that are not complete. */
  List<Tracklet> openEnds() {
    return openEnds;
  }

  private List<Link> round(long reachUs) {
    List<Tracklet> ends = openEnds.stream().filter(t -> t.isClosed() && t.after() == null).toList();
    List<Tracklet> starts = openStarts.stream().filter(t -> t.before() == null).toList();
    TrackletEnd[] ofStart = new TrackletEnd[starts.size()];
    List<SparseAssignment.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++) {
      TrackletEnd end = null;
      for (int j = 0; j < starts.size(); j++) {
        long gapUs = starts.get(j).startUs() - ends.get(i).endUs();
        if (gapUs <= 0 || gapUs > reachUs) {
          continue;
        }
        if (end == null) {
          end = TrackletEnd.lastOf(ends.get(i), settings, noise, picture);
        }
        if (ofStart[j] == null) {
          ofStart[j] = TrackletEnd.firstOf(starts.get(j), settings, noise, picture);
        }
        double cost = end.linkCost(ofStart[j], settings);
        if (cost < settings.limit()) {
          pairs.add(new SparseAssignment.Pair(i, j, cost));
        }
      }
    }
    List<Link> links = new ArrayList<>();
    for (SparseAssignment.Pair pair : SparseAssignment.solveBelow(settings.limit(), pairs)) {
      Link link = new Link(ends.get(pair.row()), starts.get(pair.column()));
      link.from.linkTo(link.to);
      links.add(link);
    }
    return links;
  }
}
