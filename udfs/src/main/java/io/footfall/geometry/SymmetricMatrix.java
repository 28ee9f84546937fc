package io.footfall.geometry;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix, by cyclic Jacobi rotations.
 *
 * <p>Source: Golub and Van Loan, "Matrix Computations", section 8.5 (the classical method, cyclic
 * by row).
 */
final class SymmetricMatrix {
  /** Far more than the six or so sweeps a 9x9 matrix takes. */
  private static final int MAX_SWEEPS = 50;

  private final double[][] values;
  private final double[][] vectors;

  private SymmetricMatrix(double[][] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /** Diagonalises a copy of a symmetric matrix. */
  static SymmetricMatrix diagonalise(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][];
    double[][] v = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
      v[i][i] = 1;
    }
    for (int sweep = 0; sweep < MAX_SWEEPS && offDiagonal(a) > 0; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, v, p, q);
        }
      }
    }
    return new SymmetricMatrix(a, v);
  }

  /** The size of what is left beside the diagonal; 0 when it is lost in rounding. */
  private static double offDiagonal(double[][] a) {
    double beside = 0;
    double diagonal = 0;
    for (int i = 0; i < a.length; i++) {
      diagonal += a[i][i] * a[i][i];
      for (int j = i + 1; j < a.length; j++) {
        beside += a[i][j] * a[i][j];
      }
    }
    return beside <= 1e-34 * diagonal ? 0 : beside;
  }

  /** Turns the plane of two axes so that their shared entry becomes 0. */
  private static void rotate(double[][] a, double[][] v, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      a[k][p] = c * kp - s * a[k][q];
      a[k][q] = s * kp + c * a[k][q];
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      a[p][k] = c * pk - s * a[q][k];
      a[q][k] = s * pk + c * a[q][k];
      double vp = v[k][p];
      v[k][p] = c * vp - s * v[k][q];
      v[k][q] = s * vp + c * v[k][q];
    }
  }

  /** Index of the n-th smallest eigenvalue, 0 the smallest. */
  int ascending(int n) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(this::eigenvalue))
        .toList()
        .get(n);
  }

  double eigenvalue(int index) {
    return values[index][index];
  }

  /** The unit eigenvector that belongs to an eigenvalue. */
  double[] eigenvector(int index) {
    double[] vector = new double[vectors.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = vectors[i][index];
    }
    return vector;
  }
}
