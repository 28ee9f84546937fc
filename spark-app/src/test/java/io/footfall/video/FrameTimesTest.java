package io.footfall.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FrameTimesTest {
  private static final long CAPTURE_US = 1_700_000_000_000_000L;

  @Test
  void aFrameOnAnInstantIsWantedAndOneJustBeforeIsNot() {
    FrameTimes five = FrameTimes.grid(5, CAPTURE_US);

    assertThat(five.wanted(160_000, 200_000)).isTrue();
    assertThat(five.wanted(160_000, 199_999)).isFalse();
    assertThat(five.wanted(200_000, 240_000)).isFalse();
    assertThat(five.wanted(199_999, 240_000)).isTrue();
  }

  @Test
  void theFirstFrameIsWanted() {
    assertThat(FrameTimes.grid(5, CAPTURE_US + 1).wanted(-1, 0)).isTrue();
  }

  @Test
  void everyFrameIsWantedWhenAllAreAskedFor() {
    assertThat(FrameTimes.every().wanted(0, 1)).isTrue();
  }

  @Test
  void aLongPauseGivesOneFrameAndNotSeveral() {
    FrameTimes five = FrameTimes.grid(5, CAPTURE_US);

    assertThat(five.wanted(40_000, 5_040_000)).isTrue();
    assertThat(five.wanted(5_040_000, 5_080_000)).isFalse();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void theGridDoesNotMoveWithTheRecording(
      @ForAll @LongRange(min = 0, max = 2_000_000_000_000_000L) long captureUs,
      @ForAll @IntRange(min = 1, max = 30) int rate) {
    FrameTimes times = FrameTimes.grid(rate, captureUs);
    List<Long> taken = new ArrayList<>();
    for (long ptsUs = 0; ptsUs < 4_000_000; ptsUs += 20_000) {
      if (times.wanted(ptsUs - 20_000 < 0 ? -1 : ptsUs - 20_000, ptsUs)) {
        taken.add(captureUs + ptsUs);
      }
    }

    assertThat(taken).hasSizeBetween(4 * rate, 4 * rate + 1);
    for (int i = 1; i < taken.size(); i++) {
      long sinceInstant = Math.floorMod(taken.get(i) * rate, 1_000_000L) / rate;
      assertThat(sinceInstant).isLessThan(20_000);
    }
  }

  @Test
  void ratesThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> FrameTimes.grid(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FrameTimes.grid(Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FrameTimes.grid(1000.1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
