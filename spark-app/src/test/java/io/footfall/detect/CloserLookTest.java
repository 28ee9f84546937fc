package io.footfall.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CloserLookTest {
  private static final PictureSize INPUT = new PictureSize(512, 384);
  private static final CloserLook TWICE = new CloserLook(new PictureSize(1280, 960), INPUT);
  private static final CloserLook CLOSER = new CloserLook(new PictureSize(1600, 1200), INPUT);

  private final List<Box> windows = new ArrayList<>();

  private static ScoredBox person(double x, double y, double height, double score) {
    return new ScoredBox(new Box(x, y, x + height / 2, y + height), score);
  }

  /** A model that finds these people wherever they are whole in the window, surely. */
  private CloserLook.Part finding(ScoredBox... people) {
    return window -> {
      windows.add(window);
      List<ScoredBox> found = new ArrayList<>();
      for (ScoredBox person : people) {
        Box box = person.box();
        Box shown =
            new Box(
                    box.left() - window.left(),
                    box.top() - window.top(),
                    box.right() - window.left(),
                    box.bottom() - window.top())
                .scale(INPUT.width() / window.width(), INPUT.height() / window.height());
        Box all = new Box(0, 0, INPUT.width(), INPUT.height());
        if (shown.intersection(all) == shown.area()) {
          found.add(new ScoredBox(shown, 0.9));
        }
      }
      return found;
    };
  }

  @Test
  void picturesWithoutMoreDetailAreLookedAtOnce() {
    PictureSize wide = new PictureSize(672, 384);
    assertThat(CloserLook.pays(new PictureSize(1920, 1080), wide)).isTrue();
    assertThat(CloserLook.pays(new PictureSize(1280, 720), wide)).isTrue();
    assertThat(CloserLook.pays(new PictureSize(960, 540), wide)).isFalse();
    assertThat(CloserLook.pays(new PictureSize(768, 576), INPUT)).isFalse();
  }

  @Test
  void largeOrSurePeopleAndNoiseAreNoReason() throws Exception {
    List<ScoredBox> first =
        List.of(person(10, 10, 40, 0.8), person(90, 90, 100, 0.3), person(300, 50, 30, 0.15));

    assertThat(CLOSER.hasReason(first)).isFalse();
    assertThat(CLOSER.look(first, finding())).isSameAs(first);
    assertThat(windows).isEmpty();
  }

  @Test
  void whoIsFoundAgainIsInItsPlaceWithTheNewScore() throws Exception {
    ScoredBox small = person(200, 150, 30, 0.3);
    ScoredBox beside = person(230, 150, 32, 0.6);
    ScoredBox large = person(60, 40, 200, 0.7);

    List<ScoredBox> found = TWICE.look(List.of(large, beside, small), finding(small, beside));

    assertThat(windows).hasSize(1);
    assertThat(found)
        .containsExactlyInAnyOrder(
            large, new ScoredBox(small.box(), 0.9), new ScoredBox(beside.box(), 0.9));
    assertThat(CLOSER.look(List.of(large, beside, small), finding(small, beside))).hasSize(3);
  }

  @Test
  void theSmallerPeopleAreTheLargerTheyAreShown() throws Exception {
    ScoredBox tiny = person(100, 100, 30, 0.3);
    ScoredBox small = person(350, 250, 80, 0.3);

    CLOSER.look(List.of(small, tiny), finding());
    assertThat(windows).extracting(Box::height).containsExactly(128.0, 192.0);

    windows.clear();
    TWICE.look(List.of(small, tiny), finding());
    assertThat(windows).extracting(Box::height).containsExactly(192.0, 192.0);
  }

  @Test
  void whoIsSmallButSeenInAWindowAlreadyNeedsNoOther() throws Exception {
    ScoredBox tiny = person(100, 100, 30, 0.3);
    ScoredBox small = person(140, 90, 70, 0.3);

    CLOSER.look(List.of(small, tiny), finding());

    assertThat(windows).extracting(Box::height).containsExactly(128.0);
  }

  @Test
  void aPictureThatHasNothingMoreToShowIsNotLookedAtAgain() {
    CloserLook none = new CloserLook(new PictureSize(768, 576), INPUT);
    assertThat(none.hasReason(List.of(person(10, 10, 40, 0.3)))).isFalse();
  }

  @Test
  void whoTheCloserLookDoesNotSeeIsNobody() throws Exception {
    ScoredBox poster = person(200, 150, 30, 0.3);
    assertThat(CLOSER.look(List.of(poster), finding())).isEmpty();
  }

  @Test
  void whoIsCutByAWindowIsLeftToTheOneThatShowsAll() throws Exception {
    // Two groups too far apart for one window, and somebody new between them.
    List<ScoredBox> first = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      first.add(person(i * 100, 100 + i * 3, 30, 0.3));
    }
    ScoredBox[] people = first.toArray(new ScoredBox[0]);

    List<ScoredBox> found = TWICE.look(first, finding(people));

    assertThat(found).hasSize(5).allMatch(person -> person.score() == 0.9);
    assertThat(people[5].box().right()).as("the sixth is cut by the picture").isGreaterThan(512);
  }

  @Test
  void aCrowdCostsSoMuchAndNotMore() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      windows.clear();
      List<ScoredBox> crowd = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        crowd.add(person(random.nextInt(480), random.nextInt(340), 20 + random.nextInt(30), 0.4));
      }
      CLOSER.look(crowd, finding());
      assertThat(windows).hasSizeBetween(1, 9);
      for (Box window : windows) {
        assertThat(window.width()).isEqualTo(170);
        assertThat(window.height()).isEqualTo(128);
        assertThat(window.left()).isBetween(0.0, 342.0);
        assertThat(window.top()).isBetween(0.0, 256.0);
      }
    }
  }
}
