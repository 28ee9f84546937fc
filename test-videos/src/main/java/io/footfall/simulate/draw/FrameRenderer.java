package io.footfall.simulate.draw;

import io.footfall.simulate.camera.Camera;
import io.footfall.simulate.scenario.FloorPoint;
import io.footfall.simulate.scenario.Layout;
import io.footfall.simulate.world.Person;
import io.footfall.simulate.world.Whereabouts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Draws the frames of one camera: the backdrop, soft shadows on the floor, figures from far to
 * near, then noise.
 *
 * <p>Safe for many threads; a frame depends on its people, light and number only.
 */
public final class FrameRenderer {
  /** Weights of the four samples along an axis that make a pixel: a little softer than a lens. */
  static final float[] KERNEL = {0.125f, 0.375f, 0.375f, 0.125f};

  /** People whose box ends up smaller than this are not drawn. */
  private static final double LEAST_PIXELS = 4;

  private static final double SHADOW_METRES = 0.42;
  private static final double SHADOW = 0.42;

  private final Camera camera;
  private final Layout layout;
  private final SensorNoise dayNoise;
  private final SensorNoise nightNoise;
  private final Map<Light, Backdrop> backdrops = new EnumMap<>(Light.class);
  private final ThreadLocal<Brush> brushes;

  /** Tools one thread draws with. */
  private final class Brush {
    final Mesh mesh = new Mesh();
    final Figure figure = new Figure(mesh);
    final Raster raster = new Raster(camera, Canvas.SAMPLES);
    final TileBlend blend = new TileBlend(camera.width());
    final Silhouettes silhouettes = new Silhouettes(camera);
  }

  public FrameRenderer(Layout layout, Camera camera, double noise, long seed) {
    this.layout = layout;
    this.camera = camera;
    this.dayNoise = new SensorNoise(noise, seed);
    this.nightNoise = new SensorNoise(noise * 1.7, seed);
    this.brushes = ThreadLocal.withInitial(Brush::new);
  }

  private Backdrop backdrop(Light light) {
    synchronized (backdrops) {
      return backdrops.computeIfAbsent(light, kind -> Backdrop.draw(layout, camera, kind));
    }
  }

  /** Boxes of the mannequins and posters of people that reach into the picture. */
  public List<Box> distractors() {
    return backdrop(Light.DAY).props();
  }

  /** Somebody in the store at the frame's instant. */
  private record Presence(Person person, Whereabouts where, double distance) {}

  private List<Presence> farToNear(List<Person> people, long timeUs) {
    FloorPoint lens = new FloorPoint(camera.at(0), camera.at(1));
    List<Presence> present = new ArrayList<>();
    for (Person person : people) {
      Optional<Whereabouts> where = person.at(timeUs);
      where.ifPresent(w -> present.add(new Presence(person, w, w.at().distance(lens))));
    }
    present.sort(
        Comparator.comparingDouble(Presence::distance)
            .reversed()
            .thenComparingInt(p -> p.person().number()));
    return present;
  }

  /** Whether anybody is on the plan at an instant. */
  public static boolean anybody(List<Person> people, long timeUs) {
    return people.stream().anyMatch(person -> person.at(timeUs).isPresent());
  }

  /**
   * Draws a frame.
   *
   * @param people who may be present
   * @param timeUs the frame's instant, UTC
   * @param noiseNumber chooses the frame's noise
   * @param out receives packed BGR bytes, height x width x 3
   */
  public void draw(List<Person> people, long timeUs, Light light, long noiseNumber, byte[] out) {
    Backdrop backdrop = backdrop(light);
    System.arraycopy(backdrop.picture(), 0, out, 0, out.length);
    List<Presence> present = farToNear(people, timeUs);
    for (Presence presence : present) {
      shadow(backdrop, presence.where().at(), out);
    }
    Brush brush = brushes.get();
    for (Presence presence : present) {
      Looks looks = Looks.of(presence.person());
      brush.figure.build(presence.where(), looks);
      Box box = brush.raster.project(brush.mesh);
      if (box != null && inPicture(box)) {
        brush.raster.draw(brush.mesh, box, looks.seed() & 63);
        hide(brush.raster, backdrop, light);
        brush.blend.over(brush.raster, out);
      }
    }
    (light == Light.NIGHT ? nightNoise : dayNoise)
        .add(out, camera.width(), camera.height(), noiseNumber);
  }

  /** Who is in the picture at an instant, from near to far, with boxes and visible shares. */
  public List<Sighting> sightings(List<Person> people, long timeUs) {
    Backdrop backdrop = backdrop(Light.DAY);
    List<Presence> present = farToNear(people, timeUs);
    Brush brush = brushes.get();
    brush.silhouettes.start(backdrop.inverseDepth());
    List<Sighting> sightings = new ArrayList<>();
    for (int i = present.size() - 1; i >= 0; i--) {
      Presence presence = present.get(i);
      brush.figure.build(presence.where(), Looks.of(presence.person()));
      Box box = brush.raster.project(brush.mesh);
      if (box != null && inPicture(box)) {
        double visible = brush.silhouettes.add(brush.mesh, box);
        if (visible > 0) {
          sightings.add(new Sighting(presence.person(), box, visible));
        }
      }
    }
    return sightings;
  }

  private boolean inPicture(Box box) {
    return box.right() > 0
        && box.bottom() > 0
        && box.left() < camera.width()
        && box.top() < camera.height()
        && box.height() >= LEAST_PIXELS;
  }

  private void shadow(Backdrop backdrop, FloorPoint at, byte[] out) {
    double[] p = new double[3];
    double left = Double.MAX_VALUE;
    double right = -1;
    double top = Double.MAX_VALUE;
    double bottom = -1;
    for (int corner = 0; corner < 4; corner++) {
      double dx = corner % 2 == 0 ? -SHADOW_METRES : SHADOW_METRES;
      double dy = corner < 2 ? -SHADOW_METRES : SHADOW_METRES;
      camera.project(at.x() + dx, at.y() + dy, 0, p);
      if (p[2] < 0.5) {
        return;
      }
      left = Math.min(left, p[0]);
      right = Math.max(right, p[0]);
      top = Math.min(top, p[1]);
      bottom = Math.max(bottom, p[1]);
    }
    int x1 = (int) Math.min(camera.width() - 1, right);
    int y1 = (int) Math.min(camera.height() - 1, bottom);
    double[] ray = new double[3];
    for (int y = (int) Math.max(0, top); y <= y1; y++) {
      for (int x = (int) Math.max(0, left); x <= x1; x++) {
        int i = y * camera.width() + x;
        if (backdrop.floor()[i] > 0) {
          camera.ray(x + 0.5, y + 0.5, ray);
          double t = -camera.at(2) / ray[2];
          double dx = camera.at(0) + t * ray[0] - at.x();
          double dy = camera.at(1) + t * ray[1] - at.y();
          double d = (dx * dx + dy * dy) / (SHADOW_METRES * SHADOW_METRES);
          if (d < 1) {
            darken(out, 3 * i, 1 - SHADOW * (1 - d) * (1 - d) * backdrop.floor()[i]);
          }
        }
      }
    }
  }

  private static void darken(byte[] out, int at, double factor) {
    for (int c = 0; c < 3; c++) {
      out[at + c] = (byte) ((out[at + c] & 255) * factor);
    }
  }

  /** Takes away what something of the backdrop hides, and the light of day. */
  private void hide(Raster tile, Backdrop backdrop, Light light) {
    int wide = tile.tileWidth();
    int samplesWide = camera.width() * Canvas.SAMPLES;
    for (int y = tile.top; y < tile.bottom; y++) {
      int row = y - tile.top;
      for (int x = tile.left + tile.first[row]; x <= tile.left + tile.last[row]; x++) {
        int i = row * wide + x - tile.left;
        float depth = tile.depth[i];
        if (depth > 0) {
          if (depth < backdrop.inverseDepth()[y * samplesWide + x]) {
            tile.depth[i] = 0;
          } else if (light == Light.NIGHT) {
            Rgb seen = light.apply(new Rgb(tile.red[i], tile.green[i], tile.blue[i]), 1 / depth);
            tile.red[i] = (float) seen.red();
            tile.green[i] = (float) seen.green();
            tile.blue[i] = (float) seen.blue();
          }
        }
      }
    }
  }
}
