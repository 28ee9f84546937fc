package io.footfall.simulate.draw;

import io.footfall.simulate.camera.Camera;
import java.util.Arrays;

/**
 * Turns a posed mesh into samples of a tile with nearest-surface test. Reused from figure to
 * figure; not thread safe.
 */
final class Raster {
  private static final double NEAR_METRES = 0.35;
  private static final int FOLDS = 64;
  private static final float[] FOLD = folds();

  /** Samples the tile reaches beyond the figure, so that its soft edge fits. */
  private static final int MARGIN = 4;

  private final Camera camera;
  private final int samplesPerPixel;
  private float[] px = new float[1024];
  private float[] py = new float[1024];
  private float[] inverse = new float[1024];

  /** The tile's place in samples of the picture; empty when right &lt;= left. */
  int left;

  int top;
  int right;
  int bottom;
  float[] red = new float[0];
  float[] green = new float[0];
  float[] blue = new float[0];
  float[] depth = new float[0];

  /** By row of the tile: the first and last sample, from its left, that may be drawn. */
  int[] first = new int[0];

  int[] last = new int[0];

  Raster(Camera camera, int samplesPerPixel) {
    this.camera = camera;
    this.samplesPerPixel = samplesPerPixel;
  }

  private static float[] folds() {
    float[] fold = new float[FOLDS * FOLDS];
    for (int i = 0; i < fold.length; i++) {
      double x = i % FOLDS;
      double y = Math.floorDiv(i, FOLDS);
      double coarse = Texture.smooth(x / 5.0, y / 9.0, 4) - 0.5;
      double fine = Texture.smooth(x / 2.2, y / 3.5, 5) - 0.5;
      fold[i] = (float) (1 + 0.34 * coarse + 0.14 * fine);
    }
    return fold;
  }

  int tileWidth() {
    return Math.max(0, right - left);
  }

  /** Projects the mesh; the box it covers, or null when a part of it is behind the lens. */
  Box project(Mesh mesh) {
    if (px.length < mesh.vertices) {
      px = new float[mesh.x.length];
      py = new float[mesh.x.length];
      inverse = new float[mesh.x.length];
    }
    double[] out = new double[3];
    double minX = Double.MAX_VALUE;
    double minY = Double.MAX_VALUE;
    double maxX = -Double.MAX_VALUE;
    double maxY = -Double.MAX_VALUE;
    for (int v = 0; v < mesh.vertices; v++) {
      camera.project(mesh.x[v], mesh.y[v], mesh.z[v], out);
      if (out[2] < NEAR_METRES) {
        return null;
      }
      px[v] = (float) (out[0] * samplesPerPixel);
      py[v] = (float) (out[1] * samplesPerPixel);
      inverse[v] = (float) (1 / out[2]);
      minX = Math.min(minX, out[0]);
      maxX = Math.max(maxX, out[0]);
      minY = Math.min(minY, out[1]);
      maxY = Math.max(maxY, out[1]);
    }
    return new Box(minX, minY, maxX, maxY);
  }

  /** Draws the projected mesh into a fresh tile, clipped to the picture. */
  void draw(Mesh mesh, Box box, double foldShift) {
    int s = samplesPerPixel;
    open(box, camera.width() * s, camera.height() * s);
    if (right <= left || bottom <= top) {
      right = left;
      return;
    }
    for (int t = 0; t < mesh.triangles; t++) {
      triangle(
          mesh, mesh.corners[3 * t], mesh.corners[3 * t + 1], mesh.corners[3 * t + 2], foldShift);
    }
  }

  private void open(Box box, int width, int height) {
    left = even(Math.max(0, (int) Math.floor(box.left() * samplesPerPixel) - MARGIN));
    top = even(Math.max(0, (int) Math.floor(box.top() * samplesPerPixel) - MARGIN));
    right = Math.min(width, even((int) Math.ceil(box.right() * samplesPerPixel) + MARGIN + 1));
    bottom = Math.min(height, even((int) Math.ceil(box.bottom() * samplesPerPixel) + MARGIN + 1));
    int size = Math.max(0, right - left) * Math.max(0, bottom - top);
    if (depth.length < size) {
      red = new float[size];
      green = new float[size];
      blue = new float[size];
      depth = new float[size];
    }
    Arrays.fill(depth, 0, size, 0);
    int rows = Math.max(0, bottom - top);
    if (first.length < rows) {
      first = new int[rows];
      last = new int[rows];
    }
    Arrays.fill(first, 0, rows, tileWidth());
    Arrays.fill(last, 0, rows, -1);
  }

  private static int even(int samples) {
    return samples & ~1;
  }

  private void triangle(Mesh mesh, int i, int j, int k, double foldShift) {
    float ax = px[i];
    float ay = py[i];
    float bx = px[j];
    float by = py[j];
    float cx = px[k];
    float cy = py[k];
    float area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    // Seen from inside the body, or nearly a line.
    if (area > -1e-6f) {
      return;
    }
    int x0 = Math.max(left, (int) Math.ceil(Math.min(ax, Math.min(bx, cx)) - 0.5f));
    int x1 = Math.min(right - 1, (int) Math.floor(Math.max(ax, Math.max(bx, cx)) - 0.5f));
    int y0 = Math.max(top, (int) Math.ceil(Math.min(ay, Math.min(by, cy)) - 0.5f));
    int y1 = Math.min(bottom - 1, (int) Math.floor(Math.max(ay, Math.max(by, cy)) - 0.5f));
    // Both weights change evenly along a row.
    float jByX = (cy - ay) / area;
    float jByY = -(cx - ax) / area;
    float kByX = -(by - ay) / area;
    float kByY = (bx - ax) / area;
    for (int y = y0; y <= y1; y++) {
      float j0 = (0.5f - ax) * jByX + (y + 0.5f - ay) * jByY;
      float k0 = (0.5f - ax) * kByX + (y + 0.5f - ay) * kByY;
      float from = x0;
      float to = x1;
      from = Math.max(from, jByX > 0 ? -j0 / jByX : from);
      to = Math.min(to, jByX < 0 ? -j0 / jByX : to);
      from = Math.max(from, kByX > 0 ? -k0 / kByX : from);
      to = Math.min(to, kByX < 0 ? -k0 / kByX : to);
      float iByX = -jByX - kByX;
      float i0 = 1 - j0 - k0;
      from = Math.max(from, iByX > 0 ? -i0 / iByX : from);
      to = Math.min(to, iByX < 0 ? -i0 / iByX : to);
      row(
          mesh,
          y,
          (int) Math.ceil(from),
          (int) Math.floor(to),
          i,
          j,
          k,
          j0,
          jByX,
          k0,
          kByX,
          foldShift);
    }
  }

  private void row(
      Mesh mesh,
      int y,
      int from,
      int to,
      int i,
      int j,
      int k,
      float j0,
      float jByX,
      float k0,
      float kByX,
      double foldShift) {
    if (from > to) {
      return;
    }
    first[y - top] = Math.min(first[y - top], from - left);
    last[y - top] = Math.max(last[y - top], to - left);
    int line = (y - top) * (right - left) - left;
    for (int x = from; x <= to; x++) {
      float wj = j0 + x * jByX;
      float wk = k0 + x * kByX;
      float wi = 1 - wj - wk;
      if (wi < -1e-4f || wj < -1e-4f || wk < -1e-4f) {
        continue;
      }
      float near = wi * inverse[i] + wj * inverse[j] + wk * inverse[k];
      if (near > depth[line + x]) {
        depth[line + x] = near;
        shade(mesh, line + x, i, j, k, wi, wj, wk, foldShift);
      }
    }
  }

  private void shade(
      Mesh mesh, int at, int i, int j, int k, float wi, float wj, float wk, double foldShift) {
    float fold = 1;
    if (mesh.along[i] >= 0 && mesh.along[j] >= 0 && mesh.along[k] >= 0) {
      float around =
          Math.abs(mesh.around[i] - mesh.around[j]) > 0.5f
              ? mesh.around[i]
              : wi * mesh.around[i] + wj * mesh.around[j] + wk * mesh.around[k];
      float along = wi * mesh.along[i] + wj * mesh.along[j] + wk * mesh.along[k];
      int u = (int) (around * 24 + foldShift) & (FOLDS - 1);
      int v = (int) (along * 70 + foldShift * 3) & (FOLDS - 1);
      fold = FOLD[v * FOLDS + u];
    }
    red[at] = fold * (wi * mesh.red[i] + wj * mesh.red[j] + wk * mesh.red[k]);
    green[at] = fold * (wi * mesh.green[i] + wj * mesh.green[j] + wk * mesh.green[k]);
    blue[at] = fold * (wi * mesh.blue[i] + wj * mesh.blue[j] + wk * mesh.blue[k]);
  }
}
