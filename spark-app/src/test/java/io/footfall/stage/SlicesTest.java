package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.model.CameraId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
  void eachDayHasOnePredicateOverItsCameras() {
    List<CameraDay> cameraDays =
        List.of(
            new CameraDay(new CameraId("S2", "a"), DAY),
            new CameraDay(new CameraId("S1", "b"), DAY),
            new CameraDay(new CameraId("S1", "b"), DAY.plusDays(1)));
    assertThat(Slices.byDay(cameraDays))
        .containsExactly(
            Map.entry(
                DAY,
                "day = DATE'2025-11-03' AND store_id IN ('S1', 'S2')"
                    + " AND concat(store_id, '/', camera_id) IN ('S1/b', 'S2/a')"),
            Map.entry(
                DAY.plusDays(1),
                "day = DATE'2025-11-04' AND store_id IN ('S1')"
                    + " AND concat(store_id, '/', camera_id) IN ('S1/b')"));
  }

  @Test
  void anyOfNoPredicatesSelectsNothing() {
    assertThat(Slices.any(List.of())).isEqualTo("false");
    assertThat(Slices.any(List.of("a", "b"))).isEqualTo("(a) OR (b)");
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
