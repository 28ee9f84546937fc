package io.footfall.track;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.model.CameraId;
import io.footfall.model.ClothingColour;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import io.footfall.model.Track;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Invented footage: people walk straight, are seen with some noise and now and then missed. */
final class Scene {
  static final PictureSize PICTURE = new PictureSize(1920, 1080);
  static final CameraId CAMERA = new CameraId("S", "door");
  static final long START_US = 1_700_000_000_000_000L;

  private final double rate;
  private final List<Frame> frames = new ArrayList<>();

  private Scene(double rate) {
    this.rate = rate;
  }

  /** An empty room, watched for a while. */
  static Scene empty(double seconds, double rate) {
    Scene scene = new Scene(rate);
    for (int i = 0; i < Math.round(seconds * rate); i++) {
      scene.frames.add(new Frame(scene.timeUs(i), List.of()));
    }
    return scene;
  }

  /** A crowd of strollers in the middle of the picture, the same for the same seed. */
  static Scene crowd(long seed) {
    Random random = new Random(seed);
    Scene scene = empty(20, 5 + random.nextInt(20));
    int people = 2 + random.nextInt(5);
    for (int i = 0; i < people; i++) {
      double from = random.nextDouble() * 8;
      Point start = new Point(500 + random.nextInt(900), 400 + random.nextInt(400));
      Point speed = new Point(random.nextGaussian() * 60, random.nextGaussian() * 10);
      double height = 150 + random.nextInt(60);
      byte[] clothes = new byte[12];
      random.nextBytes(clothes);
      scene.add(start, speed, height, from, from + 10, ClothingColour.of(clothes), random);
    }
    return scene;
  }

  /** Lets somebody walk; the foot is where the walk begins, the speed in pixels a second. */
  Scene walk(Point foot, Point speed, double height, double fromSecond, double toSecond) {
    return add(foot, speed, height, fromSecond, toSecond, ClothingColour.UNKNOWN, new Random(7));
  }

  private Scene add(
      Point foot,
      Point speed,
      double height,
      double fromSecond,
      double toSecond,
      ClothingColour clothes,
      Random random) {
    for (int i = 0; i < frames.size(); i++) {
      double seconds = i / rate - fromSecond;
      if (seconds < 0 || seconds >= toSecond - fromSecond || random.nextInt(20) == 0) {
        continue;
      }
      double x = foot.x() + seconds * speed.x() + random.nextGaussian() * 0.01 * height;
      double y = foot.y() + seconds * speed.y() + random.nextGaussian() * 0.01 * height;
      Box box = Box.ofFootPoint(new Point(x, y), 0.4 * height, height);
      double score = 0.6 + 0.3 * random.nextDouble();
      List<Detection> all = new ArrayList<>(frames.get(i).detections());
      all.add(new Detection(timeUs(i), box, score, clothes));
      frames.set(i, new Frame(timeUs(i), all));
    }
    return this;
  }

  /** Hides what is found between two instants and passes the test. */
  Scene hide(double fromSecond, double toSecond, Predicate<Box> hidden) {
    frames.replaceAll(
        frame -> {
          double seconds = (frame.timeUs() - START_US) * 1e-6;
          return seconds < fromSecond || seconds >= toSecond
              ? frame
              : new Frame(
                  frame.timeUs(),
                  frame.detections().stream().filter(d -> !hidden.test(d.box())).toList());
        });
    return this;
  }

  List<Frame> frames() {
    return Collections.unmodifiableList(frames);
  }

  private long timeUs(int frame) {
    return START_US + Math.round(frame * 1e6 / rate);
  }

  static List<Frame> change(List<Frame> frames, UnaryOperator<Box> boxes, long laterUs) {
    List<Frame> changed = new ArrayList<>();
    for (Frame frame : frames) {
      long timeUs = frame.timeUs() + laterUs;
      changed.add(
          new Frame(
              timeUs,
              frame.detections().stream()
                  .map(d -> new Detection(timeUs, boxes.apply(d.box()), d.score(), d.colour()))
                  .toList()));
    }
    return changed;
  }

  static List<Track> track(List<Frame> frames) {
    return track(frames, PICTURE);
  }

  static List<Track> track(List<Frame> frames, PictureSize picture) {
    List<Track> tracks = new ArrayList<>();
    Tracker tracker = new Tracker(CAMERA, picture, TrackerSettings.DEFAULT, tracks::add);
    frames.forEach(tracker::accept);
    tracker.finish();
    return tracks;
  }
}
