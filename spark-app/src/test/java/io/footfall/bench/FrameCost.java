package io.footfall.bench;

import io.footfall.detect.Detectors;
import io.footfall.detect.GlobalMotion;
import io.footfall.detect.GreyPicture;
import io.footfall.detect.ModelException;
import io.footfall.detect.ModelPackage;
import io.footfall.detect.PersonDetector;
import io.footfall.detect.ScoredBox;
import io.footfall.detect.TemporalDifference;
import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.geometry.Shift;
import io.footfall.model.CameraId;
import io.footfall.model.ClothingColour;
import io.footfall.model.Detection;
import io.footfall.model.Frame;
import io.footfall.simulate.draw.CameraFootage;
import io.footfall.simulate.scenario.CameraMount;
import io.footfall.simulate.scenario.Footage;
import io.footfall.simulate.scenario.Scenario;
import io.footfall.simulate.scenario.ScenarioFile;
import io.footfall.simulate.scenario.SimulatedStore;
import io.footfall.simulate.world.StoreWindow;
import io.footfall.simulate.world.Window;
import io.footfall.track.Tracker;
import io.footfall.track.TrackerSettings;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a frame costs: looked at by the default detector, compared with the one before for a
 * movement of the camera, tracked, and drawn by the simulator, each a frame an operation; run by
 * {@code proof/frame-cost}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 6)
public class FrameCost {
  private static final int PEOPLE_TRACKED = 10;
  private static final int PEOPLE_DRAWN = 12;
  private static final int FRAMES_A_SECOND = 5;
  private static final int SHAKEN = 5;

  /** Ten people in the model's picture, each a third behind the next. */
  private static final List<Box> SIDE_BY_SIDE =
      IntStream.range(0, PEOPLE_TRACKED)
          .mapToObj(i -> new Box(40 * i, 60, 40 * i + 60, 180))
          .toList();

  private static final int HALF_HOUR = 30 * 60 * FRAMES_A_SECOND;

  /** A picture of the simulator at the model's size, and a detector of its own for each thread. */
  @State(Scope.Thread)
  public static class Look {
    private PersonDetector detector;
    private ByteBuffer rgb;
    private ByteBuffer moved;
    private GlobalMotion motion;
    private TemporalDifference difference;
    private long timeUs;
    private boolean isMoved;

    @Setup
    public void open() throws ModelException {
      ModelPackage model =
          ModelPackage.load(Path.of(System.getProperty("footfall.models"), "centernet"));
      Scene scene = new Scene();
      scene.draw();
      PictureSize input =
          Detectors.inputFor(model, new PictureSize(scene.footage.width(), scene.footage.height()));
      detector = Detectors.open(model, input);
      rgb = picture(scene, input, 0);
      moved = picture(scene, input, SHAKEN);
      motion = new GlobalMotion(input);
      difference = new TemporalDifference();
    }

    private GreyPicture grey(ByteBuffer picture) {
      return GreyPicture.of(picture, detector.input());
    }

    private static ByteBuffer picture(Scene scene, PictureSize input, int left) {
      ByteBuffer rgb = ByteBuffer.allocateDirect(input.width() * input.height() * 3);
      for (int y = 0; y < input.height(); y++) {
        int row = y * scene.footage.height() / input.height() * scene.footage.width();
        for (int x = 0; x < input.width(); x++) {
          int shown = Math.min(x + left, input.width() - 1);
          int bgr = 3 * (row + shown * scene.footage.width() / input.width());
          for (int c = 2; c >= 0; c--) {
            rgb.put(scene.picture[bgr + c]);
          }
        }
      }
      return rgb;
    }

    @TearDown
    public void close() {
      detector.close();
    }
  }

  /** Half an hour of ten people who walk through a Full HD picture, one box in ten missed. */
  @State(Scope.Benchmark)
  public static class Walkers {
    private final Random random = new Random(1);
    private final List<Frame> frames = new ArrayList<>();

    @Setup
    public void walk() {
      List<Walker> walkers = new ArrayList<>();
      for (int i = 0; i < PEOPLE_TRACKED; i++) {
        walkers.add(Walker.enter(random));
      }
      for (int n = 0; n < HALF_HOUR; n++) {
        long timeUs = n * 1_000_000L / FRAMES_A_SECOND;
        walkers.replaceAll(w -> w.isGone() ? Walker.enter(random) : w.step());
        List<Detection> found = new ArrayList<>();
        for (Walker walker : walkers) {
          if (random.nextInt(10) > 0) {
            found.add(walker.seen(timeUs, random));
          }
        }
        frames.add(new Frame(timeUs, found));
      }
    }
  }

  private record Walker(double x, double y, double speed, ClothingColour colour) {
    static Walker enter(Random random) {
      double speed = (random.nextBoolean() ? 1 : -1) * (30 + random.nextInt(80));
      byte[] bins = new byte[48];
      random.nextBytes(bins);
      double y = 300 + random.nextInt(700);
      return new Walker(speed > 0 ? -60 : 1980, y, speed, ClothingColour.of(bins));
    }

    boolean isGone() {
      return x < -80 || x > 2000;
    }

    Walker step() {
      return new Walker(x + speed / FRAMES_A_SECOND, y, speed, colour);
    }

    Detection seen(long timeUs, Random random) {
      Point foot = new Point(x + 2 * random.nextGaussian(), y + 2 * random.nextGaussian());
      double score = 0.3 + 0.6 * random.nextDouble();
      return new Detection(timeUs, Box.ofFootPoint(foot, 72, 180), score, colour);
    }
  }

  /**
   * A camera of the occlusion torture, 960 x 540, and its frames with twelve people in the picture.
   */
  @State(Scope.Thread)
  public static class Scene {
    private final CameraFootage footage;
    private final long[] numbers;
    private final byte[] picture;
    private int next;

    /** Finds the frames. */
    public Scene() {
      Scenario scenario = ScenarioFile.load("occlusion-torture");
      SimulatedStore store = scenario.stores().get(0);
      CameraMount mount = store.layout().cameras().get(0);
      Footage day = scenario.footage();
      StoreWindow world = StoreWindow.simulate(scenario, store, Window.of(day, store).get(0));
      footage =
          new CameraFootage(
              world, day, mount, CameraFootage.renderer(store, day, mount, scenario.seed()));
      // Ten minutes at two frames a second.
      numbers =
          LongStream.range(0, 1200)
              .map(half -> Math.round(half * day.framesPerSecond() / 2))
              .filter(n -> footage.sightings(n).size() == PEOPLE_DRAWN)
              .toArray();
      picture = new byte[footage.width() * footage.height() * 3];
    }

    @Setup(Level.Trial)
    public void mustShowPeople() {
      if (numbers.length == 0) {
        throw new IllegalStateException("No frame shows %d people".formatted(PEOPLE_DRAWN));
      }
    }

    private byte[] draw() {
      footage.render(numbers[next], picture);
      next = (next + 1) % numbers.length;
      return picture;
    }
  }

  /** The default detector looks at a frame, on one core. */
  @Benchmark
  @Threads(1)
  public List<ScoredBox> detect(Look look) throws ModelException {
    return look.detector.detect(look.rgb);
  }

  /** How the camera moved, found out where it did not, on one core. */
  @Benchmark
  @Threads(1)
  public Shift stillCamera(Look look) {
    return look.motion.next(look.grey(look.rgb), List.of());
  }

  /** The same where it shakes from frame to frame. */
  @Benchmark
  @Threads(1)
  public Shift shakingCamera(Look look) {
    look.isMoved = !look.isMoved;
    return look.motion.next(look.grey(look.isMoved ? look.moved : look.rgb), List.of());
  }

  /** What changed where ten people were found, on one core. */
  @Benchmark
  @Threads(1)
  public double changedPeople(Look look) {
    look.timeUs += 1_000_000 / FRAMES_A_SECOND;
    int odd = (int) (look.timeUs % 7);
    look.rgb.put(odd, (byte) ~look.rgb.get(odd)); // Two pictures alike tell nothing.
    look.difference.next(look.grey(look.rgb), SIDE_BY_SIDE, look.timeUs);
    double sum = 0;
    for (Box person : SIDE_BY_SIDE) {
      sum += look.difference.changed(person).orElse(0);
    }
    return sum;
  }

  /** Tracking and linking at ten people, on one core. */
  @Benchmark
  @Threads(1)
  @OperationsPerInvocation(HALF_HOUR)
  public int track(Walkers walkers) {
    int[] tracks = {0};
    Tracker tracker =
        new Tracker(
            new CameraId("S", "door"),
            new PictureSize(1920, 1080),
            TrackerSettings.DEFAULT,
            track -> tracks[0]++);
    walkers.frames.forEach(tracker::accept);
    tracker.finish();
    return tracks[0];
  }

  /** A picture with twelve people, by each of two threads. */
  @Benchmark
  @Threads(2)
  public byte[] draw(Scene scene) {
    return scene.draw();
  }
}
