package io.footfall.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SparseAssignmentTest {
  private static final double LIMIT = 4;

  @Test
  void nothingToPairIsNoPairs() {
    assertThat(SparseAssignment.solveBelow(LIMIT, List.of())).isEmpty();
  }

  @Test
  void aPairAtTheLimitIsNotMade() {
    List<SparseAssignment.Pair> pairs =
        List.of(new SparseAssignment.Pair(0, 3, LIMIT), new SparseAssignment.Pair(7, 1, 3.9));

    assertThat(SparseAssignment.solveBelow(LIMIT, pairs)).containsExactly(pairs.get(1));
  }

  @Property(tries = 300)
  void partsTogetherSaveAsMuchAsTheWhole(@ForAll long seed) {
    Random random = new Random(seed);
    double[][] cost = new double[8][9];
    List<SparseAssignment.Pair> pairs = new ArrayList<>();
    for (int row = 0; row < cost.length; row++) {
      Arrays.fill(cost[row], Double.POSITIVE_INFINITY);
      for (int column = 0; column < cost[row].length; column++) {
        if (random.nextInt(5) == 0) {
          cost[row][column] = 5 * random.nextDouble();
          pairs.add(new SparseAssignment.Pair(row, column, cost[row][column]));
        }
      }
    }

    double saved = 0;
    for (SparseAssignment.Pair pair : SparseAssignment.solveBelow(LIMIT, pairs)) {
      saved += LIMIT - pair.cost();
    }

    int[] columnOf = LinearAssignment.solveBelow(LIMIT, cost);
    double whole = 0;
    for (int row = 0; row < cost.length; row++) {
      whole += columnOf[row] == LinearAssignment.NONE ? 0 : LIMIT - cost[row][columnOf[row]];
    }
    assertThat(saved).isCloseTo(whole, within(1e-9));
  }
}
