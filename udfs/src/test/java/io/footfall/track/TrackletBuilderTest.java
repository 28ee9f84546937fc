package io.footfall.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.geometry.Shift;
import io.footfall.model.ClothingColour;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackletBuilderTest {
  private final List<Tracklet> tracklets = new ArrayList<>();
  private final TrackletBuilder builder =
      new TrackletBuilder(
          TrackerSettings.DEFAULT.following(),
          TrackerSettings.DEFAULT.noise(),
          new SteadyScene(new PictureSize(1000, 1000))::borderAt,
          tracklets::add);
  private long timeUs;

  @ParameterizedTest
  @CsvSource({"0.40, 1", "0.39, 0"})
  void onlyASureDetectionStarts(double score, int count) {
    frame(found(500, 180, score));

    assertThat(tracklets).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({"0.10, 21", "0.09, 20"})
  void anUnsureDetectionExtends(double score, int sightings) {
    stand(20);
    frame(found(500, 180, score));

    assertThat(tracklets.get(0).sightings()).hasSize(sightings);
  }

  @ParameterizedTest
  @CsvSource({"20, 21", "10, 10"})
  void afterALossAnUnsureDetectionExtendsWhoIsKnownAndAlone(int frames, int sightings) {
    stand(frames);
    frame();
    frame();
    frame(found(500, 180, 0.3));

    assertThat(tracklets).hasSize(1);
    assertThat(tracklets.get(0).sightings()).hasSize(sightings);
  }

  @Test
  void afterALossAnUnsureDetectionExtendsNobodyWhereItMayBeSomebodyElse() {
    stand(20);
    frame();
    frame();
    frame(found(500, 180, 0.3), found(535, 180, 0.2));

    assertThat(tracklets.get(0).sightings()).hasSize(20);
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "7, 2"})
  void afterAShortLossTheTrackletGoesOn(int framesMissed, int count) {
    stand(20);
    for (int i = 0; i < framesMissed; i++) {
      frame();
    }
    frame(found(500, 180, 0.7));

    assertThat(tracklets).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({"160, 1", "140, 2", "120, 2"})
  void whoIsSuddenlySmallerIsDoubted(double height, int count) {
    stand(20);
    frame(found(500, height, 0.7));

    assertThat(tracklets).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({"193, 158, 1", "180, 172, 2"})
  void whoIsSuddenlyInOtherClothesIsDoubted(int first, int second, int count) {
    for (int i = 0; i < 20; i++) {
      frame(dressed(250, 0));
    }
    frame(dressed(first, second));

    assertThat(tracklets).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "200, 1"})
  void whoTheLowerBorderCutsShowsOtherPartsOfTheBody(double down, int count) {
    Shift shift = new Shift(0, down);
    for (Detection seen : List.of(dressed(250, 0), dressed(250, 0), dressed(0, 250))) {
      frame(new Detection(0, shift.move(seen.box()), seen.score(), seen.colour()));
    }

    assertThat(tracklets).hasSize(count);
  }

  @Test
  void clothesThatAreNotKnownAreNotDoubted() {
    frame(dressed(250, 0));
    stand(2);
    frame(dressed(250, 0));

    assertThat(tracklets).hasSize(1);
  }

  @Test
  void whoWalksOutUnderTheCameraIsFollowedToTheLast() {
    for (int i = 0; i < 40; i++) {
      double top = 400 + 15 * i;
      frame(new Detection(0, new Box(460, top, 540, Math.min(top + 200 + 3 * i, 1000)), 0.7));
    }

    assertThat(tracklets).hasSize(1);
    assertThat(tracklets.get(0).sightings()).hasSize(40);
  }

  @Test
  void whereTwoCompeteForOneBoxTheTrackletEnds() {
    for (int i = 0; i < 20; i++) {
      frame(found(500, 180, 0.7), found(530, 180, 0.6));
    }
    assertThat(tracklets).hasSize(2);
    frame(found(515, 180, 0.7));

    assertThat(tracklets).hasSize(3);
  }

  @Test
  void whoJumpsAloneGoesOnInAnotherTracklet() {
    stand(20);
    frame(found(537, 180, 0.7));

    assertThat(tracklets).hasSize(2);
    assertThat(tracklets.get(0).isClosed()).isTrue();
    frame(found(500, 180, 0.7));
    assertThat(tracklets.get(0).sightings()).hasSize(20);
  }

  @Test
  void whoMayHaveJumpedHereOrThereIsWaitedFor() {
    stand(20);
    frame(found(537, 180, 0.7), found(463, 180, 0.3));

    assertThat(tracklets).hasSize(2);
    assertThat(tracklets.get(0).isClosed()).isFalse();
  }

  @Test
  void ofTwoBoxesOnOnePersonTheSurerCounts() {
    frame(found(500, 180, 0.7), found(503, 182, 0.6));

    assertThat(tracklets).hasSize(1);
    assertThat(tracklets.get(0).first().score()).isEqualTo(0.7);
  }

  private void stand(int frames) {
    for (int i = 0; i < frames; i++) {
      frame(found(500, 180, 0.7));
    }
  }

  private void frame(Detection... detections) {
    List<Detection> found = new ArrayList<>();
    for (Detection d : detections) {
      found.add(new Detection(timeUs, d.box(), d.score(), d.colour()));
    }
    builder.accept(new Frame(timeUs, found));
    timeUs += 100_000;
  }

  private static Detection dressed(int first, int second) {
    ClothingColour colour =
        ClothingColour.of(
            new byte[] {
              (byte) first, (byte) second, (byte) first, (byte) second, (byte) first, (byte) second
            });
    return new Detection(0, found(500, 180, 0.7).box(), 0.7, colour);
  }

  private static Detection found(double x, double height, double score) {
    Box box = Box.ofFootPoint(new Point(x, 620 + height), 72 * height / 180, height);
    return new Detection(0, box, score);
  }
}
