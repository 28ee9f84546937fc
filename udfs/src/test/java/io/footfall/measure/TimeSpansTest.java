package io.footfall.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.footfall.model.TimeRange;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TimeSpansTest {
  @Test
  void rangesThatMeetBecomeOne() {
    assertThat(TimeSpans.union(List.of(new TimeRange(5, 9), new TimeRange(0, 5))).ranges())
        .containsExactly(new TimeRange(0, 9));
  }

  @Test
  void spansOutOfOrderAreRefused() {
    assertThatThrownBy(() -> new TimeSpans(List.of(new TimeRange(5, 9), new TimeRange(0, 5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in order and apart");
  }

  @Property
  void anInstantIsInTheUnionWhenInAnyInTheIntersectionWhenInBothAndLeftWhenInOne(
      @ForAll("ranges") List<TimeRange> some, @ForAll("ranges") List<TimeRange> others) {
    TimeSpans union = TimeSpans.union(some);
    TimeSpans shared = union.intersection(TimeSpans.union(others));
    TimeSpans left = union.minus(TimeSpans.union(others));

    for (long at = 0; at < 130; at++) {
      assertThat(contains(union.ranges(), at)).isEqualTo(contains(some, at));
      assertThat(contains(shared.ranges(), at))
          .isEqualTo(contains(some, at) && contains(others, at));
      assertThat(contains(left.ranges(), at))
          .isEqualTo(contains(some, at) && !contains(others, at));
    }
    assertThat(shared.lengthUs()).isEqualTo(shared.lengthWithinUs(new TimeRange(0, 130)));
  }

  private static boolean contains(List<TimeRange> ranges, long at) {
    return ranges.stream().anyMatch(range -> range.contains(at));
  }

  @Provide
  Arbitrary<List<TimeRange>> ranges() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 90), Arbitraries.longs().between(1, 30))
        .as((start, length) -> new TimeRange(start, start + length))
        .list()
        .ofMaxSize(6);
  }
}
