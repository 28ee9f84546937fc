package io.footfall.simulate.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.simulate.scenario.CameraMount;
import io.footfall.simulate.scenario.Scenario;
import io.footfall.simulate.scenario.ScenarioFile;
import io.footfall.simulate.scenario.SimulatedStore;
import io.footfall.simulate.world.StoreWindow;
import io.footfall.simulate.world.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameRendererTest {
  private final Scenario scenario = ScenarioFile.load("quiet-shop");
  private final SimulatedStore store = scenario.stores().get(0);
  private final CameraMount mount = store.layout().cameras().get(0);

  private CameraFootage footage() {
    var length = scenario.footage().withLength(Duration.ofMinutes(4));
    StoreWindow world = StoreWindow.simulate(scenario, store, Window.of(length, store).get(0));
    return new CameraFootage(
        world, length, mount, CameraFootage.renderer(store, length, mount, scenario.seed()));
  }

  @Test
  void theSameSeedDrawsTheSamePicturesWithAnyNumberOfThreads() {
    int[] one = new int[16];
    CameraFootage first = footage();
    for (int i = 0; i < one.length; i++) {
      one[i] = Arrays.hashCode(picture(first, 800L + 37L * i));
    }
    CameraFootage again = footage();
    int[] many = new int[16];
    IntStream.range(0, many.length)
        .parallel()
        .forEach(i -> many[15 - i] = Arrays.hashCode(picture(again, 800L + 37L * (15 - i))));
    assertThat(many).isEqualTo(one);
  }

  private static byte[] picture(CameraFootage footage, long n) {
    byte[] out = new byte[footage.width() * footage.height() * 3];
    footage.render(n, out);
    return out;
  }

  @Test
  void boxesCoverTheRenderedPixels() {
    CameraFootage footage = footage();
    var camera = io.footfall.simulate.camera.Camera.of(mount, footage.width(), footage.height());
    Mesh mesh = new Mesh();
    Figure figure = new Figure(mesh);
    Raster raster = new Raster(camera, Canvas.SAMPLES);
    List<Double> overlaps = new ArrayList<>();
    for (long n = 0; n < footage.frameCount(); n += 11) {
      long timeUs = footage.captureTimeUs(n);
      for (Sighting sighting : footage.sightings(n)) {
        Box box = sighting.box();
        boolean whole =
            box.left() > 0
                && box.top() > 0
                && box.right() < footage.width()
                && box.bottom() < footage.height();
        if (sighting.visible() > 0.95 && box.height() > 60 && whole) {
          figure.build(sighting.person().at(timeUs).orElseThrow(), Looks.of(sighting.person()));
          raster.draw(mesh, raster.project(mesh), 0);
          overlaps.add(painted(raster).iou(sighting.box()));
        }
      }
    }
    assertThat(overlaps).hasSizeGreaterThan(20).allMatch(iou -> iou >= 0.9);
  }

  private static Box painted(Raster raster) {
    int wide = raster.tileWidth();
    int left = Integer.MAX_VALUE;
    int right = -1;
    int top = Integer.MAX_VALUE;
    int bottom = -1;
    for (int y = raster.top; y < raster.bottom; y++) {
      for (int x = raster.left; x < raster.right; x++) {
        if (raster.depth[(y - raster.top) * wide + x - raster.left] > 0) {
          left = Math.min(left, x);
          right = Math.max(right, x + 1);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1);
        }
      }
    }
    double s = Canvas.SAMPLES;
    return new Box(left / s, top / s, right / s, bottom / s);
  }

  @Test
  void anEmptyStoreRepeatsItsPicture() {
    Scenario night = ScenarioFile.load("closed-night");
    SimulatedStore closed = night.stores().get(0);
    var length = night.footage().withLength(Duration.ofMinutes(10));
    StoreWindow world = StoreWindow.simulate(night, closed, Window.of(length, closed).get(0));
    CameraMount camera = closed.layout().cameras().get(0);
    CameraFootage footage =
        new CameraFootage(
            world, length, camera, CameraFootage.renderer(closed, length, camera, night.seed()));
    long same = 0;
    for (long n = 1; n < footage.frameCount(); n++) {
      same += footage.sameAsPrevious(n) ? 1 : 0;
    }
    assertThat(same).isGreaterThan(footage.frameCount() * 9 / 10);
    assertThat(picture(footage, 7)).isEqualTo(picture(footage, 8));
  }
}
