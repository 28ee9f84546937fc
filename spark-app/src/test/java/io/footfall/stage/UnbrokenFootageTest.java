package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.model.TimeRange;
import io.footfall.stage.UnbrokenFootage.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnbrokenFootageTest {
  private static final long MAX_GAP_US = 4;

  @Test
  void whereRecordingsOverlapTheOneThatStartedFirstSpeaksUntilItEnds() {
    UnbrokenFootage footage = of(span("b", 6, 20), span("a", 0, 10));
    assertThat(footage.spans()).containsExactly(span("a", 0, 10), span("b", 10, 20));
    assertThat(footage.spans().get(0).speaksFor("a", 9)).isTrue();
    assertThat(footage.spans().get(0).speaksFor("a", 10)).isFalse();
    assertThat(footage.spans().get(1).speaksFor("b", 9)).isFalse();
    assertThat(footage.spans().get(1).speaksFor("b", 10)).isTrue();
  }

  @Test
  void aRecordingInsideAnotherNeverSpeaks() {
    assertThat(of(span("a", 0, 10), span("b", 2, 10)).spans()).containsExactly(span("a", 0, 10));
  }

  @Test
  void footageGoesOnOverAGapThatALostPersonIsWaitedForAndNoLonger() {
    assertThat(of(span("a", 0, 10), span("b", 14, 20)).chains())
        .containsExactly(new TimeRange(0, 20));
    UnbrokenFootage broken = of(span("a", 0, 10), span("b", 15, 20));
    assertThat(broken.chains()).containsExactly(new TimeRange(0, 10), new TimeRange(15, 20));
    assertThat(broken.spans().get(1).chain()).isEqualTo(1);
  }

  @Test
  void aPictureOfAnotherSizeBreaksFootage() {
    UnbrokenFootage footage = of(span("a", 0, 10), new Span("b", 10, 20, 640, 360, 0));
    assertThat(footage.chains()).containsExactly(new TimeRange(0, 10), new TimeRange(10, 20));
    assertThat(footage.seen()).containsExactly(new TimeRange(0, 20));
  }

  @Test
  void seenTimeMergesNeighboursAndLeavesGapsOut() {
    assertThat(of(span("a", 0, 10), span("b", 10, 20), span("c", 21, 30)).seen())
        .containsExactly(new TimeRange(0, 20), new TimeRange(21, 30));
  }

  @Test
  void theOrderOfTheSpansDoesNotMatter() {
    List<Span> spans = List.of(span("a", 0, 10), span("b", 0, 10), span("c", 5, 12));
    List<Span> backwards = List.of(spans.get(2), spans.get(1), spans.get(0));
    assertThat(UnbrokenFootage.of(backwards, MAX_GAP_US))
        .isEqualTo(UnbrokenFootage.of(spans, MAX_GAP_US));
  }

  @Test
  void aDayWithoutFootageIsEmpty() {
    assertThat(of().chains()).isEmpty();
    assertThat(of().seen()).isEmpty();
  }

  private static UnbrokenFootage of(Span... spans) {
    return UnbrokenFootage.of(List.of(spans), MAX_GAP_US);
  }

  private static Span span(String recording, long startUs, long endUs) {
    return new Span(recording, startUs, endUs, 640, 480, 0);
  }
}
