package io.footfall.simulate.draw;

import io.footfall.simulate.camera.Camera;
import java.util.Arrays;

/**
 * Measures how much of each figure can be seen, at one sample per two pixels. Figures come from
 * near to far; not thread safe.
 */
final class Silhouettes {
  private static final int PIXELS = 2;

  private final Camera camera;
  private final int width;
  private final int height;
  private final boolean[] taken;
  private float[] backdrop;
  private float[] px = new float[1024];
  private float[] py = new float[1024];
  private float[] inverse = new float[1024];
  private boolean[] tile = new boolean[0];

  Silhouettes(Camera camera) {
    this.camera = camera;
    width = camera.width() / PIXELS;
    height = camera.height() / PIXELS;
    taken = new boolean[width * height];
  }

  void start(float[] inverseDepthOfBackdrop) {
    backdrop = inverseDepthOfBackdrop;
    Arrays.fill(taken, false);
  }

  /** Share of the figure that is neither hidden nor outside the picture; takes its place. */
  double add(Mesh mesh, Box box) {
    int left = (int) Math.floor(box.left() / PIXELS) - 1;
    int top = (int) Math.floor(box.top() / PIXELS) - 1;
    int wide = (int) Math.ceil(box.right() / PIXELS) + 1 - left;
    int tall = (int) Math.ceil(box.bottom() / PIXELS) + 1 - top;
    if ((long) wide * tall > 4_000_000L) {
      return 0;
    }
    fill(mesh, left, top, wide, tall);
    double distance = meanInverse(mesh);
    int all = 0;
    int seen = 0;
    for (int y = 0; y < tall; y++) {
      for (int x = 0; x < wide; x++) {
        if (tile[y * wide + x]) {
          all++;
          if (free(left + x, top + y, distance)) {
            seen++;
          }
        }
      }
    }
    return all == 0 ? 0 : (double) seen / all;
  }

  private boolean free(int x, int y, double inverseDistance) {
    if (x < 0 || y < 0 || x >= width || y >= height || taken[y * width + x]) {
      return false;
    }
    int samples = PIXELS * Canvas.SAMPLES;
    int i =
        (y * samples + samples / 2) * camera.width() * Canvas.SAMPLES + x * samples + samples / 2;
    if (backdrop[i] > inverseDistance) {
      return false;
    }
    taken[y * width + x] = true;
    return true;
  }

  private double meanInverse(Mesh mesh) {
    double sum = 0;
    for (int v = 0; v < mesh.vertices; v++) {
      sum += inverse[v];
    }
    // A hand nearer than the middle: shelves that people lean on do not hide them.
    return 1 / (mesh.vertices / sum - 0.1);
  }

  private void fill(Mesh mesh, int left, int top, int wide, int tall) {
    if (px.length < mesh.vertices) {
      px = new float[mesh.x.length];
      py = new float[mesh.x.length];
      inverse = new float[mesh.x.length];
    }
    if (tile.length < wide * tall) {
      tile = new boolean[wide * tall];
    }
    Arrays.fill(tile, 0, wide * tall, false);
    double[] out = new double[3];
    for (int v = 0; v < mesh.vertices; v++) {
      camera.project(mesh.x[v], mesh.y[v], mesh.z[v], out);
      px[v] = (float) (out[0] / PIXELS - left);
      py[v] = (float) (out[1] / PIXELS - top);
      inverse[v] = (float) (1 / out[2]);
    }
    for (int t = 0; t < mesh.triangles; t++) {
      triangle(mesh.corners[3 * t], mesh.corners[3 * t + 1], mesh.corners[3 * t + 2], wide, tall);
    }
  }

  private void triangle(int i, int j, int k, int wide, int tall) {
    float area = (px[j] - px[i]) * (py[k] - py[i]) - (py[j] - py[i]) * (px[k] - px[i]);
    if (Math.abs(area) < 1e-6f) {
      return;
    }
    int x0 = Math.max(0, (int) Math.ceil(Math.min(px[i], Math.min(px[j], px[k])) - 0.5f));
    int x1 = Math.min(wide - 1, (int) Math.floor(Math.max(px[i], Math.max(px[j], px[k])) - 0.5f));
    int y0 = Math.max(0, (int) Math.ceil(Math.min(py[i], Math.min(py[j], py[k])) - 0.5f));
    int y1 = Math.min(tall - 1, (int) Math.floor(Math.max(py[i], Math.max(py[j], py[k])) - 0.5f));
    for (int y = y0; y <= y1; y++) {
      for (int x = x0; x <= x1; x++) {
        float dx = x + 0.5f - px[i];
        float dy = y + 0.5f - py[i];
        float wj = (dx * (py[k] - py[i]) - dy * (px[k] - px[i])) / area;
        float wk = ((px[j] - px[i]) * dy - (py[j] - py[i]) * dx) / area;
        if (wj >= 0 && wk >= 0 && wj + wk <= 1) {
          tile[y * wide + x] = true;
        }
      }
    }
  }
}
