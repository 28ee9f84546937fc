package io.footfall.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.model.TimeRange;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OccupancyTest {
  @Test
  void whoLeavesWhenAnotherComesDoesNotMeetThem() {
    Occupancy occupancy = Occupancy.of(List.of(new TimeRange(0, 10), new TimeRange(10, 20)));

    assertThat(occupancy.maximum(new TimeRange(0, 20))).isEqualTo(1);
    assertThat(occupancy.presentUs(new TimeRange(0, 20))).isEqualTo(20);
  }

  @Test
  void peopleWhoCameBeforeTheWindowCountInIt() {
    Occupancy occupancy = Occupancy.of(List.of(new TimeRange(0, 100), new TimeRange(5, 100)));

    assertThat(occupancy.maximum(new TimeRange(50, 60))).isEqualTo(2);
    assertThat(occupancy.presentUs(new TimeRange(50, 60))).isEqualTo(20);
    assertThat(occupancy.at(99)).isEqualTo(2);
    assertThat(occupancy.at(100)).isZero();
    assertThat(occupancy.at(-1)).isZero();
  }

  @Test
  void nobodyGivesNothing() {
    Occupancy occupancy = Occupancy.of(List.of());

    assertThat(occupancy.maximum(new TimeRange(0, 10))).isZero();
    assertThat(occupancy.presentUs(new TimeRange(0, 10))).isZero();
  }

  @Property
  void theSweepAgreesWithAskingEveryInstant(
      @ForAll("presences") List<TimeRange> presences, @ForAll("range") TimeRange window) {
    Occupancy occupancy = Occupancy.of(presences);

    long sum = 0;
    int most = 0;
    for (long at = window.startUs(); at < window.endUs(); at++) {
      long instant = at;
      int present = (int) presences.stream().filter(p -> p.contains(instant)).count();
      assertThat(occupancy.at(at)).isEqualTo(present);
      sum += present;
      most = Math.max(most, present);
    }
    assertThat(occupancy.presentUs(window)).isEqualTo(sum);
    assertThat(occupancy.maximum(window)).isEqualTo(most);
  }

  @Property
  void cuttingAWindowConservesThePresence(
      @ForAll("presences") List<TimeRange> presences, @ForAll("range") TimeRange window) {
    Occupancy occupancy = Occupancy.of(presences);
    long cut = (window.startUs() + window.endUs()) / 2;
    if (window.lengthUs() > 1) {
      TimeRange before = new TimeRange(window.startUs(), cut);
      TimeRange after = new TimeRange(cut, window.endUs());

      assertThat(occupancy.presentUs(before) + occupancy.presentUs(after))
          .isEqualTo(occupancy.presentUs(window));
      assertThat(Math.max(occupancy.maximum(before), occupancy.maximum(after)))
          .isEqualTo(occupancy.maximum(window));
    }
  }

  @Provide
  Arbitrary<List<TimeRange>> presences() {
    return range().list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<TimeRange> range() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 80), Arbitraries.longs().between(1, 40))
        .as((start, length) -> new TimeRange(start, start + length));
  }
}
