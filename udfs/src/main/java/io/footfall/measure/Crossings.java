package io.footfall.measure;

import io.footfall.measure.SideChanges.Passage;
import io.footfall.measure.SideChanges.Stay;
import io.footfall.model.Crossing;
import io.footfall.model.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a track goes over a counting line.
 *
 * <p>The foot point must have stayed beyond a band along the line on one side, then on the other,
 * and must have passed the drawn line (not its extension further than it is known where people
 * stand, see {@link CountingLine}) in between. Staying is measured in time, on the way interpolated
 * between samples, so it means the same at 1 and at 30 frames a second; each stay must hold at
 * least one real sighting, while the way from one to the other may be filled in, because doors have
 * pillars. The band is measured in metres where the floor is known, else scaled by the body that
 * passes, so near and far people follow the same rule. A track may cross many times; one that
 * begins or ends in the band or has only ever been on one side gives nothing.
 *
 * <p>Two thresholds with a band between are the usual hysteresis (Schmitt trigger). We differ from
 * common line counters in counting by confirmed sides: flicker on the line never counts, whichever
 * way it ends, and going round the line's end changes sides without a crossing.
 */
public final class Crossings {
  private Crossings() {}

  /** A crossing and the stays beyond the band that it leads from and to. */
  private record Change(Crossing crossing, Stay before, Stay after) {}

  /**
   * The crossings over a camera's lines, line after line, track after track in time order, U-turns
   * marked as netted.
   *
   * @param tracks all tracks of the camera, in any order
   */
  public static List<Crossing> of(
      List<Track> tracks, List<CountingLine> lines, CrossingSettings settings) {
    List<Crossing> crossings = new ArrayList<>();
    for (CountingLine line : lines) {
      crossings.addAll(of(tracks, line, settings));
    }
    return List.copyOf(crossings);
  }

  /** The crossings over one of the lines. */
  private static List<Crossing> of(
      List<Track> tracks, CountingLine line, CrossingSettings settings) {
    List<Crossing> seen = new ArrayList<>();
    tracks.forEach(track -> seen.addAll(of(track, line, settings)));
    return Exchanges.toldApart(seen, tracks, line, settings);
  }

  /** The crossings of one track over one line, in time order. */
  private static List<Crossing> of(Track track, CountingLine line, CrossingSettings settings) {
    SideChanges sides = SideChanges.of(track.points(), line);
    List<Stay> stays = sides.stays(settings);
    List<Change> changes = new ArrayList<>();
    for (int i = 1; i < stays.size(); i++) {
      Stay before = stays.get(i - 1);
      Stay after = stays.get(i);
      decisive(sides.passages(), before, after)
          .map(passage -> new Change(crossing(track, line, passage), before, after))
          .ifPresent(changes::add);
    }
    return net(changes, settings.uTurnUs());
  }

  /**
   * The passage that carried the person over: the last one towards the new side on the line itself,
   * if more led over it that way than back.
   */
  private static Optional<Passage> decisive(List<Passage> passages, Stay before, Stay after) {
    Passage decisive = null;
    int over = 0;
    for (Passage passage : passages.subList(before.stretch(), after.stretch())) {
      if (passage.withinExtent()) {
        over += passage.towards();
        decisive = passage.towards() == after.side() ? passage : decisive;
      }
    }
    boolean carriedOver = before.side() != after.side() && over * after.side() > 0;
    return carriedOver ? Optional.of(decisive) : Optional.empty();
  }

  private static Crossing crossing(Track track, CountingLine line, Passage passage) {
    return new Crossing(
        track.id(), line.line().id(), passage.timeUs(), line.direction(passage.towards()), false);
  }

  /**
   * Marks each crossing and the next one back, if no more than the U-turn time was spent beyond the
   * band in between. When exactly the line was passed does not matter: somebody who loiters on it
   * passes it many times.
   */
  private static List<Crossing> net(List<Change> changes, long uTurnUs) {
    List<Crossing> crossings = new ArrayList<>(changes.stream().map(Change::crossing).toList());
    for (int i = 1; i < crossings.size(); i++) {
      boolean back = crossings.get(i - 1).direction() != crossings.get(i).direction();
      long awayUs = changes.get(i).before().endUs() - changes.get(i - 1).after().startUs();
      if (back && !crossings.get(i - 1).netted() && awayUs <= uTurnUs) {
        crossings.set(i - 1, markNetted(crossings.get(i - 1)));
        crossings.set(i, markNetted(crossings.get(i)));
      }
    }
    return List.copyOf(crossings);
  }

  private static Crossing markNetted(Crossing crossing) {
    return new Crossing(
        crossing.trackId(), crossing.lineId(), crossing.timeUs(), crossing.direction(), true);
  }
}
