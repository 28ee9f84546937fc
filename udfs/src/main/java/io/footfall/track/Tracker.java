package io.footfall.track;

import io.footfall.geometry.PictureSize;
import io.footfall.model.CameraId;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import io.footfall.model.Micros;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Finds out which detections of one camera's unbroken footage show the same person.
 *
 * <p>Short, pure tracklets are made first and then linked with a look ahead; see {@link
 * TrackletBuilder} and {@link Linker}. Feed every sampled frame in time order, also those in which
 * nobody was found, across the borders of recordings; call {@link #finish} where the footage breaks
 * off for longer than {@link TrackerSettings#lostBudget}. Tracks are delivered by first time, then
 * id. Memory stays flat however long the footage is: a track is cut after {@link
 * TrackerSettings.Finishing#longest}, nothing else is. Not thread safe.
 */
public final class Tracker {
  /** Links are decided in steps of this length ... */
  private static final long STEP_US = 10_000_000;

  /** ... with so much later footage in view that more would not change them. */
  private static final long LOOK_AHEAD_US = 15_000_000;

  private static final Comparator<Track> DELIVERY =
      Comparator.comparingLong((Track track) -> track.first().timeUs()).thenComparing(Track::id);

  private final CameraId camera;
  private final TrackerSettings settings;
  private final Consumer<Track> finished;
  private final SteadyScene scene;
  private final TrackletBuilder builder;
  private final Linker linker;
  private final EarlierSightings earlier;
  private final FrameTimes frameTimes = new FrameTimes();
  private final PersonFilter filter;
  private final Smoother smoother;
  private final PriorityQueue<Track> waiting = new PriorityQueue<>(DELIVERY);
  private final DuplicateTracks duplicates = new DuplicateTracks();
  private long nowUs = Long.MIN_VALUE;
  private long nextStepUs = Long.MIN_VALUE;
  private boolean ended;

  /**
   * A tracker at the beginning of unbroken footage.
   *
   * @param picture size of the picture the boxes are in
   * @param finished is given each finished track, during {@link #accept} and {@link #finish}
   */
  public Tracker(
      CameraId camera, PictureSize picture, TrackerSettings settings, Consumer<Track> finished) {
    this.camera = camera;
    this.settings = settings;
    this.finished = finished;
    this.scene = new SteadyScene(picture);
    this.earlier = new EarlierSightings(settings.following(), settings.noise(), scene::borderAt);
    this.linker = new Linker(settings, scene::borderAt, earlier::lookBack);
    this.builder =
        new TrackletBuilder(settings.following(), settings.noise(), scene::borderAt, linker::begin);
    this.filter = new PersonFilter(settings.finishing(), settings.stirring());
    this.smoother = new Smoother(settings.noise().smoothed(), frameTimes);
  }

  /**
   * Takes in the next frame.
   *
   * @throws IllegalArgumentException if it is not later than the one before
   * @throws IllegalStateException after {@link #finish}
   */
  public void accept(Frame frame) {
    if (ended) {
      throw new IllegalStateException("The footage has ended; new footage needs a new tracker");
    }
    if (nextStepUs == Long.MIN_VALUE) {
      nextStepUs = frame.timeUs() + STEP_US;
    } else if (frame.timeUs() <= nowUs) {
      throw new IllegalArgumentException(
          "Frames must come in time order, but %d follows %d".formatted(frame.timeUs(), nowUs));
    }
    nowUs = frame.timeUs();
    frameTimes.add(nowUs);
    Frame steady = scene.accept(frame);
    linker.accept(steady);
    earlier.add(nowUs, builder.accept(steady));
    if (nowUs >= nextStepUs) {
      nextStepUs = nowUs + STEP_US;
      settle(nowUs - LOOK_AHEAD_US);
    }
  }

  /** Ends the footage and delivers what is left; nothing may follow. */
  public void finish() {
    ended = true;
    builder.finish();
    settle(Long.MAX_VALUE);
  }

  private void settle(long horizonUs) {
    for (Tracklet last : linker.settle(horizonUs)) {
      deliverLater(last.chain());
    }
    long oldestUs = nowUs;
    for (Tracklet last : linker.openEnds()) {
      List<Tracklet> rest = cutOff(last.chain(), horizonUs);
      oldestUs = Math.min(oldestUs, rest.get(0).startUs());
    }
    oldestUs -= Micros.of(settings.following().lookBack());
    while (!waiting.isEmpty()
        && (horizonUs == Long.MAX_VALUE || waiting.peek().first().timeUs() < oldestUs)) {
      deliver(waiting.poll());
    }
    frameTimes.forgetBefore(oldestUs);
    scene.forgetBefore(oldestUs);
    earlier.forgetBefore(horizonUs);
  }

  private void deliver(Track track) {
    if (!duplicates.isDuplicate(track)) {
      duplicates.keep(track);
      finished.accept(track);
    }
  }

  private void deliverLater(List<Tracklet> chain) {
    for (List<Detection> sightings : filter.people(cutOff(chain, Long.MAX_VALUE))) {
      String id = TrackIds.of(camera, scene.asShown(sightings.get(0)));
      List<TrackPoint> points = smoother.points(sightings).stream().map(scene::asShown).toList();
      waiting.add(new Track(id, camera, points));
    }
  }

  /** Delivers what is longer than a track may be, and returns the rest of the chain. */
  private List<Tracklet> cutOff(List<Tracklet> chain, long decidedUs) {
    long longestUs = Micros.of(settings.finishing().longest());
    for (int i = 1; i < chain.size(); i++) {
      long startUs = chain.get(i).startUs();
      if (startUs - chain.get(0).startUs() >= longestUs && startUs <= decidedUs) {
        chain.get(i - 1).unlinkAfter();
        deliverLater(chain.subList(0, i));
        return cutOff(chain.subList(i, chain.size()), decidedUs);
      }
    }
    return chain;
  }
}
