package io.footfall.measure;

import static io.footfall.measure.Walk.PICTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.footfall.geometry.PictureSize;
import io.footfall.model.TimeRange;
import io.footfall.model.Track;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cells are 40 pixels square: 16 columns, 12 rows. */
class HeatMapTest {
  private static final int COLUMNS = 16;
  private static final TimeRange ALWAYS = new TimeRange(0, 1_000_000_000);

  @Test
  void standingHeatsOneCell() {
    HeatMap map = of(Walk.from(50, 90).stay(7).track());

    assertThat(map.rows()).isEqualTo(12);
    assertThat(map.cells()).hasSize(1);
    assertThat(map.personSeconds(1, 2)).isCloseTo(7, within(1e-9));
  }

  @Test
  void walkingHeatsEachCellForTheTimeItsWayTakes() {
    // 100 pixels a second through columns 0 (20 px), 1 (40 px) and 2 (40 px).
    HeatMap map = of(Walk.from(20, 20, 1).to(120, 20, 1).track());

    assertThat(map.personSeconds(0, 0)).isCloseTo(0.2, within(1e-9));
    assertThat(map.personSeconds(1, 0)).isCloseTo(0.4, within(1e-9));
    assertThat(map.personSeconds(2, 0)).isCloseTo(0.4, within(1e-9));
    assertThat(map.totalPersonSeconds()).isCloseTo(1, within(1e-9));
  }

  @Test
  void theFrameRateDoesNotMatter() {
    HeatMap slow = of(Walk.from(20, 20, 1).to(610, 455, 10).to(100, 300, 6).track());
    HeatMap fast = of(Walk.from(20, 20, 25).to(610, 455, 10).to(100, 300, 6).track());

    for (int column = 0; column < COLUMNS; column++) {
      for (int row = 0; row < slow.rows(); row++) {
        assertThat(fast.personSeconds(column, row))
            .isCloseTo(slow.personSeconds(column, row), within(1e-6));
      }
    }
    assertThat(slow.totalPersonSeconds()).isCloseTo(16, within(1e-9));
  }

  @Test
  void timeOutsideThePictureIsNotCounted() {
    HeatMap map = of(Walk.from(300, 430, 5).to(300, 530, 1).track());

    assertThat(map.totalPersonSeconds()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void onlyTheWindowCounts() {
    Track track = Walk.from(20, 20).stay(10).track();

    HeatMap map = HeatMap.of(List.of(track), PICTURE, COLUMNS, new TimeRange(2_900_000, 4_000_000));

    assertThat(map.totalPersonSeconds()).isCloseTo(1.1, within(1e-9));
  }

  @Test
  void theLastRowMayReachBelowThePicture() {
    HeatMap map =
        HeatMap.of(
            List.of(Walk.from(10, 99).stay(1).track()), new PictureSize(300, 100), 10, ALWAYS);

    assertThat(map.rows()).isEqualTo(4);
    assertThat(map.cells()).containsExactly(new HeatMap.Cell(0, 3, 1));
  }

  @Test
  void aCellOutsideTheGridIsRefused() {
    HeatMap map = of(Walk.from(10, 10).track());

    assertThatThrownBy(() -> map.personSeconds(16, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16x12");
  }

  private static HeatMap of(Track track) {
    return HeatMap.of(List.of(track), PICTURE, COLUMNS, ALWAYS);
  }
}
