package io.footfall.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LinearAssignmentTest {
  @Test
  void theCheapestWholeIsTakenNotTheCheapestPair() {
    double[][] cost = {{1, 2}, {2, 10}};

    assertThat(LinearAssignment.solve(cost)).containsExactly(1, 0);
  }

  @Test
  void rowsThatAreTooManyStayAlone() {
    assertThat(LinearAssignment.solve(new double[][] {{3}, {1}, {2}})).containsExactly(-1, 0, -1);
    assertThat(LinearAssignment.solve(new double[][] {{}, {}})).containsExactly(-1, -1);
    assertThat(LinearAssignment.solve(new double[0][])).isEmpty();
  }

  @Test
  void aPairAtTheLimitIsNotMadeAndOneBelowItIs() {
    double[][] cost = {{1.0, Double.POSITIVE_INFINITY}, {Double.POSITIVE_INFINITY, 0.999}};

    assertThat(LinearAssignment.solveBelow(1, cost)).containsExactly(-1, 1);
  }

  @Property
  void theTotalEqualsTheBestOfAllAssignments(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int rows,
      @ForAll @IntRange(min = 1, max = 6) int columns) {
    Random random = new Random(seed);
    double[][] cost = new double[rows][columns];
    for (double[] row : cost) {
      for (int i = 0; i < columns; i++) {
        row[i] = random.nextInt(20) - 5;
      }
    }

    int[] columnOfRow = LinearAssignment.solve(cost);

    double total = 0;
    for (int row = 0; row < rows; row++) {
      total += columnOfRow[row] == LinearAssignment.NONE ? 0 : cost[row][columnOfRow[row]];
    }
    int pairs = Math.min(rows, columns);
    assertThat(java.util.Arrays.stream(columnOfRow).filter(c -> c >= 0).distinct().count())
        .isEqualTo(pairs);
    assertThat(total).isEqualTo(best(cost, 0, 0, pairs));
  }

  private static double best(double[][] cost, int row, int taken, int pairsLeft) {
    if (pairsLeft == 0) {
      return 0;
    }
    if (row == cost.length) {
      return Double.POSITIVE_INFINITY;
    }
    double least = best(cost, row + 1, taken, pairsLeft);
    for (int column = 0; column < cost[row].length; column++) {
      if ((taken & 1 << column) == 0) {
        double rest = best(cost, row + 1, taken | 1 << column, pairsLeft - 1);
        least = Math.min(least, cost[row][column] + rest);
      }
    }
    return least;
  }
}
