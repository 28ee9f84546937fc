package io.footfall.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.footfall.measure.TimeSpans;
import io.footfall.model.TimeRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void onlyNothingIsZeroPercentAndOnlyEverythingIsHundred() {
    assertThat(Wording.percent(0)).isEqualTo("0 %");
    assertThat(Wording.percent(0.0009)).isEqualTo("< 0.1 %");
    assertThat(Wording.percent(0.001)).isEqualTo("0.1 %");
    assertThat(Wording.percent(0.5)).isEqualTo("50 %");
    assertThat(Wording.percent(0.99999)).isEqualTo("99.9 %");
    assertThat(Wording.percent(1)).isEqualTo("100 %");
  }

  @Test
  void durationsNameTheirTwoGreatestUnits() {
    assertThat(Wording.duration(0)).isEqualTo("0 s");
    assertThat(Wording.duration(9.94)).isEqualTo("9.9 s");
    assertThat(Wording.duration(9.95)).isEqualTo("10 s");
    assertThat(Wording.duration(59.4)).isEqualTo("59 s");
    assertThat(Wording.duration(59.5)).isEqualTo("1 min");
    assertThat(Wording.duration(134)).isEqualTo("2 min 14 s");
    assertThat(Wording.duration(3599.4)).isEqualTo("59 min 59 s");
    assertThat(Wording.duration(3599.5)).isEqualTo("1 h");
    assertThat(Wording.duration(40_200)).isEqualTo("11 h 10 min");
  }

  @Test
  void shadesBeginAtRoundValuesAndTheGreatestIsTheLast() {
    HeatScale scale = HeatScale.upTo(1300);
    assertThat(scale.from()).containsExactly(10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0);
    assertThat(scale.shade(9.9)).isZero();
    assertThat(scale.shade(10)).isEqualTo(1);
    assertThat(scale.shade(999)).isEqualTo(6);
    assertThat(scale.shade(1300)).isEqualTo(7);
    assertThat(HeatScale.upTo(0).from()).isEmpty();
  }

  @Test
  void coverageIsSecondsSeenOverSecondsOpen() {
    CameraDay camera =
        new CameraDay(
            "c",
            StoreDays.PICTURE,
            TimeSpans.union(
                List.of(new TimeRange(0, 50), new TimeRange(40, 60), new TimeRange(90, 120))),
            OptionalLong.empty(),
            List.of(),
            List.of(),
            Optional.empty());
    TimeSpans open = TimeSpans.union(List.of(new TimeRange(20, 100)));
    assertThat(Coverage.of(List.of(camera), open)).isEqualTo(new Coverage(50, 80));
    assertThat(Coverage.of(List.of(camera), open).share()).hasValue(0.625);
    assertThat(Coverage.of(List.of(camera), new TimeSpans(List.of())).share()).isEmpty();
  }

  @Test
  void aHeatGridKeepsItsOwnCells() {
    double[] cells = {1, 2};
    HeatGrid grid = new HeatGrid(2, 1, cells);
    cells[0] = 9;
    grid.personSeconds()[1] = 9;
    assertThat(grid.at(0, 0)).isEqualTo(1);
    assertThat(grid.at(1, 0)).isEqualTo(2);
    assertThat(grid).isEqualTo(new HeatGrid(2, 1, new double[] {1, 2}));
  }

  @Test
  void aHeatGridRefusesCellsThatDoNotFitOrCannotBe() {
    assertThatThrownBy(() -> new HeatGrid(2, 2, new double[3]))
        .hasMessageContaining("2 columns and 2 rows cannot have 3 cells");
    assertThatThrownBy(() -> new HeatGrid(1, 1, new double[] {-1}))
        .hasMessageContaining("0 or more, but had -1.0");
    assertThatThrownBy(() -> new HeatGrid(1, 1, new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsRefuseNegatives() {
    assertThatThrownBy(() -> new InOut(-1, 0)).hasMessageContaining("in -1");
    assertThatThrownBy(() -> new Occupancy(-0.1, 0)).hasMessageContaining("mean -0.1");
  }

  @Test
  void axisStepsAreRound() {
    assertThat(TimeChart.step(0, 4)).isEqualTo(1);
    assertThat(TimeChart.step(4, 4)).isEqualTo(1);
    assertThat(TimeChart.step(5, 4)).isEqualTo(2);
    assertThat(TimeChart.step(9, 4)).isEqualTo(5);
    assertThat(TimeChart.step(58, 4)).isEqualTo(20);
    assertThat(TimeChart.step(1300, 4)).isEqualTo(500);
  }
}
