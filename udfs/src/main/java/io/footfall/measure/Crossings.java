package io.footfall.measure;

import io.footfall.geometry.PictureSize;
import io.footfall.measure.SideChanges.Passage;
import io.footfall.measure.SideChanges.Stay;
import io.footfall.model.Crossing;
import io.footfall.model.Crossing.Direction;
import io.footfall.model.Line;
import io.footfall.model.Track;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where a track goes over a counting line.
 *
 * <p>The foot point must have stayed beyond a band along the line on one side, then on the other,
 * and must have passed the drawn line (not its extension) in between. Staying is measured in time,
 * on the way interpolated between samples, so it means the same at 1 and at 30 frames a second;
 * each stay must hold at least one real sighting, while the way from one to the other may be filled
 * in, because doors have pillars. The band is scaled by the body that passes, so near and far
 * people follow the same rule. A track may cross many times; one that begins or ends in the band or
 * has only ever been on one side gives nothing.
 *
 * <p>Two thresholds with a band between are the usual hysteresis (Schmitt trigger). We differ from
 * common line counters in counting by confirmed sides: flicker on the line never counts, whichever
 * way it ends, and going round the line's end changes sides without a crossing.
 */
public final class Crossings {
  private Crossings() {}

  /** The crossings of one track over one line, in time order, U-turns marked as netted. */
  public static List<Crossing> of(
      Track track, Line line, PictureSize picture, CrossingSettings settings) {
    SideChanges changes = SideChanges.of(track.points(), line.segment().toPixels(picture));
    List<Stay> stays = changes.stays(settings);
    List<Crossing> crossings = new ArrayList<>();
    for (int i = 1; i < stays.size(); i++) {
      Stay after = stays.get(i);
      decisive(changes.passages(), stays.get(i - 1), after)
          .map(passage -> crossing(track, line, passage))
          .ifPresent(crossings::add);
    }
    return net(crossings, settings.uTurnUs());
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

  private static Crossing crossing(Track track, Line line, Passage passage) {
    Line.Side side = passage.towards() > 0 ? Line.Side.RIGHT : Line.Side.LEFT;
    Direction direction = side == line.inside() ? Direction.IN : Direction.OUT;
    return new Crossing(track.id(), line.id(), passage.timeUs(), direction, false);
  }

  /** Marks each way out that follows a way in within the U-turn time, and that way in. */
  private static List<Crossing> net(List<Crossing> crossings, long uTurnUs) {
    List<Crossing> netted = new ArrayList<>(crossings);
    Deque<Integer> openIns = new ArrayDeque<>();
    for (int i = 0; i < crossings.size(); i++) {
      Crossing crossing = crossings.get(i);
      if (crossing.direction() == Direction.IN) {
        openIns.push(i);
      } else if (!openIns.isEmpty()) {
        int in = openIns.pop();
        if (crossing.timeUs() - crossings.get(in).timeUs() <= uTurnUs) {
          netted.set(in, markNetted(crossings.get(in)));
          netted.set(i, markNetted(crossing));
        }
      }
    }
    return List.copyOf(netted);
  }

  private static Crossing markNetted(Crossing crossing) {
    return new Crossing(
        crossing.trackId(), crossing.lineId(), crossing.timeUs(), crossing.direction(), true);
  }
}
