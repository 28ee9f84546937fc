package io.footfall.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Shift;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What must not change the tracks. */
class TrackerLawsTest {
  private static final int TRIES = 60;

  /** So wide that nobody comes near its border, the fastest of a crowd included. */
  private static final PictureSize WIDE = new PictureSize(12_000, 3000);

  @Property(tries = TRIES)
  void shiftingTimeChangesNothingElse(
      @ForAll long seed,
      @ForAll @LongRange(min = -86_400_000_000L, max = 86_400_000_000L) long laterUs) {
    List<Frame> frames = Scene.crowd(seed).frames();

    List<Track> shifted = Scene.track(Scene.change(frames, box -> box, laterUs));

    assertSame(Scene.track(frames), shifted, 1, 0, 0, laterUs);
  }

  @Property(tries = TRIES)
  void shiftingThePictureChangesNothingElse(
      @ForAll long seed,
      @ForAll @IntRange(min = -80, max = 80) int right,
      @ForAll @IntRange(min = -80, max = 80) int down) {
    List<Frame> frames = crowdInTheMiddle(seed);

    List<Track> shifted = Scene.track(Scene.change(frames, new Shift(right, down)::move, 0), WIDE);

    assertSame(Scene.track(frames, WIDE), shifted, 1, right, down, 0);
  }

  @Property(tries = TRIES)
  void scalingThePictureDoesNotMatter(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.25, max = 4) double by) {
    List<Frame> frames = crowdInTheMiddle(seed);
    PictureSize scaled = new PictureSize((int) (WIDE.width() * by), (int) (WIDE.height() * by));

    List<Track> tracks = Scene.track(Scene.change(frames, box -> box.scale(by, by), 0), scaled);

    assertSame(Scene.track(frames, WIDE), tracks, by, 0, 0, 0);
  }

  @Property(tries = TRIES)
  void aCameraThatMovesChangesNothingElse(@ForAll long seed) {
    List<Frame> frames = crowdInTheMiddle(seed);
    Map<Long, Shift> wandered = new HashMap<>();
    List<Frame> seen = byACameraThatMoves(frames, new Random(seed), wandered);

    List<Track> steadied = new ArrayList<>();
    for (Track track : Scene.track(seen, WIDE)) {
      List<TrackPoint> points = new ArrayList<>();
      for (TrackPoint point : track.points()) {
        Box box = wandered.get(point.timeUs()).reversed().move(point.box());
        points.add(new TrackPoint(point.timeUs(), box, point.score(), point.source()));
      }
      steadied.add(new Track(track.id(), track.camera(), points));
    }

    assertSame(Scene.track(frames, WIDE), steadied, 1, 0, 0, 0);
  }

  /** The same people in pictures that shake, jump and wander off. */
  private static List<Frame> byACameraThatMoves(
      List<Frame> frames, Random random, Map<Long, Shift> wandered) {
    List<Frame> seen = new ArrayList<>();
    Shift to = Shift.NONE;
    for (Frame frame : frames) {
      double far = random.nextInt(10) == 0 ? 100 : 5;
      Shift moved = new Shift(far * random.nextGaussian(), far * random.nextGaussian());
      to = to.plus(moved);
      wandered.put(frame.timeUs(), to);
      List<Detection> detections = new ArrayList<>();
      for (Detection detection : frame.detections()) {
        Box box = to.move(detection.box());
        detections.add(
            new Detection(detection.timeUs(), box, detection.score(), detection.colour()));
      }
      seen.add(new Frame(frame.timeUs(), detections, moved));
    }
    return seen;
  }

  @Property(tries = TRIES)
  void theOrderOfBoxesWithinAFrameDoesNotMatter(@ForAll long seed) {
    List<Frame> frames = Scene.crowd(seed).frames();
    Random random = new Random(seed);
    List<Frame> shuffled = new ArrayList<>();
    for (Frame frame : frames) {
      List<Detection> detections = new ArrayList<>(frame.detections());
      Collections.shuffle(detections, random);
      shuffled.add(new Frame(frame.timeUs(), detections));
    }

    assertThat(Scene.track(shuffled)).isEqualTo(Scene.track(frames));
  }

  @Property(tries = TRIES)
  void tracksComeByFirstTimeAndHoldEachSightingOnce(@ForAll long seed) {
    List<Frame> frames = Scene.crowd(seed).frames();

    List<Track> tracks = Scene.track(frames);

    assertThat(tracks)
        .isSortedAccordingTo(
            Comparator.comparingLong((Track track) -> track.first().timeUs())
                .thenComparing(Track::id));
    assertThat(tracks.stream().map(Track::id)).doesNotHaveDuplicates();
    for (Frame frame : frames) {
      long seen =
          tracks.stream()
              .flatMap(track -> track.points().stream())
              .filter(point -> point.timeUs() == frame.timeUs() && point.isSeen())
              .count();
      assertThat(seen).isLessThanOrEqualTo(frame.detections().size());
    }
  }

  private static List<Frame> crowdInTheMiddle(long seed) {
    return Scene.change(Scene.crowd(seed).frames(), new Shift(5000, 1000)::move, 0);
  }

  private static void assertSame(
      List<Track> expected, List<Track> actual, double scale, double right, double down, long us) {
    Comparator<Track> byPlace =
        Comparator.comparingLong((Track track) -> track.first().timeUs())
            .thenComparingDouble(track -> track.first().box().left());
    List<Track> sorted = expected.stream().sorted(byPlace).toList();
    List<Track> others = actual.stream().sorted(byPlace).toList();
    assertThat(others).hasSameSizeAs(sorted);
    for (int i = 0; i < sorted.size(); i++) {
      List<TrackPoint> points = sorted.get(i).points();
      List<TrackPoint> otherPoints = others.get(i).points();
      assertThat(otherPoints).hasSameSizeAs(points);
      for (int j = 0; j < points.size(); j++) {
        TrackPoint point = points.get(j);
        TrackPoint other = otherPoints.get(j);
        assertThat(other.timeUs()).isEqualTo(point.timeUs() + us);
        assertThat(other.source()).isEqualTo(point.source());
        assertThat(other.box().left()).isCloseTo(point.box().left() * scale + right, within(1e-6));
        assertThat(other.box().bottom())
            .isCloseTo(point.box().bottom() * scale + down, within(1e-6));
      }
    }
  }
}
