package io.footfall.measure;

import static io.footfall.measure.Walk.PICTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.PictureSize;
import io.footfall.model.Track;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cells are 40 pixels square: 16 columns, 12 rows. */
class HeatMapTest {
  private static final int COLUMNS = 16;
  private static final int ROWS = 12;

  @Test
  void standingHeatsOneCell() {
    HeatMap map = of(Walk.from(50, 90).stay(7).track());

    assertThat(map.cells()).hasSize(1);
    assertThat(personSeconds(map, 1, 2)).isCloseTo(7, within(1e-9));
  }

  @Test
  void walkingHeatsEachCellForTheTimeItsWayTakes() {
    // 100 pixels a second through columns 0 (20 px), 1 (40 px) and 2 (40 px).
    HeatMap map = of(Walk.from(20, 20, 1).to(120, 20, 1).track());

    assertThat(personSeconds(map, 0, 0)).isCloseTo(0.2, within(1e-9));
    assertThat(personSeconds(map, 1, 0)).isCloseTo(0.4, within(1e-9));
    assertThat(personSeconds(map, 2, 0)).isCloseTo(0.4, within(1e-9));
    assertThat(total(map)).isCloseTo(1, within(1e-9));
  }

  @Test
  void theFrameRateDoesNotMatter() {
    HeatMap slow = of(Walk.from(20, 20, 1).to(610, 455, 10).to(100, 300, 6).track());
    HeatMap fast = of(Walk.from(20, 20, 25).to(610, 455, 10).to(100, 300, 6).track());

    for (int column = 0; column < COLUMNS; column++) {
      for (int row = 0; row < ROWS; row++) {
        assertThat(personSeconds(fast, column, row))
            .isCloseTo(personSeconds(slow, column, row), within(1e-6));
      }
    }
    assertThat(total(slow)).isCloseTo(16, within(1e-9));
  }

  @Test
  void feetOutsideThePictureWarmTheNearestCell() {
    // Half the way leads out over the lower border at 480.
    HeatMap below = of(Walk.from(300, 430, 5).to(300, 530, 1).track());
    HeatMap beside = of(Walk.from(-70, -5).stay(3).track());

    assertThat(personSeconds(below, 7, 10)).isCloseTo(0.1, within(1e-9));
    assertThat(personSeconds(below, 7, 11)).isCloseTo(0.9, within(1e-9));
    assertThat(personSeconds(beside, 0, 0)).isCloseTo(3, within(1e-9));
  }

  @Test
  void whoIsNotSeenForMoreThanTwoSecondsHeatsTwoWhereTheyWere() {
    HeatMap seldom = of(Walk.from(20, 20, 0.2).to(420, 20, 5).track());
    HeatMap often = of(Walk.from(20, 20, 0.5).stay(10).track());

    assertThat(personSeconds(seldom, 0, 0)).isCloseTo(2, within(1e-9));
    assertThat(total(seldom)).isCloseTo(2, within(1e-9));
    assertThat(total(often)).isCloseTo(10, within(1e-9));
  }

  @Test
  void tracksOfPicturesOfAnySizeAddUp() {
    HeatMap map = of(Walk.from(50, 90).stay(7).track());
    map.add(
        Walk.from(100, 180).stay(2).track(),
        new PictureSize(2 * PICTURE.width(), 2 * PICTURE.height()));

    assertThat(map.cells()).hasSize(1);
    assertThat(personSeconds(map, 1, 2)).isCloseTo(9, within(1e-9));
  }

  @Test
  void aGridWithoutCellsIsRefused() {
    assertThatThrownBy(() -> new HeatMap(16, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16 and 0");
  }

  private static HeatMap of(Track track) {
    HeatMap map = new HeatMap(COLUMNS, ROWS);
    map.add(track, PICTURE);
    return map;
  }

  private static double personSeconds(HeatMap map, int column, int row) {
    Map<Integer, Double> cells = new HashMap<>();
    map.cells()
        .forEach(cell -> cells.put(cell.row() * COLUMNS + cell.column(), cell.personSeconds()));
    return cells.getOrDefault(row * COLUMNS + column, 0.0);
  }

  private static double total(HeatMap map) {
    return map.cells().stream().mapToDouble(HeatMap.Cell::personSeconds).sum();
  }
}
