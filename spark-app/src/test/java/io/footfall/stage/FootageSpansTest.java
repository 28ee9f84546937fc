package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.model.TimeRange;
import org.junit.jupiter.api.Test;

class FootageSpansTest {
  private static final long MAX_STEP_US = 15;

  @Test
  void aRangeWithoutGapsIsOneSpanFromBorderToBorder() {
    FootageSpans spans = of(new TimeRange(100, 140), 105, 115, 125, 135);
    assertThat(spans.spans()).containsExactly(new TimeRange(100, 140));
    assertThat(spans.frames(0)).isEqualTo(4);
  }

  @Test
  void theFirstFrameMayBeAsLateAsOneMayStandForAndNoLater() {
    assertThat(of(new TimeRange(100, 120), 115).spans()).containsExactly(new TimeRange(100, 120));
    assertThat(of(new TimeRange(100, 120), 116).spans()).containsExactly(new TimeRange(116, 120));
  }

  @Test
  void aFrameStandsForALimitedTimeAndTheRestIsAGap() {
    FootageSpans touching = of(new TimeRange(100, 130), 100, 115);
    assertThat(touching.spans()).containsExactly(new TimeRange(100, 130));
    FootageSpans broken = of(new TimeRange(100, 150), 100, 110, 126, 130);
    assertThat(broken.spans()).containsExactly(new TimeRange(100, 125), new TimeRange(126, 145));
    assertThat(broken.frames(0)).isEqualTo(2);
    assertThat(broken.frames(1)).isEqualTo(2);
  }

  @Test
  void aRangeWithoutFramesHasNoFootage() {
    assertThat(of(new TimeRange(0, 10)).spans()).isEmpty();
  }

  private static FootageSpans of(TimeRange range, long... frames) {
    FootageSpans spans = new FootageSpans(range, MAX_STEP_US);
    for (long frame : frames) {
      spans.add(frame);
    }
    spans.finish();
    return spans;
  }
}
