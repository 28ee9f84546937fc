package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.lake.Slice;
import io.footfall.model.CameraId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {
  private static final LocalDate DAY = LocalDate.parse("2025-11-03");

  @Test
  void aCameraDayIsFoundByItsName() {
    for (CameraId camera :
        List.of(new CameraId("S1", "door"), new CameraId("S1", "floor 2/door/left"))) {
      CameraDay cameraDay = new CameraDay(camera, DAY);
      assertThat(CameraDay.ofUnit(cameraDay.unit())).isEqualTo(cameraDay);
    }
    assertThat(new CameraDay(new CameraId("S1", "door"), DAY).unit())
        .isEqualTo("S1/door/2025-11-03");
  }

  @Test
  void eachDayHasOneSliceOfItsCameras() {
    List<CameraDay> cameraDays =
        List.of(
            new CameraDay(new CameraId("S2", "a"), DAY),
            new CameraDay(new CameraId("S1", "b"), DAY),
            new CameraDay(new CameraId("S1", "b"), DAY.plusDays(1)));
    assertThat(Slices.byDay(cameraDays)).containsOnlyKeys(DAY, DAY.plusDays(1));
    assertThat(Slices.byDay(cameraDays).values())
        .extracting(Slice::sql)
        .containsExactly(
            "day IN (DATE'2025-11-03') AND store_id IN ('S1', 'S2')"
                + " AND concat(store_id, '/', camera_id) IN ('S1/b', 'S2/a')",
            "day IN (DATE'2025-11-04') AND store_id IN ('S1')"
                + " AND concat(store_id, '/', camera_id) IN ('S1/b')");
  }

  @Test
  void storesOfOneDayAreOneAlternative() {
    List<StoreDay> storeDays =
        List.of(
            new StoreDay("S2", DAY), new StoreDay("S1", DAY.plusDays(1)), new StoreDay("S1", DAY));
    assertThat(Slices.ofStoreDays(storeDays).sql())
        .isEqualTo(
            "(day IN (DATE'2025-11-03') AND store_id IN ('S1', 'S2'))"
                + " OR (day IN (DATE'2025-11-04') AND store_id IN ('S1'))");
    assertThat(Slices.ofStoreDays(List.of()).sql()).isEqualTo("false");
  }

  @Test
  void aHashKnowsThePartsAndTheirBorders() {
    assertThat(Hashes.of("ab", "c")).isEqualTo(Hashes.of("ab", "c")).hasSize(32);
    assertThat(Hashes.of("ab", "c")).isNotEqualTo(Hashes.of("a", "bc"));
    assertThat(Hashes.of("a", "b")).isNotEqualTo(Hashes.of("b", "a"));
    assertThat(Hashes.of("a", null)).isNotEqualTo(Hashes.of("a"));
    assertThat(Hashes.of(12, 3L)).isEqualTo(Hashes.of("12", "3"));
  }
}
