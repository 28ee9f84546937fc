package io.footfall.lake;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Checksums over tables that do not depend on the order of rows or files. */
public final class Checksums {
  private static final List<Table> RESULTS =
      List.of(
          Catalogue.DETECTION,
          Catalogue.TRACK_POINT,
          Catalogue.CROSSING,
          Catalogue.ZONE_VISIT,
          Catalogue.APPEARANCE);

  private Checksums() {}

  /**
   * Rows and checksum of each result table, and {@code checksum} over all of them. A row's hash
   * covers every column; hashes are added up, so a doubled row changes the sum.
   */
  public static Map<String, Object> of(Lake lake) {
    Map<String, Object> figures = new LinkedHashMap<>();
    BigDecimal all = BigDecimal.ZERO;
    for (Table table : RESULTS) {
      Column[] columns =
          table.columns().stream()
              .map(column -> functions.col(column.name()))
              .toArray(Column[]::new);
      Row row =
          lake.read(table)
              .select(functions.xxhash64(columns).cast("decimal(20,0)").as("h"))
              .agg(
                  functions.count("h"),
                  functions.coalesce(functions.sum("h"), functions.lit(BigDecimal.ZERO)))
              .head();
      figures.put(table.name() + "_rows", row.getLong(0));
      figures.put(table.name(), row.getDecimal(1).toBigInteger().toString(16));
      all = all.multiply(BigDecimal.valueOf(31)).add(row.getDecimal(1));
    }
    figures.put("checksum", all.toBigInteger().toString(16));
    return figures;
  }
}
