package io.footfall.simulate.draw;

import java.util.Arrays;

/**
 * Triangles of one posed figure, built from rings of equally many corners. Reused from figure to
 * figure; not thread safe.
 */
final class Mesh {
  /** Corners of a ring. */
  static final int AROUND = 12;

  private static final double[] COS = new double[AROUND];
  private static final double[] SIN = new double[AROUND];

  static {
    for (int k = 0; k < AROUND; k++) {
      COS[k] = Math.cos(2 * Math.PI * k / AROUND);
      SIN[k] = Math.sin(2 * Math.PI * k / AROUND);
    }
  }

  int vertices;
  int triangles;
  double[] x = new double[1024];
  double[] y = new double[1024];
  double[] z = new double[1024];
  float[] red = new float[1024];
  float[] green = new float[1024];
  float[] blue = new float[1024];
  float[] around = new float[1024];
  float[] along = new float[1024];
  int[] corners = new int[8192];

  // The body's frame: everything is added in body coordinates (forwards, left, up).
  private double originX;
  private double originY;
  private double cos;
  private double sin;
  private boolean joined;
  private int rings;
  private boolean rightHanded;
  private final double[] before = new double[3];

  void start(double atX, double atY, double headingRadians) {
    vertices = 0;
    triangles = 0;
    joined = false;
    rings = 0;
    originX = atX;
    originY = atY;
    cos = Math.cos(headingRadians);
    sin = Math.sin(headingRadians);
  }

  /** Ends a part, which closes it; the next ring begins a new one. */
  void part() {
    if (joined && rings > 1) {
      close(vertices - AROUND, !rightHanded);
    }
    joined = false;
    rings = 0;
  }

  /**
   * Adds a ring and joins it to the one before.
   *
   * @param c its middle, in body coordinates
   * @param a half axis, in body coordinates
   * @param b the other half axis
   * @param axial how much the surface looks along the part, from -1 (its start) to 1 (its end)
   * @param axis the part's direction, of length 1
   * @param metres along the part, for the cloth's folds
   */
  void ring(
      double[] c, double[] a, double[] b, double axial, double[] axis, double metres, Paint paint) {
    ensure(vertices + AROUND);
    double ra = 1 / Math.max(1e-4, norm(a));
    double rb = 1 / Math.max(1e-4, norm(b));
    double side = Math.sqrt(Math.max(0, 1 - axial * axial));
    double[] n = new double[3];
    for (int k = 0; k < AROUND; k++) {
      double f = c[0] + a[0] * COS[k] + b[0] * SIN[k];
      double l = c[1] + a[1] * COS[k] + b[1] * SIN[k];
      double ea = COS[k] * ra * ra;
      double eb = SIN[k] * rb * rb;
      double length = 0;
      for (int i = 0; i < 3; i++) {
        n[i] = a[i] * ea + b[i] * eb;
        length += n[i] * n[i];
      }
      length = Math.sqrt(length) / side;
      for (int i = 0; i < 3; i++) {
        n[i] = (side == 0 ? 0 : n[i] / length) + axis[i] * axial;
      }
      int v = vertices + k;
      x[v] = originX + f * cos - l * sin;
      y[v] = originY + f * sin + l * cos;
      z[v] = c[2] + a[2] * COS[k] + b[2] * SIN[k];
      around[v] = (float) k / AROUND;
      along[v] = (float) metres;
      paint.colour(this, v, n, n[0] * cos - n[1] * sin, n[0] * sin + n[1] * cos);
    }
    if (joined) {
      rightHanded = isRightHanded(a, b, c);
      join(vertices - AROUND, vertices);
      if (rings == 1) {
        close(vertices - AROUND, rightHanded);
      }
    }
    joined = true;
    rings++;
    System.arraycopy(c, 0, before, 0, 3);
    vertices += AROUND;
  }

  /** Says the colour of a vertex from its normal. */
  interface Paint {
    /**
     * Colours one vertex.
     *
     * @param normal in body coordinates
     * @param worldX the normal along the floor plan's x
     * @param worldY the normal along the floor plan's y
     */
    void colour(Mesh mesh, int vertex, double[] normal, double worldX, double worldY);
  }

  private static double norm(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }

  /** Whether a ring turns like a screw that is driven from the ring before towards it. */
  private boolean isRightHanded(double[] a, double[] b, double[] c) {
    double x = a[1] * b[2] - a[2] * b[1];
    double y = a[2] * b[0] - a[0] * b[2];
    double z = a[0] * b[1] - a[1] * b[0];
    return x * (c[0] - before[0]) + y * (c[1] - before[1]) + z * (c[2] - before[2]) >= 0;
  }

  /** Outsides run the same way round, so that what is turned away can be left out. */
  private void join(int from, int to) {
    int first = rightHanded ? from : to;
    int second = rightHanded ? to : from;
    for (int k = 0; k < AROUND; k++) {
      int next = (k + 1) % AROUND;
      triangle(first + k, first + next, second + k);
      triangle(first + next, second + next, second + k);
    }
  }

  /** Lays a lid over a ring. */
  private void close(int ring, boolean turned) {
    for (int k = 1; k < AROUND - 1; k++) {
      int second = turned ? k + 1 : k;
      triangle(ring, ring + second, ring + 2 * k + 1 - second);
    }
  }

  private void triangle(int i, int j, int k) {
    if (corners.length < 3 * triangles + 3) {
      corners = Arrays.copyOf(corners, corners.length * 2);
    }
    corners[3 * triangles] = i;
    corners[3 * triangles + 1] = j;
    corners[3 * triangles + 2] = k;
    triangles++;
  }

  private void ensure(int count) {
    if (count > x.length) {
      int size = x.length * 2;
      x = Arrays.copyOf(x, size);
      y = Arrays.copyOf(y, size);
      z = Arrays.copyOf(z, size);
      red = Arrays.copyOf(red, size);
      green = Arrays.copyOf(green, size);
      blue = Arrays.copyOf(blue, size);
      around = Arrays.copyOf(around, size);
      along = Arrays.copyOf(along, size);
    }
  }
}
