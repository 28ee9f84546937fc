package io.footfall.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.geometry.Shift;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import io.footfall.model.Track;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadySceneTest {
  private static final PictureSize PICTURE = new PictureSize(1000, 500);
  private static final Box AT_LEFT = new Box(0, 100, 40, 200);

  private final SteadyScene scene = new SteadyScene(PICTURE);

  private Frame accept(long timeUs, Box box, Shift moved) {
    return scene.accept(new Frame(timeUs, List.of(new Detection(timeUs, box, 0.8)), moved));
  }

  @Test
  void aCameraThatStaysShowsTheSceneAsItIs() {
    Frame frame = new Frame(1, List.of(new Detection(1, AT_LEFT, 0.8)));

    assertThat(scene.accept(frame)).isSameAs(frame);
  }

  @Test
  void whatTheCameraMovedIsTakenOffAndPutBack() {
    accept(1, AT_LEFT, Shift.NONE);
    Frame second = accept(2, new Box(30, 80, 70, 180), new Shift(30, -20));
    Frame third = accept(3, new Box(35, 85, 75, 185), new Shift(5, 5));

    Detection inScene = second.detections().get(0);
    assertThat(inScene.box()).isEqualTo(AT_LEFT);
    assertThat(third.detections().get(0).box()).isEqualTo(AT_LEFT);
    assertThat(scene.asShown(inScene).box()).isEqualTo(new Box(30, 80, 70, 180));
  }

  @Test
  void theBorderOfThePictureWandersOverTheScene() {
    accept(1, AT_LEFT, Shift.NONE);
    accept(2, new Box(30, 100, 70, 200), new Shift(30, 0));

    assertThat(scene.borderAt(1).touches(AT_LEFT)).isTrue();
    assertThat(scene.borderAt(2).touches(AT_LEFT)).as("30 pixels from the left now").isFalse();
    assertThat(scene.borderAt(2).touches(new Box(900, 100, 970, 200)))
        .as("where the picture ends now")
        .isTrue();
  }

  @Test
  void whatIsForgottenStillCountsForWhatFollows() {
    accept(1, AT_LEFT, Shift.NONE);
    accept(2, new Box(30, 100, 70, 200), new Shift(30, 0));
    scene.forgetBefore(5);

    assertThat(scene.borderAt(6).touches(AT_LEFT)).isFalse();
    assertThat(accept(7, new Box(31, 100, 71, 200), new Shift(1, 0)).detections().get(0).box())
        .isEqualTo(AT_LEFT);
  }

  @Test
  void whoIsWhomAfterAKnockOfTheCamera() {
    Shift fromOneToTheNext = new Shift(190, -65);

    assertThat(walked(tracksOfThree(fromOneToTheNext, true)))
        .containsExactly("-300 px", "100 px", "400 px");
    assertThat(walked(tracksOfThree(fromOneToTheNext, false)))
        .as("a tracker that is not told takes one for the other")
        .isNotEqualTo(List.of("-300 px", "100 px", "400 px"));
  }

  /** How far each track leads on the floor, the knock taken off, in hundreds. */
  private static List<String> walked(List<Track> tracks) {
    return tracks.stream()
        .map(track -> track.last().box().left() - track.first().box().left() - 190)
        .map(right -> 100 * Math.round(right / 100))
        .sorted()
        .map("%d px"::formatted)
        .toList();
  }

  private static List<Track> tracksOfThree(Shift knock, boolean isTold) {
    Scene three =
        Scene.empty(10, 10)
            .walk(new Point(400, 500), new Point(40, 0), 160, 0, 10)
            .walk(new Point(560, 540), new Point(-30, 5), 170, 0, 10)
            .walk(new Point(760, 560), new Point(10, 0), 180, 0, 10);
    List<Frame> frames = new ArrayList<>();
    for (Frame frame : three.frames()) {
      boolean isAfter = frame.timeUs() >= Scene.START_US + 5_000_000;
      boolean isKnock = isTold && frame.timeUs() == Scene.START_US + 5_000_000;
      List<Detection> detections = new ArrayList<>();
      for (Detection detection : frame.detections()) {
        Box box = isAfter ? knock.move(detection.box()) : detection.box();
        detections.add(new Detection(detection.timeUs(), box, detection.score()));
      }
      frames.add(new Frame(frame.timeUs(), detections, isKnock ? knock : Shift.NONE));
    }
    return Scene.track(frames);
  }
}
