package io.footfall.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.landing.RecordingMatcher.Claimed;
import io.footfall.landing.RecordingMatcher.Matches;
import io.footfall.site.Camera;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordingMatcherTest {
  private static final String NOON = "2026-11-20T12:00:00Z";
  private static final Camera DOOR = Cameras.named("door", "S/door/**");
  private static final Camera TILL = Cameras.named("till", "S/till/**");
  private static final RecordingMatcher MATCHER =
      new RecordingMatcher(Cameras.site(DOOR, TILL), Duration.ZERO);

  private static Matches match(String... names) {
    return MATCHER.match(Cameras.files(NOON, names), Instant.parse(NOON));
  }

  private static List<String> names(List<Claimed> claimed) {
    return claimed.stream().map(recording -> recording.file().name()).toList();
  }

  @Test
  void aFileBelongsToTheCameraWhosePatternFits() {
    Matches matches = match("S/till/b.mkv", "S/door/a.MP4", "S/cellar/c.mp4");

    assertThat(names(matches.recordings())).containsExactly("S/door/a.MP4", "S/till/b.mkv");
    assertThat(matches.recordings()).extracting(Claimed::camera).containsExactly(DOOR, TILL);
    assertThat(matches.unclaimed()).extracting(LandedFile::name).containsExactly("S/cellar/c.mp4");
  }

  @Test
  void aFileThatTwoPatternsFitBelongsToNobody() {
    Camera all = Cameras.named("all", "S/**");
    Matches matches =
        new RecordingMatcher(Cameras.site(DOOR, all), Duration.ZERO)
            .match(Cameras.files(NOON, "S/door/a.mp4", "S/b.mp4"), Instant.parse(NOON));

    assertThat(names(matches.recordings())).containsExactly("S/b.mp4");
    assertThat(matches.claimedTwice())
        .singleElement()
        .satisfies(twice -> assertThat(twice.cameras()).containsExactly(DOOR, all));
  }

  @Test
  void whatIsNoVideoIsListedApart() {
    Matches matches =
        match("S/door/a.mp4", "S/door/a.mp4.done", "S/door/a.json", "S/door/notes.txt", "_SUCCESS");

    assertThat(names(matches.recordings())).containsExactly("S/door/a.mp4");
    assertThat(matches.others()).hasSize(4);
  }

  @Test
  void unfinishedFilesAreTakenSoThatTheyAreToldAbout() {
    Matches matches = match("S/door/a.mp4", "S/door/b.mp4.part", "S/door/c.tmp");

    assertThat(matches.recordings())
        .extracting(Claimed::isUnfinished)
        .containsExactly(false, true, true);
  }

  @Test
  void aSidecarIsFoundUnderTheWholeNameBeforeTheStem() {
    Matches matches =
        match(
            "S/door/a.mp4",
            "S/door/a.mp4.json",
            "S/door/a.json",
            "S/door/b.mp4",
            "S/door/b.json",
            "S/door/c.mp4");

    assertThat(matches.recordings())
        .extracting(claimed -> claimed.sidecar().map(LandedFile::name).orElse("none"))
        .containsExactly("S/door/a.mp4.json", "S/door/b.json", "none");
  }

  @Test
  void aFileIsTakenOnceItHasRestedForTheQuietTime() {
    RecordingMatcher patient =
        new RecordingMatcher(Cameras.site(DOOR, TILL), Duration.ofMinutes(1));
    List<LandedFile> files =
        List.of(
            Cameras.file("S/door/rested.mp4", "2026-11-20T11:59:00Z"),
            Cameras.file("S/door/fresh.mp4", "2026-11-20T11:59:00.001Z"));

    Matches matches = patient.match(files, Instant.parse(NOON));

    assertThat(names(matches.recordings())).containsExactly("S/door/rested.mp4");
    assertThat(names(matches.changing())).containsExactly("S/door/fresh.mp4");
  }

  @Test
  void aMarkerMakesAFreshFileComplete() {
    RecordingMatcher patient =
        new RecordingMatcher(Cameras.site(DOOR, TILL), Duration.ofMinutes(1));

    Matches matches =
        patient.match(
            Cameras.files(
                NOON,
                "S/door/a.mp4",
                "S/door/a.mp4.done",
                "S/door/b.mp4",
                "S/door/b.done",
                "S/door/c.mp4"),
            Instant.parse(NOON));

    assertThat(names(matches.recordings())).containsExactly("S/door/a.mp4", "S/door/b.mp4");
    assertThat(names(matches.changing())).containsExactly("S/door/c.mp4");
  }

  @Test
  void withoutAQuietTimeEvenAFileFromTheFutureIsTaken() {
    Matches matches =
        MATCHER.match(Cameras.files("2030-01-01T00:00:00Z", "S/door/a.mp4"), Instant.parse(NOON));

    assertThat(matches.recordings()).hasSize(1);
  }

  @Test
  void theOrderOfTheListingDoesNotMatter() {
    List<LandedFile> files =
        new ArrayList<>(
            Cameras.files(
                NOON, "S/door/b.mp4", "S/door/a.mp4", "S/till/c.mp4", "x.mp4", "a.txt", "w.mp4"));
    Matches expected = MATCHER.match(files, Instant.parse(NOON));

    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(files, new Random(seed));
      assertThat(MATCHER.match(files, Instant.parse(NOON))).isEqualTo(expected);
    }
  }
}
