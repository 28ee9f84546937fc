package io.footfall.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.TestSpark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class SliceTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final StructType SCHEMA =
      new StructType()
          .add("store_id", DataTypes.StringType)
          .add("camera_id", DataTypes.StringType)
          .add("day", DataTypes.DateType);

  private static final List<Slice> SLICES =
      List.of(
          Slice.ALL,
          Slice.NONE,
          Slice.ofDay(DAY),
          Slice.of("store_id", List.of()),
          Slice.of("store_id", List.of("S1", "it's", "a\\b", "")),
          Slice.ofDay(DAY).and("store_id", List.of("S1")).and("camera_id", List.of("a", "a/b")),
          Slice.ofDay(DAY).and(List.of("store_id", "camera_id"), List.of("S1/a", "it's/a/b")),
          Slice.any(List.of()),
          Slice.any(
              List.of(
                  Slice.ofDay(DAY).and("store_id", List.of("S1")),
                  Slice.ofDay(DAY.plusDays(1)).and("camera_id", List.of("a")),
                  Slice.NONE)));

  @Test
  void sqlAndJavaSelectTheSameRows() {
    List<Row> rows = rows();
    for (Slice slice : SLICES) {
      List<String> bySql =
          TestSpark.session()
              .createDataFrame(rows, SCHEMA)
              .where(slice.sql())
              .collectAsList()
              .stream()
              .map(Row::toString)
              .sorted()
              .toList();
      List<String> byJava =
          rows.stream().filter(row -> slice.holds(named(row))).map(Row::toString).sorted().toList();
      assertThat(byJava).as(slice.sql()).isEqualTo(bySql);
    }
    assertThat(SLICES)
        .as("slices that select some rows, but not all")
        .filteredOn(slice -> rows.stream().anyMatch(row -> slice.holds(named(row))))
        .filteredOn(slice -> !rows.stream().allMatch(row -> slice.holds(named(row))))
        .hasSize(5);
  }

  @Test
  void whatIsKnownOfAPartitionNeedNotBeAskedOfItsRows() {
    for (Slice slice : SLICES) {
      for (Row row : rows()) {
        Map<String, String> known = new HashMap<>();
        known.put("store_id", row.getString(0));
        known.put("day", row.get(2) == null ? null : row.get(2).toString());
        for (String forgotten : List.of("", "store_id", "day")) {
          known.remove(forgotten);
          assertThat(slice.amongRowsWith(known).holds(named(row)))
              .as("%s, %s, known %s", slice.sql(), row, known)
              .isEqualTo(slice.holds(named(row)));
        }
      }
    }
    Slice ofStore = Slice.ofDay(DAY).and("store_id", List.of("S1"));
    assertThat(ofStore.amongRowsWith(Map.of("day", DAY.plusDays(1).toString())))
        .isEqualTo(Slice.NONE);
    assertThat(ofStore.amongRowsWith(Map.of("day", DAY.toString())))
        .isEqualTo(Slice.of("store_id", List.of("S1")));
    assertThat(ofStore.amongRowsWith(Map.of("day", DAY.toString(), "store_id", "S1")))
        .isEqualTo(Slice.ALL);
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String store : new String[] {"S1", "it's", "a\\b", "", null}) {
      for (String camera : new String[] {"a", "a/b", null}) {
        for (LocalDate day : new LocalDate[] {DAY, DAY.plusDays(1), null}) {
          rows.add(RowFactory.create(store, camera, day));
        }
      }
    }
    return rows;
  }

  private static Row named(Row row) {
    return new org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema(
        new Object[] {row.get(0), row.get(1), row.get(2)}, SCHEMA);
  }
}
