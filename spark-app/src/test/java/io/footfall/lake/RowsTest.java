package io.footfall.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.Box;
import io.footfall.geometry.Shift;
import io.footfall.model.CameraId;
import io.footfall.model.ClothingColour;
import io.footfall.model.Detection;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.Test;

class RowsTest {
  private static final ClothingColour CLOTHES = ClothingColour.of(new byte[] {1, 2, 3, 4, 5, -6});

  private static final Detection DETECTION =
      new Detection(5_000_000, new Box(1, 2, 3, 4.5), 0.5, CLOTHES, OptionalDouble.of(0.25));

  @Test
  void aDetectionComesBackWithClothesAndWhatChanged() {
    assertThat(Rows.detection(read(stored()))).isEqualTo(DETECTION);
  }

  @Test
  void whatChangedIsNotKnownOfDetectionsOfAnEarlierVersion() {
    Object[] stored = stored();
    stored[Catalogue.DETECTION.schema().fieldIndex("changed")] = null;

    assertThat(Rows.detection(read(stored)))
        .isEqualTo(new Detection(DETECTION.timeUs(), DETECTION.box(), DETECTION.score(), CLOTHES));
  }

  @Test
  void clothesOfAnEarlierVersionWithTwoPartsAreNotKnown() {
    Object[] stored = stored();
    stored[Catalogue.DETECTION.schema().fieldIndex("colour")] = new byte[32];

    assertThat(Rows.detection(read(stored)))
        .isEqualTo(
            new Detection(
                DETECTION.timeUs(),
                DETECTION.box(),
                DETECTION.score(),
                ClothingColour.UNKNOWN,
                DETECTION.changed()));
  }

  private static Object[] stored() {
    CameraId camera = new CameraId("S", "door");
    Row row = Rows.detection("r", camera, LocalDate.parse("2026-11-20"), 0, DETECTION, Shift.NONE);
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    return values;
  }

  private static Row read(Object[] values) {
    return new GenericRowWithSchema(values, Catalogue.DETECTION.schema());
  }
}
