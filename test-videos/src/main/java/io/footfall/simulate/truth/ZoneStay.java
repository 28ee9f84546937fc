package io.footfall.simulate.truth;

import io.footfall.simulate.scenario.FloorArea;
import io.footfall.simulate.scenario.FloorPoint;
import io.footfall.simulate.scenario.FloorZone;
import io.footfall.simulate.world.Person;
import io.footfall.simulate.world.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody's stay in a zone, half-open [startUs, endUs); absences up to {@link #BRIDGED_US} do not
 * end it and stays below {@link #LEAST_US} are none.
 *
 * @param began CROSSED, or CLIP_EDGE where the recording begins inside the stay
 * @param ended CROSSED, or CLIP_EDGE where the recording ends inside the stay
 */
public record ZoneStay(
    Person person,
    String camera,
    String zone,
    long startUs,
    long endUs,
    String began,
    String ended,
    boolean engaged) {
  /** Shortest stay. */
  public static final long LEAST_US = 500_000;

  /** Longest absence within a stay. */
  public static final long BRIDGED_US = 2_000_000;

  /** Length of the stay. */
  public long dwellUs() {
    return endUs - startUs;
  }

  /** Everybody's stays in the part of a zone that a camera sees, in order of person and time. */
  static List<ZoneStay> of(
      String camera, FloorZone zone, FloorArea seen, List<Person> people, Window window) {
    List<ZoneStay> stays = new ArrayList<>();
    for (Person person : people) {
      Watch watch = new Watch(seen, person);
      Trace.follow(person, watch);
      for (long[] span : watch.spans) {
        stay(camera, zone, person, span, window).ifPresent(stays::add);
      }
    }
    return stays;
  }

  private static Optional<ZoneStay> stay(
      String camera, FloorZone zone, Person person, long[] span, Window window) {
    long startUs = Math.max(span[0], window.startUs());
    long endUs = Math.min(span[1], window.endUs());
    if (endUs - startUs < LEAST_US) {
      return Optional.empty();
    }
    return Optional.of(
        new ZoneStay(
            person,
            camera,
            zone.id(),
            startUs,
            endUs,
            span[0] < window.startUs() ? "CLIP_EDGE" : "CROSSED",
            span[1] > window.endUs() ? "CLIP_EDGE" : "CROSSED",
            endUs - startUs >= zone.engagedAfter().toNanos() / 1000));
  }

  private static final class Watch implements Trace.Listener {
    private final FloorArea area;
    private final Person person;
    private final List<long[]> spans = new ArrayList<>();
    private boolean inside;
    private boolean started;
    private long sinceUs;
    private long beforeUs;

    Watch(FloorArea area, Person person) {
      this.area = area;
      this.person = person;
    }

    @Override
    public void at(long timeUs, FloorPoint place) {
      boolean now = area.contains(place);
      if (now != inside) {
        long us =
            started ? Trace.change(person, beforeUs, timeUs, p -> area.contains(p) == now) : timeUs;
        turn(now, us);
      }
      started = true;
      beforeUs = timeUs;
    }

    @Override
    public void gone(long timeUs) {
      if (inside) {
        turn(false, timeUs);
      }
      started = false;
    }

    private void turn(boolean now, long timeUs) {
      inside = now;
      if (now) {
        sinceUs = timeUs;
        return;
      }
      long[] last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
      if (last != null && sinceUs - last[1] <= BRIDGED_US) {
        last[1] = timeUs;
      } else {
        spans.add(new long[] {sinceUs, timeUs});
      }
    }
  }
}
