package io.footfall.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Walks are sampled twenty times a second. */
class GlimpsesTest {
  @Test
  void aGlimpseAtTheBeginningIsLeftOut() {
    Track track = walk().to(10, 0, 0.2).hidden().to(20, 0, 1.2).seen().to(300, 0, 3).track();

    Track without = Glimpses.without(track);

    assertThat(without.id()).isEqualTo(track.id());
    assertThat(without.points()).isEqualTo(seenFrom(track, 1_450_000, 4_400_000));
  }

  @Test
  void aGlimpseAtTheEndIsLeftOut() {
    Track track = walk().to(300, 0, 3).hidden().to(400, 0, 1.2).seen().to(410, 0, 0.2).track();

    assertThat(Glimpses.without(track).points().get(0)).isEqualTo(track.first());
    assertThat(Glimpses.without(track).last().timeUs()).isLessThan(4_250_000);
  }

  @Test
  void glimpsesAreLeftOutAtBothEnds() {
    Track track =
        walk()
            .hidden()
            .to(20, 0, 2)
            .seen()
            .to(300, 0, 3)
            .hidden()
            .to(400, 0, 1.2)
            .seen()
            .to(410, 0, 0.2)
            .track();

    Track without = Glimpses.without(track);

    assertThat(without.first().timeUs()).isEqualTo(2_050_000);
    assertThat(without.first().isSeen()).isTrue();
    assertThat(without.last().timeUs()).isLessThan(6_250_000);
  }

  @Test
  void whoIsSeenForLongEnoughIsNoGlimpse() {
    Track track = walk().to(10, 0, 0.3).hidden().to(20, 0, 1.2).seen().to(300, 0, 3).track();

    assertThat(Glimpses.without(track)).isEqualTo(track);
  }

  @Test
  void whoIsSeenAgainSoonIsNoGlimpse() {
    Track track = walk().to(10, 0, 0.2).hidden().to(20, 0, 0.9).seen().to(300, 0, 3).track();

    assertThat(Glimpses.without(track)).isEqualTo(track);
  }

  @Test
  void aTrackOfGlimpsesStaysAsItIs() {
    Track once = walk().to(10, 0, 0.2).track();
    Track twice = walk().to(10, 0, 0.2).hidden().to(20, 0, 1.2).seen().to(30, 0, 0.2).track();

    assertThat(Glimpses.without(once)).isEqualTo(once);
    assertThat(Glimpses.without(twice)).isEqualTo(twice);
  }

  private static Walk walk() {
    return Walk.from(0, 0, 20);
  }

  private static List<TrackPoint> seenFrom(Track track, long fromUs, long toUs) {
    return track.points().stream()
        .filter(point -> point.timeUs() >= fromUs && point.timeUs() <= toUs)
        .toList();
  }
}
