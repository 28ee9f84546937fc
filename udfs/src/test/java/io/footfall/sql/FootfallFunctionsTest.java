package io.footfall.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FootfallFunctionsTest {
  private static SparkSession spark;

  @BeforeAll
  static void startSpark() {
    spark =
        SparkSession.builder()
            .master("local[1]")
            .appName("footfall-functions")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.session.timeZone", "Asia/Tokyo")
            .getOrCreate();
    FootfallFunctions.register(spark);
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  @Test
  void overlapOfTwoBoxesIsTheirSharedAreaOverTheirUnion() {
    assertThat(values("ff_iou(0, 0, 2, 2, 1, 0, 3, 2)")).containsExactly(1.0 / 3);
    assertThat(values("ff_iou(0D, 0D, 2D, 2D, 2.0, 0, 3, 2)")).containsExactly(0.0);
  }

  @Test
  void sideIsSeenByOneWhoStandsAtTheStartAndFacesTheEnd() {
    assertThat(
            values(
                "ff_side_of_line(9, 5, 5, 9, 5, 0), ff_side_of_line(1, 5, 5, 9, 5, 0),"
                    + " ff_side_of_line(5, 1, 5, 9, 5, 0)"))
        .containsExactly("right", "left", "on");
  }

  @Test
  void aPointIsInsideAPolygonOrNot() {
    String triangle = "array(array(0.1, 0.1), array(0.9, 0.1), array(0.5, 0.9))";
    assertThat(
            values(
                "ff_in_polygon(0.5, 0.5, %s), ff_in_polygon(0.1D, 0.9D, %s)"
                    .formatted(triangle, triangle)))
        .containsExactly(true, false);
  }

  @Test
  void quarterHoursDoNotDependOnTheSessionsTimeZone() {
    assertThat(values("unix_micros(ff_quarter(timestamp'2026-07-01T10:14:59.999999Z'))"))
        .containsExactly(values("unix_micros(timestamp'2026-07-01T10:00:00Z')").get(0));
    assertThat(values("ff_local_quarter(timestamp'2026-07-01T10:15:00Z', 'America/Chicago')"))
        .containsExactly(LocalDateTime.of(2026, 7, 1, 5, 15));
    assertThat(values("ff_local_quarter(timestamp'2026-07-01T10:15:00Z', 'Asia/Kathmandu')"))
        .containsExactly(LocalDateTime.of(2026, 7, 1, 16, 0));
  }

  @Test
  void bothTimestampClassesAreUnderstood() {
    spark.conf().set("spark.sql.datetime.java8API.enabled", "true");
    try {
      assertThat(values("unix_micros(ff_quarter(timestamp'2026-07-01T10:14:00Z'))"))
          .containsExactly(values("unix_micros(timestamp'2026-07-01T10:00:00Z')").get(0));
    } finally {
      spark.conf().unset("spark.sql.datetime.java8API.enabled");
    }
  }

  @Test
  void nullGivesNull() {
    assertThat(
            values(
                "ff_iou(null, 0, 2, 2, 1, 0, 3, 2), ff_side_of_line(1, null, 5, 9, 5, 0),"
                    + " ff_in_polygon(1, 1, null), ff_quarter(null),"
                    + " ff_local_quarter(timestamp'2026-07-01T10:15:00Z', null)"))
        .containsOnlyNulls();
  }

  private static List<Object> values(String expressions) {
    Row row = spark.sql("SELECT " + expressions).head();
    return IntStream.range(0, row.size()).mapToObj(row::get).toList();
  }
}
