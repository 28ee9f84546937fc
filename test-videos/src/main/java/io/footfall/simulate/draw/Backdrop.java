package io.footfall.simulate.draw;

import io.footfall.simulate.camera.Camera;
import io.footfall.simulate.scenario.Layout;
import io.footfall.simulate.scenario.Prop;
import io.footfall.simulate.world.Leg;
import io.footfall.simulate.world.Whereabouts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a camera sees of the store without people, drawn once. Safe for many threads. */
final class Backdrop {
  private final byte[] picture;
  private final float[] inverseDepth;
  private final float[] floor;
  private final List<Box> props;

  private Backdrop(byte[] picture, float[] inverseDepth, float[] floor, List<Box> props) {
    this.picture = picture;
    this.inverseDepth = inverseDepth;
    this.floor = floor;
    this.props = props;
  }

  /** Packed BGR bytes; not to be changed. */
  byte[] picture() {
    return picture;
  }

  /** Inverse depth by sample. */
  float[] inverseDepth() {
    return inverseDepth;
  }

  /** Share of every pixel that shows floor or pavement. */
  float[] floor() {
    return floor;
  }

  /** Boxes of the mannequins and the people on posters. */
  List<Box> props() {
    return props;
  }

  static Backdrop draw(Layout layout, Camera camera, Light light) {
    int s = Canvas.SAMPLES;
    Canvas canvas = new Canvas(camera.width() * s, camera.height() * s);
    float[] floorSamples = new float[canvas.width * canvas.height];
    IntStream.range(0, canvas.height)
        .parallel()
        .forEach(row -> row(layout, camera, light, canvas, floorSamples, row));
    List<Box> props = props(layout, camera, light, canvas, floorSamples);
    byte[] picture = new byte[camera.width() * camera.height() * 3];
    float[] floor = new float[camera.width() * camera.height()];
    IntStream.range(0, camera.height())
        .parallel()
        .forEach(y -> shrink(canvas, floorSamples, picture, floor, camera.width(), y));
    return new Backdrop(picture, canvas.inverseDepth, floor, List.copyOf(props));
  }

  private static void row(
      Layout layout, Camera camera, Light light, Canvas canvas, float[] floor, int row) {
    Scenery scenery = new Scenery(layout, light);
    double[] from = {camera.at(0), camera.at(1), camera.at(2)};
    double[] ray = new double[3];
    for (int column = 0; column < canvas.width; column++) {
      camera.ray((column + 0.5) / Canvas.SAMPLES, (row + 0.5) / Canvas.SAMPLES, ray);
      scenery.follow(from, ray);
      int i = row * canvas.width + column;
      canvas.set(i, scenery.colour(), 1 / scenery.depth());
      floor[i] = scenery.isFloor() ? 1 : 0;
    }
  }

  private static List<Box> props(
      Layout layout, Camera camera, Light light, Canvas canvas, float[] floor) {
    List<Box> boxes = new ArrayList<>();
    Mesh mesh = new Mesh();
    Figure figure = new Figure(mesh);
    Raster raster = new Raster(camera, Canvas.SAMPLES);
    for (int n = 0; n < layout.props().size(); n++) {
      Prop prop = layout.props().get(n);
      Whereabouts still =
          new Whereabouts(prop.at(), prop.headingRadians(), 0, 0, 5, Leg.Activity.STAND);
      boolean dummy = prop.kind() == Prop.Kind.MANNEQUIN;
      figure.build(still, dummy ? Looks.mannequin(n) : Looks.pictured(n));
      if (!dummy) {
        flatten(mesh, prop);
      }
      Box box = raster.project(mesh);
      if (box != null) {
        raster.draw(mesh, box, n * 7);
        stamp(raster, light, canvas, floor);
        if (raster.tileWidth() > 0) {
          boxes.add(box);
        }
      }
    }
    return boxes;
  }

  /** Presses a body into the plane of a wall, a hand's breadth above the poster's lower edge. */
  private static void flatten(Mesh mesh, Prop prop) {
    double outX = Math.cos(prop.headingRadians());
    double outY = Math.sin(prop.headingRadians());
    for (int v = 0; v < mesh.vertices; v++) {
      double depth = (mesh.x[v] - prop.at().x()) * outX + (mesh.y[v] - prop.at().y()) * outY;
      mesh.x[v] -= outX * depth * 0.97;
      mesh.y[v] -= outY * depth * 0.97;
      mesh.z[v] = Scenery.POSTER_LOW + 0.08 + mesh.z[v] * 0.8;
    }
  }

  private static void stamp(Raster raster, Light light, Canvas canvas, float[] floor) {
    int wide = raster.tileWidth();
    for (int y = raster.top; y < raster.bottom && wide > 0; y++) {
      for (int x = raster.left; x < raster.right; x++) {
        int tile = (y - raster.top) * wide + x - raster.left;
        int i = y * canvas.width + x;
        if (raster.depth[tile] > canvas.inverseDepth[i]) {
          Rgb colour = new Rgb(raster.red[tile], raster.green[tile], raster.blue[tile]);
          canvas.set(i, light.apply(colour, 1 / raster.depth[tile]), raster.depth[tile]);
          floor[i] = 0;
        }
      }
    }
  }

  private static void shrink(
      Canvas canvas, float[] floorSamples, byte[] picture, float[] floor, int width, int y) {
    for (int x = 0; x < width; x++) {
      float red = 0;
      float green = 0;
      float blue = 0;
      float share = 0;
      for (int dy = -1; dy <= 2; dy++) {
        int sy = Math.max(0, Math.min(canvas.height - 1, 2 * y + dy));
        for (int dx = -1; dx <= 2; dx++) {
          int sx = Math.max(0, Math.min(canvas.width - 1, 2 * x + dx));
          float weight = FrameRenderer.KERNEL[dy + 1] * FrameRenderer.KERNEL[dx + 1];
          int i = sy * canvas.width + sx;
          red += weight * canvas.red[i];
          green += weight * canvas.green[i];
          blue += weight * canvas.blue[i];
          share += weight * floorSamples[i];
        }
      }
      int p = y * width + x;
      picture[3 * p] = level(blue);
      picture[3 * p + 1] = level(green);
      picture[3 * p + 2] = level(red);
      floor[p] = share;
    }
  }

  static byte level(float value) {
    return (byte) Math.max(0, Math.min(255, Math.round(value * 255)));
  }
}
