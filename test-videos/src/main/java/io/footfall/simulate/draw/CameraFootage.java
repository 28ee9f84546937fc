package io.footfall.simulate.draw;

import io.footfall.simulate.camera.Camera;
import io.footfall.simulate.encode.FrameSource;
import io.footfall.simulate.scenario.CameraMount;
import io.footfall.simulate.scenario.Footage;
import io.footfall.simulate.scenario.SimulatedStore;
import io.footfall.simulate.world.RandomStream;
import io.footfall.simulate.world.StoreWindow;
import io.footfall.simulate.world.Window;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** The pictures of one camera over one stretch of recording. */
public final class CameraFootage implements FrameSource {
  /** An empty store's noise is renewed this often only, so that hours of nothing are cheap. */
  private static final double STILL_SECONDS = 60;

  private static final int LAMPS_ON_BEFORE_SECONDS = 40 * 60;
  private static final int LAMPS_ON_AFTER_SECONDS = 25 * 60;
  private static final int SUNRISE_HOUR = 7;
  private static final int SUNSET_HOUR = 18;

  private final StoreWindow world;
  private final Footage footage;
  private final Camera camera;
  private final FrameRenderer renderer;
  private final long stillFrames;

  public CameraFootage(
      StoreWindow world, Footage footage, CameraMount mount, FrameRenderer renderer) {
    this.world = world;
    this.footage = footage;
    this.camera = Camera.of(mount, footage.width(), footage.height());
    this.renderer = renderer;
    this.stillFrames = Math.max(1, Math.round(STILL_SECONDS * footage.framesPerSecond()));
  }

  /** The renderer of a mount, to be shared by its windows. */
  public static FrameRenderer renderer(
      SimulatedStore store, Footage footage, CameraMount mount, long seed) {
    long key =
        RandomStream.of(seed, RandomStream.key(store.id()), RandomStream.key(mount.id())).bits();
    Camera camera = Camera.of(mount, footage.width(), footage.height());
    return new FrameRenderer(store.layout(), camera, footage.noise(), key);
  }

  @Override
  public int width() {
    return camera.width();
  }

  @Override
  public int height() {
    return camera.height();
  }

  @Override
  public double framesPerSecond() {
    return footage.framesPerSecond();
  }

  @Override
  public long frameCount() {
    Window window = world.window();
    double seconds = (window.endUs() - window.startUs()) / 1e6;
    return Math.max(1, (long) Math.floor(seconds * footage.framesPerSecond() + 1e-6));
  }

  @Override
  public long captureTimeUs(long n) {
    return world.window().startUs() + Math.round(n * 1e6 / footage.framesPerSecond());
  }

  @Override
  public void render(long n, byte[] out) {
    long timeUs = captureTimeUs(n);
    renderer.draw(world.around(timeUs), timeUs, light(timeUs), noiseNumber(n), out);
  }

  @Override
  public boolean sameAsPrevious(long n) {
    return n > 0
        && isEmpty(n)
        && isEmpty(n - 1)
        && noiseNumber(n) == noiseNumber(n - 1)
        && light(captureTimeUs(n)) == light(captureTimeUs(n - 1));
  }

  /** Who is in a frame, near to far. */
  public List<Sighting> sightings(long n) {
    long timeUs = captureTimeUs(n);
    return renderer.sightings(world.around(timeUs), timeUs);
  }

  private boolean isEmpty(long n) {
    long timeUs = captureTimeUs(n);
    return !FrameRenderer.anybody(world.around(timeUs), timeUs);
  }

  private long noiseNumber(long n) {
    return isEmpty(n) ? -1 - n / stillFrames : captureTimeUs(n);
  }

  /** Lamps are on around opening hours; otherwise the camera uses infrared when it is dark. */
  private Light light(long timeUs) {
    SimulatedStore store = world.store();
    LocalDateTime local =
        Instant.ofEpochSecond(timeUs / 1_000_000L).atZone(store.zone()).toLocalDateTime();
    boolean day = local.getHour() >= SUNRISE_HOUR && local.getHour() < SUNSET_HOUR;
    Optional<SimulatedStore.Hours> hours = store.hoursOn(local.getDayOfWeek());
    int second = local.toLocalTime().toSecondOfDay();
    boolean lamps =
        hours.isPresent()
            && second >= hours.get().opens().toSecondOfDay() - LAMPS_ON_BEFORE_SECONDS
            && second < hours.get().closesSecondOfDay() + LAMPS_ON_AFTER_SECONDS;
    return day ? Light.DAY : lamps ? Light.EVENING : Light.NIGHT;
  }
}
